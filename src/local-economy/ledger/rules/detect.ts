// How a table would be read, from a sample of its rows.
import type { Detected, OrderDecision, Sample } from './types.ts'

export const detect = (sample: Sample): Detected => {
  throw new Error(String(sample))
}

/** The same after the whole date column was looked at. An order that a person gave stays where the column leaves it open. */
export const withOrder = (detected: Detected, decision: OrderDecision): Detected => {
  throw new Error(String([detected, decision]))
}
