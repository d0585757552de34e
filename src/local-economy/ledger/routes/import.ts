// From a file to the ledger, in the browser: sending files, what the reader found in them, correcting that, adding it.
import type { Route } from '../../../platform/http/index.ts'
import type { LocalEconomyServices } from '../../index.ts'

export const importRoutes = (_services: LocalEconomyServices): readonly Route[] => []
