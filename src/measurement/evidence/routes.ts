// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { MeasurementServices } from '../index.ts'
import { checkingRoutes } from './routes/checking.ts'
import { checkRoutes } from './routes/checks.ts'
import { evidenceItemRoutes } from './routes/evidence.ts'

export const evidenceRoutes = (services: MeasurementServices): readonly Route[] => [
  ...evidenceItemRoutes(services),
  ...checkRoutes(services),
  ...checkingRoutes,
]
