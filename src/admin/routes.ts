// Every address of admin.
import type { Route } from '../platform/http/index.ts'
import type { AdminServices } from './index.ts'
import { publicRoutes } from './routes/public.ts'
import { runningRoutes } from './routes/running.ts'
import { settingsAndAuditRoutes } from './routes/settings-and-audit.ts'

export const routes = (services: AdminServices): readonly Route[] => [
  ...runningRoutes(services),
  ...settingsAndAuditRoutes(services),
  ...publicRoutes(services),
]
