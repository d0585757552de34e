// Merebridge and its two neighbours, from readable files: areas, postcodes, boundaries, places and partners. All invented.
import type { DemoPart } from '../../platform/http/index.ts'

export const demo: DemoPart = {
  words: 'the places, their maps and their partner organisations',
  load: async () => undefined,
  remove: async () => undefined,
}
