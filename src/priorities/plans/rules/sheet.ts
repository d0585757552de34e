// A spreadsheet of goals: its rows, how it is read, and what becomes of each row.

/** A row with anything in it. Its number is the sheet's own, or counts the records of a text. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}

export const roles = ['none', 'code', 'title', 'words', 'theme', 'order'] as const
/** What a column holds. `words` may be several columns, one paragraph each; any other is one. */
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

export const soleRoles: readonly Role[] = ['code', 'title', 'theme', 'order']

export interface Mapping {
  readonly version: 1
  /** Which table of the file, from 0. */
  readonly table: number
  /** The number of the row with the headings; null where there is none. */
  readonly headerRow: number | null
  /** One for each column, in order. */
  readonly columns: readonly Role[]
  /** Titles begin with their number: `C1: Good work`. */
  readonly codeInTitle: boolean
  /** A theme is written once and holds until the next, as in merged cells. */
  readonly themeDown: boolean
}

/** Nothing can be taken from a table in which no column holds the goals. */
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
  fileBytes: 5_000_000,
  rows: 2_000,
  columns: 60,
  tables: 20,
  letters: 2_000_000,
  code: 30,
  title: 300,
  theme: 200,
  words: 5_000,
  order: 100_000,
} as const

/** What a row says. Null says nothing: what is there already stays. */
export interface ReadGoal {
  readonly row: number
  readonly code: string | null
  readonly title: string
  readonly words: string | null
  readonly theme: string | null
  readonly order: number | null
}

export type HeldReason =
  | 'no-title'
  | 'formula-error'
  | 'code-too-long'
  | 'title-too-long'
  | 'theme-too-long'
  | 'words-too-long'
  | 'order-not-a-number'
  | 'code-twice'
  | 'title-twice'
  | 'goal-twice'
  | 'which-goal'

export interface HeldRow extends SheetRow {
  readonly reason: HeldReason
}

export interface LeftOut {
  /** Titles and notes above the headings, and the headings. */
  readonly above: number
  readonly blank: number
  /** The headings once more, as on a second printed page. */
  readonly headings: number
  /** A row that only names a theme. */
  readonly themes: number
  /** The very same as a row above. */
  readonly repeated: number
}

export interface Read {
  readonly goals: readonly ReadGoal[]
  readonly held: readonly HeldRow[]
  readonly leftOut: LeftOut
  /** Rows of the table: as many as goals, held and left out together. */
  readonly source: number
}

/** What the database cannot keep as text is taken out: the sign NUL, and half of a pair of signs. */
export const cleanCell = (text: string): string => text.replaceAll('\0', '').toWellFormed()
