// From the first rows of a table to how it is probably read: its headings, and what stands below them, decide.
import { fingertipsHeadings, plainHeading, roleOfHeading, statisticOf } from './headings.ts'
import { columnsOf, type Mapping, questionsOf, type Role, soleRoles } from './mapping.ts'
import { figureOf } from './numbers.ts'

export interface Recognised {
  /** In words: `Fingertips’ own download`. */
  readonly layout: string
  readonly mapping: Mapping
  readonly headings: readonly string[]
  /** Why it is probably no table of figures by place; a person may know better. */
  readonly doubt: string | null
}

export type Cells = readonly string[]

const mostAbove = 30

/** How many of these cells are headings that we know. */
const score = (cells: Cells): number => cells.filter((cell) => roleOfHeading(cell) !== undefined).length

/** The first row with most headings that we know; the first row with any cells where there is none. From 0. */
const headerAt = (rows: readonly Cells[]): number => {
  const scores = rows.slice(0, mostAbove).map(score)
  const best = Math.max(0, ...scores)
  return best > 0
    ? scores.indexOf(best)
    : Math.max(
        0,
        rows.findIndex((cells) => cells.length > 0),
      )
}

const columnCells = (below: readonly Cells[], column: number): readonly string[] =>
  below.flatMap((cells) => {
    const text = (cells[column] ?? '').trim()
    return text === '' ? [] : [text]
  })

/** A word here and there does not make a column of figures one of words. */
const mostlyFigures = (cells: readonly string[]): boolean => {
  const read = cells.map((cell) => figureOf(cell))
  const odd = read.filter((one) => 'unreadable' in one).length
  return read.some((one) => 'value' in one) && odd * 2 < read.length
}

const areStatistics = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => statisticOf(cell) !== undefined)

/** Words that our list has as part of an indicator's name may in this file say which kind of number a row holds. */
const byContent = (role: Role | undefined, cells: readonly string[]): Role | undefined =>
  (role === 'indicator' || role === 'statistic') && areStatistics(cells)
    ? 'statistic'
    : role === 'statistic'
      ? 'indicator'
      : role

/** Each role that only one column can have goes to the first. A second code is of what the area lies in. */
const onceEach = (columns: readonly (Role | undefined)[]): (Role | undefined)[] => {
  const taken = new Set<Role>()
  return columns.map((role) => {
    if (role === undefined || !soleRoles.includes(role)) return role
    const free = [role, role === 'area-code' ? 'parent-code' : role].find((one): one is Role => !taken.has(one as Role))
    if (free !== undefined) taken.add(free)
    return free ?? 'none'
  })
}

/** Of year, quarter, month those that are needed: a month says its quarter. */
const neededPeriods = (columns: readonly (Role | undefined)[], headings: readonly string[]): (Role | undefined)[] => {
  const named = (word: string): boolean => headings.some((one) => plainHeading(one) === word)
  const whole = named('time period') || named('period') || named('reporting period')
  return columns.map((role, i) => {
    if (role !== 'period') return role
    const plain = plainHeading(headings[i] ?? '')
    const part = ['year', 'calendar year', 'month', 'quarter', 'date', 'time'].includes(plain)
    if (whole && part) return 'none'
    return plain === 'quarter' && named('month') && named('year') ? 'none' : role
  })
}

/** Columns whose headings say nothing to us: words are part of a name in a long table, figures are a series in a wide one. */
const theRest = (columns: readonly (Role | undefined)[], below: readonly Cells[]): Role[] => {
  const long = columns.includes('value')
  const named = columns.includes('indicator') || columns.includes('indicator-code')
  return columns.map((role, i) => {
    if (role !== undefined) return role
    const cells = columnCells(below, i)
    if (long) return cells.length > 0 && !named && !mostlyFigures(cells) ? 'indicator' : 'none'
    return mostlyFigures(cells) ? 'series' : 'none'
  })
}

const doubtOf = (mapping: Mapping): string | null => {
  const open = questionsOf(mapping)
  if (open.some(({ about }) => about === 'area')) return 'No column says which area a row is about.'
  return open.some(({ about }) => about === 'value') ? 'No column of figures was found.' : null
}

const layoutOf = (mapping: Mapping, headings: readonly string[]): string => {
  const plain = new Set(headings.map(plainHeading))
  if (fingertipsHeadings.every((one) => plain.has(one))) return 'Fingertips’ own download'
  if (columnsOf(mapping, 'series').length > 0) return 'One row for each area, one column for each figure'
  if (columnsOf(mapping, 'statistic').length > 0)
    return 'One row for each number: figures, intervals and counts below each other'
  return 'One row for each figure'
}

/** @param rows the first of the table, each with its cells; the more there are, the surer it is */
export const recognise = (rows: readonly Cells[]): Recognised => {
  const header = headerAt(rows)
  const headings = (rows[header] ?? []).map((cell) => cell.trim())
  const below = rows.slice(header + 1)
  const read = headings.map((heading, i) => byContent(roleOfHeading(heading), columnCells(below, i)))
  const columns = theRest(neededPeriods(onceEach(read), headings), below)
  const mapping: Mapping = { version: 1, headerRow: header + 1, columns, indicator: null, period: null, margin: false }
  return { layout: layoutOf(mapping, headings), mapping, headings, doubt: doubtOf(mapping) }
}
