// Spans of days: which earlier batches a new one overlaps, and where nothing is known.
import { addDays, type Day, formatDay, listOf } from '../../../platform/kernel/index.ts'
import type { Span } from './types.ts'

/** Those of the earlier spans that share a day with this one. */
export const overlapping = <T extends Span>(span: Span, earlier: readonly T[]): T[] =>
  earlier.filter((other) => other.from <= span.to && span.from <= other.to)

/** The days between the first and the last span that none of them covers, in order. */
export const gapsBetween = (spans: readonly Span[]): Span[] => {
  const gaps: Span[] = []
  let covered: Day | undefined
  for (const { from, to } of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (covered !== undefined && from > addDays(covered, 1))
      gaps.push({ from: addDays(covered, 1), to: addDays(from, -1) })
    if (covered === undefined || to > covered) covered = to
  }
  return gaps
}

/** From the earliest to the latest day; null without days. */
export const spanOf = (days: Iterable<Day>): Span | null => {
  const sorted = [...days].sort()
  const [from, to] = [sorted[0], sorted.at(-1)]
  return from && to ? { from, to } : null
}

/** `1 April 2024 to 30 June 2024`; one day alone is named once. */
export const spanWords = ({ from, to }: Span): string =>
  from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`

/** A warning: days of this file are in the ledger already. */
export const overlapWords = (span: Span, other: Span & { readonly file: string }): string => {
  const shared = { from: span.from > other.from ? span.from : other.from, to: span.to < other.to ? span.to : other.to }
  return `The ledger has payments of this publisher for ${spanWords(shared)} already, from “${other.file}”. If this file replaces that one, say so when you add it; otherwise payments in both would count twice.`
}

const mostNamed = 3

/** A warning: tables that came together are about some of the same days. */
export const togetherWords = (others: readonly string[]): string => {
  const more = others.length - mostNamed
  const named = others.slice(0, mostNamed).map((name) => `“${name}”`)
  return `It has payments for some of the same days as ${listOf(more > 0 ? [...named, `${more} more`] : named)}, which came with it. Payments that are in both count twice: leave out what is there a second time.`
}

/** The same table is in the ledger already. */
export const duplicateWords = (file: string, otherPublisher?: string): string =>
  `Exactly the same rows are in the ledger already, from “${file}”${otherPublisher === undefined ? '' : ` of ${otherPublisher}`}. Nothing is added a second time.`
