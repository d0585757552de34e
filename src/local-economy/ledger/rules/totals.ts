// Whether the totals that a file states are the sums of its lines: what does not agree is a warning, what does is on the receipt.
import { count, formatPence, listOf } from '../../../platform/kernel/index.ts'
import type { TotalRow, TotalsCompared } from './types.ts'

const agrees = ({ pence, sinceStart, sinceLast }: TotalRow): boolean => pence === sinceStart || pence === sinceLast

/**
 * A sentence for each total row that is neither the sum of all lines above it nor the sum since the one before. Held lines
 * count with what they say, so an unreadable amount shows here as well.
 */
export const checkTotals = (totals: readonly TotalRow[]): string[] =>
  totals
    .filter((one) => !agrees(one))
    .map(({ row, pence, sinceStart, sinceLast }) => {
      const other = sinceLast === sinceStart ? '' : ` (${formatPence(sinceLast)} since the total before)`
      return `Row ${row.toLocaleString('en-GB')} states a total of ${formatPence(pence)}; the lines above it add up to ${formatPence(sinceStart)}${other}.`
    })

const mostKept = 20
const mostNamed = 5

/** A total of nothing is no proof of anything. */
export const agreeingTotals = (totals: readonly TotalRow[]): TotalsCompared => {
  const agreeing = totals.filter((one) => agrees(one) && one.pence !== 0)
  const rows = agreeing.slice(0, mostKept).map(({ row, pence }) => ({ row, pence }))
  return { compared: totals.length, agreeing: agreeing.length, rows }
}

/** Undefined where none agrees. */
export const agreeingWords = ({ agreeing, rows }: TotalsCompared): string | undefined => {
  if (agreeing === 0) return undefined
  const named = rows
    .slice(0, mostNamed)
    .map(({ row, pence }) => `${formatPence(pence)} in row ${row.toLocaleString('en-GB')}`)
  const more = agreeing - named.length
  const which = listOf(more > 0 ? [...named, `${more.toLocaleString('en-GB')} more`] : named)
  return `${count(agreeing, 'total')} that the file states ${agreeing === 1 ? 'agrees' : 'agree'} with the lines above ${agreeing === 1 ? 'it' : 'them'}: ${which}.`
}
