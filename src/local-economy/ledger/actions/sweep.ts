// Clearing away what no record names: folders of imports that were cut short, of files taken back, of batches that ended.
import type { LocalEconomyServices } from '../../index.ts'
import type { Runner } from './runner.ts'

/** As the system. @returns how many folders and files went */
export const sweep = async (runner: Runner, services: LocalEconomyServices): Promise<number> => {
  throw new Error(String([runner, services]))
}
