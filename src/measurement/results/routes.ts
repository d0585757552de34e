// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import { recordRoutes } from './routes/records.ts'
import { workRoutes } from './routes/works.ts'

export const resultsRoutes: readonly Route[] = [...workRoutes, ...recordRoutes]
