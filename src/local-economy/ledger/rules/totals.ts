// Whether the totals that a file states are the sums of its lines.
import type { TotalRow } from './types.ts'

/** A sentence for each total row that is neither the sum so far nor the sum since the one before. */
export const checkTotals = (totals: readonly TotalRow[]): string[] => {
  throw new Error(String(totals))
}
