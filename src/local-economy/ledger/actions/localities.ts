// Where the postcodes of a ledger lie: inside the place, next door, elsewhere. Worked out again when it no longer fits.
import type { PlaceId } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { Progress, Runner } from './runner.ts'

/** @returns whether there was anything to do */
export const refreshLocalities = async (
  runner: Runner,
  services: LocalEconomyServices,
  place: PlaceId,
  progress?: Progress,
): Promise<boolean> => {
  throw new Error(String([runner, services, place, progress]))
}
