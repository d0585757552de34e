// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { PrioritiesServices } from '../index.ts'
import { needsFileRoutes } from './routes/files.ts'
import { needsImportRoutes } from './routes/import.ts'
import { needsReadingRoutes } from './routes/reading.ts'

export const needsRoutes = (services: PrioritiesServices): readonly Route[] => [
  ...needsFileRoutes,
  ...needsImportRoutes(services),
  ...needsReadingRoutes,
]
