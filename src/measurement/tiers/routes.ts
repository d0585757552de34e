// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { MeasurementServices } from '../index.ts'
import { checkRoutes } from './routes/check.ts'
import { smallFormRoutes } from './routes/small-form.ts'
import { tierRoutes } from './routes/tiers.ts'

export const tiersRoutes = (services: MeasurementServices): readonly Route[] => [
  ...tierRoutes(services),
  ...checkRoutes(services),
  ...smallFormRoutes(services),
]
