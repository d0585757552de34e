// A span of days with both ends in it, as contracts and spend returns state them.
import type { Day } from './date.ts'

/** Both days are inside the period; an open end means "until further notice". */
export interface Period {
  readonly from: Day
  readonly to?: Day
}

export const inPeriod = (day: Day, period: Period): boolean =>
  period.from <= day && (period.to === undefined || day <= period.to)

export const overlaps = (a: Period, b: Period): boolean =>
  (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to)

/** The public-sector financial year that holds this day, 1 April to 31 March, named `2025/26`. */
export const financialYear = (day: Day): { readonly name: string; readonly period: Required<Period> } => {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)
  return {
    name: `${year}/${String((year + 1) % 100).padStart(2, '0')}`,
    period: { from: `${year}-04-01` as Day, to: `${year + 1}-03-31` as Day },
  }
}
