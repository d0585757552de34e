// From the rows of a table to how it is probably read: its headings decide, and what stands below them. A person may know better.
import { directionOf, frequencyOf, levelOf, objectivesOf } from './choices.ts'
import { plainHeading, roleOfHeading } from './headings.ts'
import { type FoundFile, type FoundTable, type Mapping, type Role, type SheetRow, soleRoles } from './sheet.ts'

const mostAbove = 30

/** The row with most headings among the first; the highest of several. One heading alone may be a word in a note. */
const headerOf = (rows: readonly SheetRow[]): SheetRow | undefined => {
  const scored = rows.slice(0, mostAbove).map((row) => {
    const named = new Set(row.cells.map(roleOfHeading).filter((role) => role !== undefined))
    return { row, score: named.size }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best < 1 ? undefined : scored.find(({ score }) => score === best)?.row
}

/** The headings once more, as on a second printed page. */
export const isHeadingAgain = (row: SheetRow, header: SheetRow | undefined): boolean =>
  header?.cells.some((cell) => cell.trim() !== '') === true &&
  header.cells.every((cell, i) => plainHeading(cell) === plainHeading(row.cells[i] ?? ''))

const cellsOf = (rows: readonly SheetRow[], column: number): readonly string[] =>
  rows.flatMap(({ cells }) => {
    const text = (cells[column] ?? '').trim()
    return text === '' ? [] : [text]
  })

const amount = /^[-(]?£?\s?\d[\d,]*(?:\.\d+)?\)?(?:\s?(?:per|\/|k|m|bn)\b.*)?$/i

/** These are so only where what stands below can be read as such; with nothing below, a heading is believed. */
const holds: Partial<Record<Role, (cell: string) => boolean>> = {
  frequency: (cell) => frequencyOf(cell) !== undefined,
  direction: (cell) => directionOf(cell) !== undefined,
  level: (cell) => levelOf(cell) !== undefined,
  objectives: (cell) => objectivesOf(cell) !== undefined,
  value: (cell) => amount.test(cell),
}

const believed = (role: Role, cells: readonly string[]): boolean => {
  const test = holds[role]
  return test === undefined || cells.length === 0 || cells.filter(test).length * 2 >= cells.length
}

/** Written once each, with gaps below: so merged cells come out. */
const writtenOnce = (rows: readonly SheetRow[], column: number): boolean => {
  const cells = cellsOf(rows, column)
  return (
    (rows[0]?.cells[column] ?? '').trim() !== '' && cells.length < rows.length && new Set(cells).size === cells.length
  )
}

/** Where no column is called a measure, its description or its outcome says what it is. */
const withTitle = (roles: readonly Role[]): readonly Role[] => {
  if (roles.includes('title')) return roles
  const instead = (['definition', 'outcome'] as const).find((role) => roles.includes(role))
  const at = instead === undefined ? -1 : roles.indexOf(instead)
  return roles.map((role, i) => (i === at ? 'title' : role))
}

/** A file's only codes are its own, whatever framework they come from. */
const withCode = (roles: readonly Role[]): readonly Role[] => {
  const at = roles.includes('code') ? -1 : roles.indexOf('reference')
  return roles.map((role, i) => (i === at && roles.filter((one) => one === 'reference').length === 1 ? 'code' : role))
}

const once = (roles: readonly Role[]): readonly Role[] =>
  roles.map((role, i) =>
    soleRoles.includes(role) && roles.indexOf(role) < i ? (role === 'title' ? 'definition' : 'none') : role,
  )

const mappingOf = (table: FoundTable, at: number): Mapping => {
  const width = Math.max(0, ...table.rows.map(({ cells }) => cells.length))
  const header = headerOf(table.rows) ?? (width > 1 ? table.rows[0] : undefined)
  const below =
    header === undefined ? table.rows : table.rows.filter((one) => one.row > header.row && !isHeadingAgain(one, header))
  const named = Array.from({ length: width }, (_, i): Role => {
    const role = roleOfHeading(header?.cells[i] ?? '') ?? 'none'
    return believed(role, cellsOf(below, i)) ? role : 'none'
  })
  const columns = header === undefined && width === 1 ? (['title'] as const) : once(withTitle(withCode(named)))
  const isDown = (role: Role): boolean => columns.includes(role) && writtenOnce(below, columns.indexOf(role))
  return {
    version: 1,
    table: at,
    headerRow: header?.row ?? null,
    columns,
    down: isDown('theme') || isDown('outcome'),
    unit: null,
  }
}

/** How one table is read where nobody said. */
export const recogniseTable = (file: FoundFile, at: number): Mapping | undefined => {
  const table = file.tables[at]
  return table === undefined ? undefined : mappingOf(table, at)
}

/** The table that says most of its measures; the longest of several. Undefined where the file has none. */
export const recognise = (file: FoundFile): Mapping | undefined => {
  const all = file.tables.map((table, at) => ({ mapping: mappingOf(table, at), size: table.rows.length }))
  const rank = ({ columns }: Mapping): number =>
    columns.includes('title') ? new Set(columns.filter((role) => role !== 'none' && role !== 'value')).size : 0
  return all.toSorted((a, b) => rank(b.mapping) - rank(a.mapping) || b.size - a.size)[0]?.mapping
}
