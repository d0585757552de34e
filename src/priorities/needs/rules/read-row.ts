// One row of a table as the figures it holds, or why it holds none.
import { type AreaFound, type AreaWords, isRegionCode } from './areas.ts'
import { statisticOf } from './headings.ts'
import { columnsOf, type Mapping, type Role } from './mapping.ts'
import { besideOf, figureOf } from './numbers.ts'
import { periodOf } from './periods.ts'
import type { NeedArea } from './types.ts'

/** Kinds of numbers of which one row holds one; `margin` is half the interval's width. */
export type Part = 'value' | 'low' | 'high' | 'count' | 'denominator' | 'margin'

export interface Reading {
  readonly code: string | null
  readonly name: string
  readonly sex: string | null
  readonly age: string | null
  readonly unit: string | null
  readonly area: NeedArea
  readonly areaCode: string
  readonly areaName: string
  /** The code of the region that the area lies in, where the row says it. */
  readonly region: string | null
  readonly period: string
  readonly from: string | null
  readonly to: string | null
  /** What a row of many numbers says at once is `value`, with what stands beside it. */
  readonly part: Part
  readonly value: number | null
  readonly notKnown: string | null
  readonly low: number | null
  readonly high: number | null
  readonly count: number | null
  readonly denominator: number | null
  readonly note: string | null
  readonly trend: string | null
}

export type HeldReason = 'quotes' | 'no-area' | 'no-indicator' | 'no-period' | 'no-figure' | 'twice' | 'too-long'

export const heldWords: Readonly<Record<HeldReason, string>> = {
  quotes: 'The quotes in this row are not in order.',
  'no-area': 'It does not say which area it is about.',
  'no-indicator': 'It does not say what its figure is.',
  'no-period': 'It does not say what time its figure is for.',
  'no-figure': 'Its figure is no number, and no sign that a figure was suppressed.',
  twice: 'The file has another figure for the same area, time and indicator.',
  'too-long': 'One of its cells is far too long.',
}

/** Why a row that can be read is not used, and no fault of it. */
export type LeftOut = 'blank' | 'repeated-headings' | 'category' | 'statistic' | 'repeated'

export const leftOutWords: Readonly<Record<LeftOut, string>> = {
  blank: 'Blank rows, and rows above the headings',
  'repeated-headings': 'Headings that stand in the table again',
  category: 'Figures for a part of the people only, such as by tenths of deprivation',
  statistic: 'Kinds of numbers that are not used: other intervals, and “Confidence” that was not said to be a margin',
  repeated: 'Rows that say again what another row says',
}

export type RowRead =
  | { readonly readings: readonly Reading[] }
  | { readonly held: HeldReason }
  | { readonly leftOut: LeftOut }
  | { readonly notOurs: true }

export interface SourceRow {
  readonly record: number
  readonly cells: readonly string[]
  readonly damaged: boolean
}

const longestCell = 2_000
const orNull = (text: string): string | null => (text === '' ? null : text)

const notSaid = new Set(['persons', 'person', 'all', 'total', 'both', 'all persons', 'people', 'not applicable', 'n/a'])
/** Sex, where it is not everybody. */
const sexOf = (text: string): string | null => (notSaid.has(text.toLowerCase()) ? null : orNull(text))
const ageOf = (text: string): string | null =>
  ['all ages', 'all', 'not applicable', 'n/a', 'total'].includes(text.toLowerCase()) ? null : orNull(text)

interface Columns {
  readonly text: (cells: readonly string[], role: Role) => string
  readonly joined: (cells: readonly string[], role: Role, between: string) => string
  readonly series: readonly { readonly column: number; readonly name: string }[]
}

const columnsFor = (mapping: Mapping, headings: readonly string[]): Columns => {
  const at = new Map(mapping.columns.map((role) => [role, columnsOf(mapping, role)] as const))
  const cell = (cells: readonly string[], column: number | undefined): string =>
    column === undefined ? '' : (cells[column] ?? '').trim().replace(/\s+/g, ' ')
  return {
    text: (cells, role) => cell(cells, at.get(role)?.[0]),
    joined: (cells, role, between) =>
      (at.get(role) ?? [])
        .map((column) => cell(cells, column))
        .filter((text) => text !== '')
        .join(between),
    series: columnsOf(mapping, 'series').map((column) => ({
      column,
      name: (headings[column] ?? '').trim() || `Column ${column + 1}`,
    })),
  }
}

const nothingBeside = { low: null, high: null, count: null, denominator: null, note: null, trend: null }

