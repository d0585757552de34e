// Every address of places, organisations and registers.
import type { Route } from '../platform/http/index.ts'
import type { PlaceServices } from './index.ts'
import { registerRoutes } from './registers/routes.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { partnerRoutes } from './routes/partners.ts'
import { placeFormRoutes } from './routes/place-form.ts'
import { placeRoutes } from './routes/places.ts'
import { seatRoutes } from './seats/routes.ts'

export const routes = (services: PlaceServices): readonly Route[] => [
  ...placeRoutes(services),
  ...placeFormRoutes(),
  ...partnerRoutes(),
  ...seatRoutes(services),
  ...organisationRoutes(),
  ...registerRoutes(services),
]
