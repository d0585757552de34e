// Spans of days: which earlier batches a new one overlaps, and where nothing is known.
import type { Day } from '../../../platform/kernel/index.ts'
import type { Span } from './types.ts'

/** Those of the earlier spans that share a day with this one. */
export const overlapping = <T extends Span>(span: Span, earlier: readonly T[]): T[] =>
  earlier.filter((other) => other.from <= span.to && span.from <= other.to)

/** The whole days between spans that none of them covers. */
export const gapsBetween = (spans: readonly Span[]): Span[] => {
  throw new Error(String(spans))
}

/** From the earliest to the latest day; null without days. */
export const spanOf = (days: Iterable<Day>): Span | null => {
  throw new Error(String(days))
}

/** `1 April 2024 to 30 June 2024`; one day alone is named once. */
export const spanWords = (span: Span): string => {
  throw new Error(String(span))
}

/** A warning: the days of this file are partly in the ledger already. */
export const overlapWords = (span: Span, other: Span & { readonly file: string }): string => {
  throw new Error(String([span, other]))
}

/** The same table is in the ledger already. */
export const duplicateWords = (file: string): string => {
  throw new Error(file)
}
