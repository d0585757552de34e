// All addresses of the ledger.
import type { Route } from '../../platform/http/index.ts'
import type { LocalEconomyServices } from '../index.ts'
import { importRoutes } from './routes/import.ts'
import { publishingRoutes } from './routes/publishing.ts'
import { readingRoutes } from './routes/reading.ts'
import { receiptRoutes } from './routes/receipts.ts'

export const ledgerRoutes = (services: LocalEconomyServices): readonly Route[] => [
  ...readingRoutes(services),
  ...importRoutes(services),
  ...receiptRoutes(services),
  ...publishingRoutes(services),
]
