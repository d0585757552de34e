// Where the money went: the pages of the ledger.
import type { Route } from '../../../platform/http/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { frontRoutes } from './front.ts'
import { lineListRoutes } from './lines.ts'
import { localityRoutes } from './localities.ts'
import { sumRoutes } from './sums.ts'
import { supplierRoutes } from './suppliers.ts'

export const readingRoutes = (services: LocalEconomyServices): readonly Route[] => [
  ...frontRoutes(services),
  ...sumRoutes(services),
  ...supplierRoutes(services),
  ...lineListRoutes(services),
  ...localityRoutes(services),
]
