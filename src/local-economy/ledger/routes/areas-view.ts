// From the sums by area as they are kept to those that pages show.
import type { AreaSums } from '../pages/areas-words.ts'
import type { LocalitySum, Whereabouts } from '../store/localities.ts'
import { addSums } from '../store/rolled-up.ts'
import type { AreasState } from './reading-here.ts'

export const areaSumsOf = (sums: readonly LocalitySum[]): AreaSums => {
  const of = (...where: readonly Whereabouts[]) => addSums(sums.filter((one) => where.includes(one.where)))
  return {
    inside: of('inside'),
    neighbour: of('neighbour'),
    elsewhere: of('elsewhere'),
    'not-known': of('no-postcode', 'not-found'),
  }
}

const why: Readonly<Record<AreasState, string | undefined>> = {
  known: undefined,
  missing:
    'It has not been worked out yet where the postcodes on these payments lie. The server does so every hour; until then the area of every payment is not known.',
  stale:
    'The files, the place or the registers have changed since it was last worked out where postcodes lie. The server does so every hour; until then the area of every payment is not known.',
}

/** Why nothing is known of areas, in words; undefined where something is. */
export const areasMissing = (state: AreasState): string | undefined => why[state]
