// Tables that are no list of payments, and tables that may be none: why, in words.
import { count, listOf } from '../../../platform/kernel/index.ts'
import type { Column } from './choose.ts'
import { foldHeading } from './fold.ts'
import type { HeaderFound } from './header.ts'
import { cleanText, shortened } from './text.ts'
import type { FieldName, Sample } from './types.ts'

interface Kind {
  readonly words: (seen: string) => string
  readonly test: (headings: readonly string[], fields: ReadonlySet<FieldName>) => readonly string[] | undefined
}

/** The headings that fit all of the patterns, one for each; undefined where a pattern fits none. */
const each = (headings: readonly string[], ...patterns: readonly RegExp[]): string[] | undefined => {
  const found = patterns.map((pattern) => headings.find((heading) => pattern.test(foldHeading(heading))))
  return found.every((heading) => heading !== undefined) ? found : undefined
}

const kinds: readonly Kind[] = [
  {
    words: (seen) =>
      `This looks like a register of contracts (${seen}), not a list of payments. What a contract may cost over its years is not what was paid.`,
    test: (headings) =>
      each(
        headings,
        /\bstart( date)?$|^(?:contract )?start\b/,
        /\b(?:end|expiry|finish)( date)?$|^(?:contract )?end\b/,
        /\b(?:annual|contract|estimated|tender|total|review)\b/,
      ) ?? each(headings, /\bcontract (?:value|title|reference|length|term)\b/, /\b(?:start|end|expiry|award) date\b/),
  },
  {
    words: (seen) =>
      `This looks like a summary made by a workbook (${seen}): sums of payments, not the payments themselves. The payments are probably on another sheet.`,
    test: (headings, fields) =>
      each(headings, /^row label$|^column label$/) ??
      each(headings, /^(?:sum|count|average) of (?:sum of )?\b/, /^(?:count|sum|average) of payee|^count of\b/) ??
      (fields.has('supplier') ? undefined : each(headings, /^(?:sum|count|average) of\b/)),
  },
  {
    words: (seen) =>
      `This looks like sums for each supplier (${seen}), not single payments. Adding them would count payments twice where the payments are in the ledger, too.`,
    test: (headings) =>
      each(headings, /\b(?:total|sum)\b/, /\b(?:percent|percentage|share|%)/) ??
      each(
        headings,
        /\b(?:total|sum)\b/,
        /\bnumber (?:of )?(?:purchase|payment|transaction|invoice)\b|^(?:count|first purchase|last purchase)\b/,
      ),
  },
  {
    words: (seen) => `This looks like a list of places or postcodes (${seen}), not of payments.`,
    test: (headings) =>
      each(headings, /^(?:easting|latitude|lat|oseast1m|osgr.*)/, /^(?:northing|longitude|long?|osnrth1m)/) ??
      each(headings, /^(?:pcds?|pcd2|lad ?\d\d cd|lad ?\d\d nm|lsoa ?\d\d.*)$/),
  },
]

const firstTexts = (found: HeaderFound, sample: Sample): string => {
  const named = found.headings.filter((heading) => heading !== '')
  const seen =
    named.length > 0
      ? named
      : (sample.rows
          .map(({ cells }) => cells.map(cleanText).filter((text) => text !== null))
          .find((cells) => cells.length > 0) ?? [])
  return listOf(seen.slice(0, 5).map((text) => `“${shortened(text, 30)}”`))
}

/** The headings; where none were found, the first texts: headings that nobody knows are still words. */
const headingsOf = (found: HeaderFound, sample: Sample): readonly string[] =>
  found.row !== null
    ? found.headings
    : (sample.rows
        .map(({ cells }) => cells.map((cell) => cleanText(cell) ?? ''))
        .find((cells) => cells.some((text) => text !== '')) ?? [])

/** One row of words is all there is. */
const nothingBelow = (found: HeaderFound, sample: Sample): boolean => {
  const filled = sample.rows.filter(({ cells }) => cells.some((cell) => cleanText(cell) !== null))
  if (found.row !== null) return filled.every(({ row }) => row <= (found.row ?? 0))
  const cells = (filled[0]?.cells ?? []).map(cleanText).filter((text) => text !== null)
  return filled.length === 1 && cells.length > 1 && cells.every((text) => !/\d/.test(text))
}

/** Captions stand above the headings: a workbook's summary says there what it sums. */
const withCaptions = (found: HeaderFound, sample: Sample): string[] => [
  ...found.headings,
  ...sample.rows
    .filter(({ row }) => row <= (found.row === null ? 8 : found.row + 1))
    .flatMap(({ cells }) => cells.map((cell) => cleanText(cell) ?? '')),
]

/** Why this is no list of payments; null where it may be one. */
export const notLedgerWords = (found: HeaderFound, sample: Sample): string | null => {
  if (found.headings.length === 0) return 'This is empty: there is nothing in any of its rows.'
  const fields = new Set(Object.keys(found.choice.columns) as FieldName[])
  const everything = withCaptions(found, sample)
  for (const [i, kind] of kinds.entries()) {
    const seen = kind.test(i === 1 ? everything : headingsOf(found, sample), fields)
    if (seen) return kind.words(listOf([...new Set(seen)].map((text) => `“${shortened(text, 40)}”`)))
  }
  if (nothingBelow(found, sample))
    return `There are headings in it (${firstTexts(found, sample)}), and nothing below them, so there is no payment.`
  if (!fields.has('amount'))
    return `No column holds amounts of money, so this is no list of payments. It has ${firstTexts(found, sample)}.`
  if (!fields.has('supplier') && found.choice.supplierCandidates.length === 0)
    return `No column says who was paid, so this is no list of payments. It has ${firstTexts(found, sample)}.`
  return null
}

const grant = /\b(?:award(?:ed)?|grant|recipient organisation|applied)\b/

/** Why a person should look at it first; null where nothing is unusual. */
export const doubtfulWords = (found: HeaderFound, supplier: Column | undefined): string | null => {
  const { columns } = found.choice
  const grants = found.headings.filter((heading) => grant.test(foldHeading(heading)))
  if (grants.length >= 2)
    return `This looks like a list of grants that were awarded (${listOf(grants.slice(0, 3).map((text) => `“${text}”`))}). An award is a promise: it may have been paid later, in parts, or stand in the payments as well.`
  if (!columns.date && supplier && supplier.content.cells >= 10 && supplier.content.distinct >= 0.9)
    return `There are no dates, and nearly every one of ${count(supplier.content.different, 'supplier')} looked at stands here once: these are probably sums for each supplier over a period, not single payments.`
  return null
}
