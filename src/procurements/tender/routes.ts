// The tenders of a procurement: written and published by its officers, seen by everybody.
import type { Route } from '../../platform/http/index.ts'
import type { TenderPorts } from './actions/ports.ts'
import { draftRoutes } from './routes/drafts.ts'
import { laboratoryRoutes } from './routes/laboratory.ts'
import { type PublicServices, publicRoutes } from './routes/public.ts'
import { publishedRoutes } from './routes/published.ts'
import { tenderRoomRoutes } from './routes/tenders.ts'

export const tenderRoutes = (services: PublicServices, ports: TenderPorts): readonly Route[] => [
  ...draftRoutes,
  ...laboratoryRoutes(ports.laboratory),
  ...tenderRoomRoutes(ports),
  ...publishedRoutes(ports),
  ...publicRoutes(services),
]
