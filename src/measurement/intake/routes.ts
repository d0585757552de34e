// The addresses of this room: see the feature's README.
import type { Route } from '../../platform/http/index.ts'
import { importRoutes } from './routes/import.ts'
import { openRoutes } from './routes/open.ts'
import { startRoutes } from './routes/start.ts'

export const intakeRoutes: readonly Route[] = [...startRoutes, ...importRoutes, ...openRoutes]
