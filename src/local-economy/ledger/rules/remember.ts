// How a publisher's next file is read like the one before.
import type { Mapping } from './types.ts'

/** The shape of headings: the same for files whose headings differ only in case, spaces and signs. */
export const signatureOf = (headings: readonly string[]): string => {
  throw new Error(String(headings))
}

/**
 * The remembered or given mapping on this table: its columns found by their headings, else by their place. Where the header
 * stands, and an order of dates that the table itself proves, come from `detected`. Undefined where supplier or amount is missing.
 */
export const fitMapping = (
  remembered: Mapping,
  headings: readonly string[],
  detected: Mapping,
): Mapping | undefined => {
  throw new Error(String([remembered, headings, detected]))
}
