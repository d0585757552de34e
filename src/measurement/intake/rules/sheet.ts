// A spreadsheet of measures: its rows, how it is read, and what becomes of each row.
import type { Id } from '../../../platform/kernel/index.ts'
import type { Direction, Frequency, Level, Reference } from '../../framework/rules/types.ts'
import type { Grade, Unit } from '../../rules/words.ts'
import type { NamedUnit } from './units.ts'

export type MeasureImportId = Id<'measure import'>

/** A row with anything in it. Its number is the sheet's own, or counts the records of a text. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}

export const roles = [
  'none',
  'code',
  'title',
  'definition',
  'unit',
  'who',
  'theme',
  'outcome',
  'evidence',
  'frequency',
  'direction',
  'level',
  'whose',
  'objectives',
  'reference',
  'value',
] as const
/** What a column holds. `definition` and `evidence` may be several columns, and so may `reference` and `value`; any other is one. */
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

const several: readonly Role[] = ['none', 'definition', 'evidence', 'reference', 'value']
export const soleRoles: readonly Role[] = roles.filter((role) => !several.includes(role))

export interface Mapping {
  readonly version: 1
  /** Which table of the file, from 0. */
  readonly table: number
  /** The number of the row with the headings; null where there is none. */
  readonly headerRow: number | null
  /** One for each column, in order. */
  readonly columns: readonly Role[]
  /** A theme or an outcome is written once and holds until the next, as in merged cells. */
  readonly down: boolean
  /** What is counted where a row does not say; null holds such a row back. */
  readonly unit: NamedUnit | null
}

/** Nothing can be taken from a table in which no column holds the measures. */
export const titleMissing = ({ columns }: Pick<Mapping, 'columns'>): boolean => !columns.includes('title')

export interface FoundTable {
  readonly inner: string
  readonly sheet: string | null
  readonly rows: readonly SheetRow[]
  /** Rows with nothing in them: not kept. */
  readonly blank: number
}

export interface NotTable {
  readonly inner: string
  readonly sheet: string | null
  readonly reason: string
}

export interface FoundFile {
  readonly tables: readonly FoundTable[]
  readonly notTables: readonly NotTable[]
}

/** Named where they are met, and in the words of the pages. */
export const limits = {
  fileBytes: 10_000_000,
  rows: 2_000,
  columns: 80,
  tables: 40,
  letters: 5_000_000,
  code: 40,
  title: 300,
  definition: 4_000,
  unit: 60,
  who: 1_000,
  theme: 200,
  outcome: 200,
  evidence: 2_000,
  whose: 300,
  reference: 100,
} as const

export type Evidence = Partial<Record<Grade, string>>

/** What a row says, once it could be read. Null, or nothing in it, says nothing: what is there already stays. */
export interface ReadMeasure {
  readonly row: number
  readonly code: string | null
  readonly title: string
  readonly definition: string
  readonly unit: Unit
  readonly ownUnit: string | null
  readonly who: string
  readonly theme: string | null
  readonly outcome: string | null
  /** By grade. */
  readonly evidence: Evidence
  readonly frequency: Frequency | null
  readonly direction: Direction | null
  readonly level: Level | null
  readonly whose: string
  /** Keys, such as `marmot:3`. */
  readonly objectives: readonly string[]
  readonly references: readonly Reference[]
}

export type HeldReason =
  | 'no-title'
  | 'formula-error'
  | 'no-unit'
  | 'unit-too-long'
  | 'code-too-long'
  | 'title-too-long'
  | 'definition-too-long'
  | 'who-too-long'
  | 'theme-too-long'
  | 'outcome-too-long'
  | 'evidence-too-long'
  | 'whose-too-long'
  | 'reference-too-long'
  | 'frequency-not-known'
  | 'direction-not-known'
  | 'level-not-known'
  | 'objective-not-known'
  | 'code-twice'
  | 'title-twice'
  | 'unit-other'
  | 'measure-twice'

export interface HeldRow extends SheetRow {
  readonly reason: HeldReason
}

export interface LeftOut {
  /** Titles and notes above the headings, and the headings. */
  readonly above: number
  readonly blank: number
  /** The headings once more, as on a second printed page. */
  readonly headings: number
  /** A row that only names a theme or an outcome. */
  readonly themes: number
  /** The very same as a row above. */
  readonly repeated: number
}

export interface Read {
  readonly measures: readonly ReadMeasure[]
  readonly held: readonly HeldRow[]
  readonly leftOut: LeftOut
  /** Rows of the table: as many as measures, held and left out together. */
  readonly source: number
}

/** What the database cannot keep as text is taken out: the sign NUL, and half of a pair of signs. */
export const cleanCell = (text: string): string => text.replaceAll('\0', '').toWellFormed()
