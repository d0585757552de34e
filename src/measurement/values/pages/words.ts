// The words and addresses that the pages of values share.
import { formatDay, formatPence, pence } from '../../../platform/kernel/index.ts'
import { type Html, tag } from '../../../platform/ui/index.ts'
import { pounds } from '../../methods/rules/figures.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import type { Range } from '../../rules/words.ts'
import type { Days } from '../rules/days.ts'
import type { Confidence } from '../rules/types.ts'

export const valuesAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/values`
export const packAddress = (place: Pick<PlaceNamed, 'slug'>, pack: string): string => `${valuesAt(place)}/packs/${pack}`
export const measureValuesAddress = ({ slug }: Pick<PlaceNamed, 'slug'>, measure: string): string =>
  `/places/${slug}/measures/${measure}/values`
export const underValues = (place: PlaceNamed) => [{ text: '£ values', href: valuesAt(place) }]

export const useAddress = (place: Pick<PlaceNamed, 'slug'>, use: string): string => `${valuesAt(place)}/uses/${use}`

/** For which days it counts, by the first day of what was done. */
export const daysWords = ({ from, to }: Days): string => {
  if (from === null) return to === null ? 'All days' : `Until ${formatDay(to)}`
  return to === null ? `From ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(to)}`
}

/** Never only the middle: `£10 – £12 – £15`, or one amount where nothing else is known. */
export const rangeWords = ({ low, central, high }: Range): string =>
  low === high
    ? `${formatPence(pence(central))} (no range is given)`
    : [low, central, high].map((one) => formatPence(pence(one))).join(' – ')

/** Of exact pence, as a working has them. */
export const exactRange = ({ low, central, high }: Range): string =>
  low === high ? `${pounds(central)} (no range is given)` : [low, central, high].map(pounds).join(' – ')

const confidenceKinds: Readonly<Record<Confidence, 'good' | 'attention' | 'wrong'>> = {
  green: 'good',
  amber: 'attention',
  red: 'wrong',
}
const confidenceTitles: Readonly<Record<Confidence, string>> = {
  green: 'Sound source',
  amber: 'Fair source',
  red: 'Weak source',
}

export const confidenceTag = (confidence: Confidence): Html =>
  tag(confidenceTitles[confidence], confidenceKinds[confidence])
