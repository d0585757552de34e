// How a table is read: which column holds what, and what no column says. A person may change all of it.

export const roles = [
  'none',
  'area-code',
  'area-name',
  'area-type',
  'parent-code',
  'indicator-code',
  'indicator',
  'unit',
  'sex',
  'age',
  'category',
  'period',
  'statistic',
  'value',
  'low',
  'high',
  'count',
  'denominator',
  'note',
  'trend',
  'series',
] as const
/**
 * What a column holds. `indicator` and `period` may be several columns, read together. `statistic` says of each row what kind of
 * number stands in its value: the figure, an end of its interval, a count. `series` is a figure by itself, named by its heading.
 */
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

export interface Mapping {
  readonly version: 1
  /** Its number among the records of the table, from 1. */
  readonly headerRow: number
  /** One for each column, in order. */
  readonly columns: readonly Role[]
  /** The indicator all rows are about, where no column says. */
  readonly indicator: string | null
  /** The period all rows are about, where no column says. */
  readonly period: string | null
  /** Rows that call themselves “Confidence” are plus or minus so much, in the unit of the figure. */
  readonly margin: boolean
}

/** What a person must say before the table can be used. */
export interface Question {
  readonly about: 'indicator' | 'period' | 'area' | 'value'
  readonly words: string
}

/** At most one column each. */
export const soleRoles: readonly Role[] = roles.filter(
  (role) => !['none', 'indicator', 'period', 'series', 'category'].includes(role),
)

export const columnsOf = (mapping: Pick<Mapping, 'columns'>, role: Role): readonly number[] =>
  mapping.columns.flatMap((one, i) => (one === role ? [i] : []))

export const questionsOf = (mapping: Mapping): readonly Question[] => {
  const has = (role: Role): boolean => mapping.columns.includes(role)
  const questions: Question[] = []
  if (!has('area-code') && !has('area-name'))
    questions.push({ about: 'area', words: 'Which column says which area a row is about?' })
  if (!has('value') && !has('series')) questions.push({ about: 'value', words: 'Which column holds the figures?' })
  if (has('value') && !has('indicator') && mapping.indicator === null)
    questions.push({ about: 'indicator', words: 'The file does not say what the figures are. What are they?' })
  if (!has('period') && mapping.period === null)
    questions.push({ about: 'period', words: 'The file does not say what time the figures are for. When is it?' })
  return questions
}

/** From JSON that somebody gave. Undefined where it is no mapping. */
export const mappingFrom = (json: unknown): Mapping | undefined => {
  if (typeof json !== 'object' || json === null) return undefined
  const { version, headerRow, columns, indicator, period, margin } = json as Readonly<Record<string, unknown>>
  const textOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'
  const sound =
    version === 1 &&
    typeof headerRow === 'number' &&
    Number.isInteger(headerRow) &&
    headerRow >= 1 &&
    Array.isArray(columns) &&
    columns.every((one): one is Role => typeof one === 'string' && isRole(one))
  if (!sound || !textOrNull(indicator) || !textOrNull(period) || typeof margin !== 'boolean') return undefined
  return { version: 1, headerRow, columns, indicator, period, margin }
}
