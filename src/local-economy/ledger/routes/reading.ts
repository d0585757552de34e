// Where the money went: the pages of the ledger.
import type { Route } from '../../../platform/http/index.ts'
import type { LocalEconomyServices } from '../../index.ts'

export const readingRoutes = (_services: LocalEconomyServices): readonly Route[] => []
