// What the money was for, as the publishers call it.
import { type Asking, query } from '../../../platform/analytics/index.ts'
import { type YearNumber, yearSpan } from '../rules/years.ts'
import { basisSums, type Counting, rolledUp, type Sum, type SumRow, sumOf } from './rolled-up.ts'

export interface CategorySum extends Sum {
  /** As written; null where the line states none. */
  readonly category: string | null
}

/** The largest first, what is not stated among them. @param year all years where it is left out */
export const categorySums = async (
  asking: Asking,
  live: readonly Counting[],
  { year }: { readonly year?: YearNumber | undefined } = {},
): Promise<CategorySum[]> => {
  const categories = rolledUp(live, 'categories')
  if (categories === undefined) return []
  const span = year === undefined ? undefined : yearSpan(year)
  const found = await asking.rows<SumRow & { readonly category: string | null }>(
    query`select category, sum(lines)::bigint as lines, sum(pence)::bigint as pence, ${basisSums}
      from ${categories}
      ${span === undefined ? query`` : query`where month between ${span.from}::date and ${span.to}::date`}
      group by category order by pence desc, category nulls last`,
  )
  return found.map((one) => ({ category: one.category, ...sumOf(one) }))
}
