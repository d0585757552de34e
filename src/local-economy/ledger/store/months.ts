// How much was paid in each month.
import { type Asking, query } from '../../../platform/analytics/index.ts'
import { type YearNumber, yearOf } from '../rules/years.ts'
import { addSums, basisSums, type Counting, rolledUp, type Sum, type SumRow, sumOf } from './rolled-up.ts'

export interface MonthSum extends Sum {
  /** `2024-04` */
  readonly month: string
}

/** In order; a month without a line is not there. */
export const monthSums = async (asking: Asking, live: readonly Counting[]): Promise<MonthSum[]> => {
  const months = rolledUp(live, 'months')
  if (months === undefined) return []
  const found = await asking.rows<SumRow & { readonly month: string }>(
    query`select strftime(month, '%Y-%m') as month, sum(lines)::bigint as lines, sum(pence)::bigint as pence, ${basisSums}
      from ${months} group by 1 order by 1`,
  )
  return found.map((one) => ({ month: one.month, ...sumOf(one) }))
}

export interface YearSum extends Sum {
  readonly year: YearNumber
}

/** The financial years of these months, in order. */
export const yearSums = (months: readonly MonthSum[]): YearSum[] =>
  [...Map.groupBy(months, ({ month }) => yearOf(month))].map(([year, all]) => ({ year, ...addSums(all) }))
