// Showing the ledger to everybody, and no longer.
import type { Route } from '../../../platform/http/index.ts'
import type { LocalEconomyServices } from '../../index.ts'

export const publishingRoutes = (_services: LocalEconomyServices): readonly Route[] => []
