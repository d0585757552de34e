// A mapping that somebody gave, on a table: taken as it stands where its header stands there, otherwise by its headings.
import { ok, type Result, wrong } from '../../../platform/kernel/index.ts'
import { headingsAt as headingsOfRows } from './header.ts'
import { fitMapping, signatureOf } from './remember.ts'
import type { Detected, FieldName, Mapping, Sample } from './types.ts'

/** The headings where the mapping says they stand: as many as the table usually has columns, and enough for each it names. */
export const headingsAt = (sample: Sample, { headerRow, headerRows, columns }: Mapping): string[] => {
  const there = headingsOfRows(sample.rows, headerRow, headerRows)
  const last = Math.min(sample.columns, Math.max(...Object.values(columns).map(({ column }) => column)))
  return [...there, ...Array.from({ length: Math.max(0, last - there.length) }, () => '')]
}

const same = (a: string, b: string): boolean => signatureOf([a]) === signatureOf([b])

/** Do its columns stand where it says, under the headings it says? A column given by its heading alone has no place yet. */
const standsHere = (given: Mapping, headings: readonly string[]): boolean =>
  Object.values(given.columns).every(
    ({ column, heading }) =>
      column >= 1 && column <= headings.length && (heading === '' || same(heading, headings[column - 1] ?? '')),
  )

const missing = (given: Mapping, headings: readonly string[]): readonly string[] =>
  (Object.entries(given.columns) as [FieldName, { heading: string }][])
    .filter(([, { heading }]) => heading !== '' && !headings.some((one) => same(one, heading)))
    .map(([field, { heading }]) => `“${heading}” (${field})`)

/** Errors are one sentence that names the headings which are not there. */
export const takeGiven = (
  given: Mapping,
  sample: Sample,
  detected: Pick<Detected, 'mapping' | 'headings'>,
): Result<{ readonly mapping: Mapping; readonly headings: readonly string[] }, string> => {
  const there = headingsAt(sample, given)
  if (standsHere(given, there)) {
    const asFound = given.headerRow === detected.mapping.headerRow && given.headerRows === detected.mapping.headerRows
    return ok({ mapping: given, headings: asFound ? detected.headings : there })
  }
  const fitted = fitMapping(given, detected.headings, detected.mapping, 'given')
  if (fitted !== undefined) return ok({ mapping: fitted, headings: detected.headings })
  const none = missing(given, detected.headings)
  return wrong(
    none.length === 0
      ? 'The mapping does not fit this table: it needs a column for the supplier and one for the amount.'
      : `The mapping does not fit this table: there is no heading ${none.join(', ')}.`,
  )
}
