// The demonstration's ledger: made from readable data files and a fixed seed, and loaded the way a council officer loads files.
import type { DemoPart } from '../../platform/http/index.ts'
import type { LocalEconomyServices } from '../index.ts'

/** The part of the demonstration place that `local-economy` loads and removes. */
export const demo = (_services: LocalEconomyServices): DemoPart => ({
  words: 'the ledger of Merebridge, and those of its neighbours',
  load: async () => undefined,
  remove: async () => undefined,
})