type Common = Omit<Reading, 'name' | 'part' | 'value' | 'notKnown' | keyof typeof nothingBeside>

const partOf = (word: string, margin: boolean): Part | undefined => {
  const kind = statisticOf(word)
  if (kind === undefined || kind === 'passed') return undefined
  if (kind !== 'confidence') return kind
  return margin ? 'margin' : undefined
}

/** Ends in the wrong order, or with one missing, are no interval. */
const intervalOf = (low: number | null, high: number | null): { low: number | null; high: number | null } =>
  low === null || high === null || low > high ? { low: null, high: null } : { low, high }

/** @param areaOf finds a row's area: see areas.ts */
export const makeRowReader = (
  mapping: Mapping,
  headings: readonly string[],
  areaOf: (words: AreaWords) => AreaFound,
): ((row: SourceRow) => RowRead) => {
  const { text, joined, series } = columnsFor(mapping, headings)
  const heading = headings.join('\n').toLowerCase()
  const hasStatistic = mapping.columns.includes('statistic')
  const hasNames = mapping.columns.includes('indicator')

  const nameOf = (cells: readonly string[]): string => {
    const own = joined(cells, 'indicator', ', ')
    // Half a name is none: a row that leaves its indicator blank must not go under the file's own.
    if (hasNames && own === '') return ''
    return [mapping.indicator ?? '', own].filter((part) => part !== '').join(': ')
  }

  const wide = (cells: readonly string[], common: Common): RowRead => {
    const readings = series.flatMap(({ column, name }): readonly Reading[] => {
      const figure = figureOf(cells[column])
      if ('unreadable' in figure) return []
      const value = 'value' in figure ? figure.value : null
      const notKnown = 'value' in figure ? null : figure.notKnown
      const whole = mapping.indicator === null ? name : `${mapping.indicator}: ${name}`
      return [{ ...common, ...nothingBeside, name: whole, part: 'value', value, notKnown }]
    })
    return readings.length < series.length ? { held: 'no-figure' } : { readings }
  }

  const long = (cells: readonly string[], common: Common): RowRead => {
    const name = nameOf(cells)
    if (name === '') return { held: 'no-indicator' }
    const part = hasStatistic ? partOf(text(cells, 'statistic'), mapping.margin) : 'value'
    if (part === undefined) return { leftOut: 'statistic' }
    const figure = figureOf(text(cells, 'value'))
    if ('unreadable' in figure) return { held: 'no-figure' }
    const note = orNull(text(cells, 'note'))
    const beside = {
      ...intervalOf(besideOf(text(cells, 'low')), besideOf(text(cells, 'high'))),
      count: besideOf(text(cells, 'count')),
      denominator: besideOf(text(cells, 'denominator')),
      note,
      trend: orNull(text(cells, 'trend')),
    }
    const value = 'value' in figure ? figure.value : null
    const notKnown = 'value' in figure ? null : (note ?? figure.notKnown)
    return { readings: [{ ...common, ...beside, name, part, value, notKnown }] }
  }

  return ({ record, cells, damaged }) => {
    if (record <= mapping.headerRow || cells.every((cell) => cell.trim() === '')) return { leftOut: 'blank' }
    if (damaged) return { held: 'quotes' }
    if (cells.some((cell) => cell.length > longestCell)) return { held: 'too-long' }
    if (
      cells
        .map((cell) => cell.trim())
        .join('\n')
        .toLowerCase() === heading
    )
      return { leftOut: 'repeated-headings' }
    const parent = text(cells, 'parent-code').toUpperCase()
    const found = areaOf({
      code: text(cells, 'area-code'),
      name: text(cells, 'area-name'),
      type: text(cells, 'area-type'),
      parent,
    })
    if (found.area === 'nowhere') return { held: 'no-area' }
    if (found.area === 'somewhere') return { notOurs: true }
    if (joined(cells, 'category', '') !== '') return { leftOut: 'category' }
    const period = periodOf(joined(cells, 'period', ' ') || (mapping.period ?? ''))
    if (period === undefined) return { held: 'no-period' }
    const common: Common = {
      code: orNull(text(cells, 'indicator-code')),
      sex: sexOf(text(cells, 'sex')),
      age: ageOf(text(cells, 'age')),
      unit: orNull(text(cells, 'unit')),
      area: found.area,
      areaCode: found.code,
      areaName: found.name,
      region: isRegionCode(parent) ? parent : null,
      period: period.label,
      from: period.from,
      to: period.to,
    }
    return series.length > 0 && !mapping.columns.includes('value') ? wide(cells, common) : long(cells, common)
  }
}
