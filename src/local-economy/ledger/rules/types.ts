// The words of the ledger as types: how a published file is to be read, what was found in it, and what became of each row.
import type { Day, Pence } from '../../../platform/kernel/index.ts'

/** What a column of a spend file can hold for us. A file needs a supplier and an amount; nearly all have a date. */
export const fieldNames = [
  'date',
  'supplier',
  'amount',
  'description',
  'category',
  'reference',
  'supplierNumber',
  'companyNumber',
  'charityNumber',
  'postcode',
  'vatAmount',
  'vatNumber',
] as const
export type FieldName = (typeof fieldNames)[number]

/** A column of the file: its place from 1, and what its heading says (`''` where there is none). */
export interface ColumnOf {
  readonly column: number
  readonly heading: string
}

export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day'
export type Decimals = 'point' | 'comma'
/** Whether amounts leave VAT out, have it in, or the file does not say. */
export type AmountBasis = 'net' | 'gross' | 'unknown'

/** How one table is to be read. The same shape is printed by `ledger inspect` and taken by `--mapping FILE`. */
export interface Mapping {
  readonly version: 1
  /** The record that holds the (last line of the) headings, from 1; null where the file has none. */
  readonly headerRow: number | null
  /** How many records the headings take up: 1, or 2 where they are broken over two. 0 without a header. */
  readonly headerRows: 0 | 1 | 2
  readonly columns: Readonly<Partial<Record<FieldName, ColumnOf>>>
  /** Where days and months can be told apart by no value, somebody has to say: null until then. Null too without a date column. */
  readonly dateOrder: DateOrder | null
  readonly decimals: Decimals
  readonly amountBasis: AmountBasis
  /** Where the table has no date column: the days it is about. Each line is then dated on the last of them. */
  readonly period: { readonly from: Day; readonly to: Day } | null
}

/** A record as it was read: its number from 1, the line it begins on, and its cells. An empty cell is null. */
export interface SourceRow {
  readonly row: number
  readonly line: number
  readonly cells: readonly (string | null)[]
}

/** What one accepted line says. */
export interface LineValues {
  readonly day: Day
  /** In the file's own basis; negative for a credit. */
  readonly pence: Pence
  /** Without what was glued to it and without superfluous spaces; otherwise as written. */
  readonly supplier: string
  readonly description: string | null
  readonly category: string | null
  readonly reference: string | null
  readonly supplierNumber: string | null
  /** Eight characters, leading zeros put back. */
  readonly companyNumber: string | null
  readonly charityNumber: string | null
  readonly vatNumber: string | null
  /** As places keeps it: `ZX11AA`. */
  readonly postcode: string | null
  readonly vatPence: Pence | null
}

export const heldReasons = [
  'date-missing',
  'date-unreadable',
  'amount-missing',
  'amount-unreadable',
  'amount-withheld',
  'supplier-missing',
  'row-damaged',
] as const
export type HeldReason = (typeof heldReasons)[number]

export const notDataKinds = ['preamble', 'header', 'blank', 'total', 'note'] as const
export type NotDataKind = (typeof notDataKinds)[number]

/** What became of one source row: exactly one of three. */
export type ReadRow =
  | { readonly kind: 'accepted'; readonly values: LineValues }
  /** `pence` is what it says, 0 where that cannot be read. What could be read stays, for the form that corrects it. */
  | { readonly kind: 'held'; readonly reason: HeldReason; readonly pence: Pence; readonly values: Partial<LineValues> }
  /** `pence` is the amount of a total row, and what a row was held with that a person takes for no data; otherwise 0. */
  | { readonly kind: 'not-data'; readonly what: NotDataKind; readonly pence: Pence }

export interface Counts {
  readonly source: number
  readonly accepted: number
  readonly held: number
  readonly notData: number
}

export interface Amounts {
  readonly accepted: Pence
  readonly held: Pence
  readonly notData: Pence
}

/** A question that only a person can answer, with the field of the mapping that holds the answer. */
export interface Question {
  readonly about: 'dateOrder' | 'period' | 'columns' | 'decimals'
  /** In words, with an example from the file. */
  readonly words: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
}

/** What detection looks at: the table's first 300 records, about 200 spread over the rest, and its last 50, in order. */
export interface Sample {
  readonly rows: readonly SourceRow[]
  /** Of the whole table. */
  readonly records: number
  readonly columns: number
  readonly fileName: string
  readonly sheet: string | null
}

/** What a table seems to be, and how it would be read. */
export interface Detected {
  readonly mapping: Mapping
  /** One for each column, `''` where there is none; two-line headings are joined. */
  readonly headings: readonly string[]
  readonly questions: readonly Question[]
  /** Why this is no list of payments, in words: it is refused. */
  readonly notLedger: string | null
  /** Why a person should look before it is added, in words. It can be added all the same. */
  readonly doubtful: string | null
  /** What a reader of the receipt should know about how the table was read. */
  readonly notes: readonly string[]
  /** It has a supplier and an amount, and nothing speaks against it. */
  readonly ledgerLikely: boolean
}

/** A value of a column and how often it occurs. */
export interface CountedText {
  readonly text: string
  readonly count: number
}

/** In which order the dates of a column are written, found from all its values. */
export interface OrderDecision {
  /** Null where every value could be read both ways, or where there is strong evidence for both: somebody has to say. */
  readonly order: DateOrder | null
  /** A value that proves the order; where it is undecided, one that could be read both ways. Null in a column without dates. */
  readonly example: string | null
  /** How many values are impossible in the decided order, although they are dates in another. They will be held. */
  readonly odd: number
  /** What a reader of the receipt should know. */
  readonly notes: readonly string[]
}

/** A stated total, and what the lines above it add up to. */
export interface TotalRow {
  readonly row: number
  readonly pence: Pence
  /** Accepted and held lines above it, from the start of the table. */
  readonly sinceStart: Pence
  /** The same, since the total row before it. */
  readonly sinceLast: Pence
}

/** What came of comparing the totals that a file states with its lines. */
export interface TotalsCompared {
  readonly compared: number
  readonly agreeing: number
  /** The first of those that agree. */
  readonly rows: readonly { readonly row: number; readonly pence: Pence }[]
}

/** A span of days with both ends in it. */
export interface Span {
  readonly from: Day
  readonly to: Day
}
