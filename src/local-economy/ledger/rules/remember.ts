// How a publisher's next file is read like the one before.
import { foldHeading } from './fold.ts'
import type { ColumnOf, FieldName, Mapping } from './types.ts'

/** Two rounds of a 32-bit FNV hash, the second over the first's result: sixteen hex digits. It keeps no secret. */
const digest = (text: string): string => {
  const round = (seed: number): number => {
    let hash = seed
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
    return hash
  }
  const first = round(0x811c9dc5)
  return [first, round((first ^ 0x9e3779b9) >>> 0)].map((part) => part.toString(16).padStart(8, '0')).join('')
}

/** The shape of headings: the same for files whose headings differ only in case, spaces, signs and small slips. */
export const signatureOf = (headings: readonly string[]): string => {
  const last = headings.findLastIndex((heading) => heading.trim() !== '')
  return digest(
    headings
      .slice(0, last + 1)
      .map(foldHeading)
      .join('\n'),
  )
}

const withoutSigns = (heading: string): string => heading.trim().toLowerCase().replace(/\s+/g, ' ')

/**
 * By the very same heading, else by its folded form; of several the one nearest to its old place. A column without a heading by its
 * place: a remembered one only where there still is no heading, one that somebody gave by its number wherever that is.
 */
const findColumn = (
  { column, heading }: ColumnOf,
  headings: readonly string[],
  from: 'remembered' | 'given',
): ColumnOf | undefined => {
  const all = headings.map((text, i) => ({ column: i + 1, heading: text }))
  if (withoutSigns(heading) === '')
    return all.find((candidate) => candidate.column === column && (from === 'given' || candidate.heading === ''))
  const exact = all.filter((candidate) => withoutSigns(candidate.heading) === withoutSigns(heading))
  const folded = foldHeading(heading)
  const alike =
    exact.length > 0 || folded === '' ? exact : all.filter((candidate) => foldHeading(candidate.heading) === folded)
  return alike.toSorted((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column))[0]
}

/**
 * The remembered or given mapping on this table: its columns found by their headings, else by their place. Where the header
 * stands comes from `detected`. The days of a table without dates stay only where they were given for this very file. Undefined
 * where supplier or amount is missing.
 */
export const fitMapping = (
  remembered: Mapping,
  headings: readonly string[],
  detected: Mapping,
  from: 'remembered' | 'given' = 'remembered',
): Mapping | undefined => {
  const columns: Partial<Record<FieldName, ColumnOf>> = {}
  for (const [field, column] of Object.entries(remembered.columns) as [FieldName, ColumnOf][]) {
    const found = findColumn(column, headings, from)
    if (found) columns[field] = found
  }
  if (!columns.supplier || !columns.amount) return undefined
  return {
    ...remembered,
    headerRow: detected.headerRow,
    headerRows: detected.headerRows,
    columns,
    dateOrder: columns.date ? (remembered.dateOrder ?? detected.dateOrder) : null,
    period: columns.date || from === 'remembered' ? null : remembered.period,
  }
}
