// Whether the totals that a file states are the sums of its lines.
import { formatPence } from '../../../platform/kernel/index.ts'
import type { TotalRow } from './types.ts'

/**
 * A sentence for each total row that is neither the sum of all lines above it nor the sum since the one before. Held lines
 * count with what they say, so an unreadable amount shows here as well.
 */
export const checkTotals = (totals: readonly TotalRow[]): string[] =>
  totals
    .filter(({ pence, sinceStart, sinceLast }) => pence !== sinceStart && pence !== sinceLast)
    .map(({ row, pence, sinceStart, sinceLast }) => {
      const other = sinceLast === sinceStart ? '' : ` (${formatPence(sinceLast)} since the total before)`
      return `Row ${row.toLocaleString('en-GB')} states a total of ${formatPence(pence)}; the lines above it add up to ${formatPence(sinceStart)}${other}.`
    })
