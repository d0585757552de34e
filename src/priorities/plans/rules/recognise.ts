// From the rows of a table to how it is probably read: its headings decide, and what stands below them. A person may know better.
import { isHeading, type Level, levelOf, plainHeading, roleOfHeading } from './headings.ts'
import { type FoundFile, type FoundTable, type Mapping, type Role, type SheetRow, soleRoles } from './sheet.ts'

/** `C1`, `2.3`, `Goal 4`: what numbers a goal, and no words. */
const codeLike = /^(?:(?:goal|objective|priority|outcome|aim)\s+)?[A-Za-z]{0,4}[\s.-]?\d+(?:\.\d+)*[a-z]?$/i
// Spaces can be read in one way only: else a long run of them would be tried in every way.
const titleBehindCode =
  /^(?:(?:goal|objective|priority|outcome|aim|ambition)\s+)?([A-Za-z]{0,3}\d+(?:\.\d+)*[a-z]?)(?:\s*[:.)\u2013\u2014-])?\s+(\S.*)$/isu

/** `C1: Good work` into its number and its words; undefined where no number stands before. */
export const splitCode = (title: string): { readonly code: string; readonly title: string } | undefined => {
  const [, code, rest] = titleBehindCode.exec(title) ?? []
  return code === undefined || rest === undefined ? undefined : { code, title: rest }
}

const mostAbove = 30

/** The row with most headings among the first; the highest of several. */
const headerOf = (rows: readonly SheetRow[]): SheetRow | undefined => {
  const scored = rows.slice(0, mostAbove).map((row) => ({ row, score: row.cells.filter(isHeading).length }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? undefined : scored.find(({ score }) => score === best)?.row
}

/** The headings once more, as on a second printed page. */
export const isHeadingAgain = (row: SheetRow, header: SheetRow | undefined): boolean =>
  header?.cells.some((cell) => cell.trim() !== '') === true &&
  header.cells.every((cell, i) => plainHeading(cell) === plainHeading(row.cells[i] ?? ''))

const columnCells = (rows: readonly SheetRow[], column: number): readonly string[] =>
  rows.flatMap(({ cells }) => {
    const text = (cells[column] ?? '').trim()
    return text === '' ? [] : [text]
  })

interface Column {
  readonly at: number
  readonly level: Level | undefined
  readonly role: Role | undefined
  readonly cells: readonly string[]
}

const onlyCodes = ({ cells }: Column): boolean => cells.length > 0 && cells.every((one) => codeLike.test(one))

/** Goals before priorities before themes; actions only where there is nothing else. */
const byLevel = (columns: readonly Column[]): readonly Column[] =>
  ([3, 2, 1, 4] as const).flatMap((wanted) => columns.filter(({ level }) => level === wanted))

/** What a heading of a level holds where its cells are nothing but numbers: `Goal | Title` with C1 under Goal. */
const chosenTitle = (columns: readonly Column[]): Column | undefined => {
  const named = byLevel(columns).filter((one) => one.role === undefined)
  return named.find((one) => !onlyCodes(one)) ?? columns.find(({ role }) => role === 'words') ?? named[0]
}

const themeFor = (columns: readonly Column[], title: Column): Column | undefined =>
  columns
    .filter((one) => one !== title && one.level !== undefined && one.level < (title.level ?? 3) && !onlyCodes(one))
    .toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0))[0]

const codeFor = (columns: readonly Column[], title: Column): Column | undefined =>
  columns.find((one) => one.role === 'code') ??
  columns.find((one) => one !== title && one.level === 3 && onlyCodes(one)) ??
  columns.find((one) => one !== title && one.level !== undefined && onlyCodes(one))

const rolesOf = (columns: readonly Column[]): readonly Role[] => {
  const title = chosenTitle(columns)
  if (title === undefined) return columns.map(({ role }) => role ?? 'none')
  const theme = themeFor(columns, title)
  const code = codeFor(columns, title)
  const taken = new Map<Column | undefined, Role>([
    [theme, 'theme'],
    [code, 'code'],
    [title, 'title'],
  ])
  const hasWords = columns.some((one) => one.role === 'words' && one !== title)
  const found = columns.map((one): Role => {
    const role = taken.get(one) ?? one.role
    if (role !== undefined) return role
    return !hasWords && one.level === 3 ? 'words' : 'none'
  })
  return found.map((role, i) => (soleRoles.includes(role) && found.indexOf(role) < i ? 'none' : role))
}

/** Each begins with a number of its own. */
const numbered = (titles: readonly string[]): boolean => {
  const codes = titles.map((one) => splitCode(one)?.code.toLowerCase())
  return titles.length >= 2 && codes.every((one) => one !== undefined) && new Set(codes).size === codes.length
}

/** Written once each, with gaps below: so merged cells come out. */
const writtenOnce = (rows: readonly SheetRow[], column: number): boolean => {
  const cells = columnCells(rows, column)
  const first = (rows[0]?.cells[column] ?? '').trim()
  return first !== '' && cells.length < rows.length && new Set(cells).size === cells.length
}

const mappingOf = (table: FoundTable, at: number): Mapping => {
  const width = Math.max(0, ...table.rows.map(({ cells }) => cells.length))
  const named = headerOf(table.rows)
  // Headings that say nothing to us are headings all the same; a plain list needs none.
  const header = named ?? (width > 1 ? table.rows[0] : undefined)
  const below =
    header === undefined ? table.rows : table.rows.filter((one) => one.row > header.row && !isHeadingAgain(one, header))
  const columns = Array.from({ length: width }, (_, i): Column => {
    const heading = header?.cells[i] ?? ''
    const known = heading.length <= 60
    return {
      at: i,
      level: known ? levelOf(heading) : undefined,
      role: known ? roleOfHeading(heading) : undefined,
      cells: columnCells(below, i),
    }
  })
  const roles: readonly Role[] = header === undefined && width === 1 ? ['title'] : rolesOf(columns)
  const title = roles.indexOf('title')
  const theme = roles.indexOf('theme')
  return {
    version: 1,
    table: at,
    headerRow: header?.row ?? null,
    columns: roles,
    codeInTitle: title >= 0 && !roles.includes('code') && numbered(columnCells(below, title)),
    themeDown: theme >= 0 && writtenOnce(below, theme),
  }
}

/** How one table is read where nobody said. */
export const recogniseTable = (file: FoundFile, at: number): Mapping | undefined => {
  const table = file.tables[at]
  return table === undefined ? undefined : mappingOf(table, at)
}

/** The table with most goals in it: one with headings before a list without. Undefined where the file has none. */
export const recognise = (file: FoundFile): Mapping | undefined => {
  const all = file.tables.map((table, at) => ({ mapping: mappingOf(table, at), size: table.rows.length }))
  const rank = ({ columns, headerRow }: Mapping): number =>
    columns.includes('title') ? (headerRow === null ? 1 : 2) : 0
  return all.toSorted((a, b) => rank(b.mapping) - rank(a.mapping) || b.size - a.size)[0]?.mapping
}
