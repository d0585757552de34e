// How the sums of measures are said.

import type { Measure } from '../../framework/rules/types.ts'
import { formatQuantity, type Quantity } from '../../rules/quantity.ts'
import { addsUp, unitWords } from '../../rules/words.ts'
import type { Part } from '../rules/graded.ts'

type Counted = Pick<Measure, 'unit' | 'ownUnit'>

/** Made once: to make one takes far longer than to use it. */
const mean = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** Percentages of different things have no sum: their mean is said, and of how many. */
export const partWords = ({ unit, ownUnit }: Counted, { quantity, records }: Part): string => {
  if (records === 0) return addsUp(unit) ? formatQuantity(0 as Quantity, unit, ownUnit) : 'None'
  if (addsUp(unit)) return formatQuantity(quantity as Quantity, unit, ownUnit)
  return `${mean.format(quantity / records / 1000)}% on average of ${records}`
}

/** The number alone, for a table with the unit in a column of its own. */
export const partNumber = ({ unit }: Counted, { quantity, records }: Part): number =>
  addsUp(unit) ? quantity / 1000 : records === 0 ? 0 : quantity / records / 1000

export const unitOf = ({ unit, ownUnit }: Counted): string => unitWords(unit, ownUnit)

export const resultsAt = ({ slug }: { readonly slug: string }): string => `/places/${slug}/results`

/** Without what is empty. */
export const queryOf = (pairs: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(pairs)) if (value) query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}
