// What was added to the ledger: the batches, their receipts, the rows that were held and the rows of their files.
import type { Route } from '../../../platform/http/index.ts'
import type { LocalEconomyServices } from '../../index.ts'

export const receiptRoutes = (_services: LocalEconomyServices): readonly Route[] => []
