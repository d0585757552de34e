// One table, from its records to its lines: staged, sampled, its mapping chosen, its dates looked at, and, where no question
// is left for a person, every row read.
import type { Writing } from '../../../platform/analytics/index.ts'
import { Refused } from '../../../platform/kernel/index.ts'
import {
  agreeingTotals,
  type CountedText,
  checkHeadings,
  checkTotals,
  type Detected,
  decideOrder,
  detect,
  type Mapping,
  type Question,
  type Sample,
  withOrder,
} from '../rules/index.ts'
import type { LookedTable, MappingFrom } from '../rules/records.ts'
import type { SourceRow } from '../rules/types.ts'
import { type LinesStep, writeLines } from '../store/lines.ts'
import { dateValues, headingsAgain, sampleOf } from '../store/sample.ts'
import { type Stageable, type Staged, stageTable } from '../store/stage.ts'
import type { Progress } from './runner.ts'

/** The mapping that a table is read by, with the headings it stands under. */
export interface Chosen {
  readonly mapping: Mapping
  readonly headings: readonly string[]
  readonly from: MappingFrom
}
export type Choose = (sample: Sample, detected: Detected) => Promise<Chosen>

export interface TableRequest {
  readonly batch: string
  /** The folder for its lines, one that was never used. */
  readonly part: string
  readonly fileName: string
  readonly sheet: string | null
  readonly choose: Choose
  readonly progress: Progress
}

export type TableRead = Pick<
  LookedTable,
  | 'rows'
  | 'columns'
  | 'mapping'
  | 'mappingFrom'
  | 'headings'
  | 'sample'
  | 'questions'
  | 'notLedger'
  | 'doubtful'
  | 'notes'
  | 'warnings'
  | 'result'
>

const shownRows = 12
/** Letters of a cell. */
const shownLetters = 1000
const forShowing = ({ row, line, cells }: SourceRow): SourceRow => ({
  row,
  line,
  cells: cells.map((cell) => cell?.slice(0, shownLetters) ?? null),
})
/** More different values than this, and the column is none of dates: its commonest are enough to see that. */
const mostDates = 100_000

const stepWords: Readonly<Record<LinesStep, string>> = {
  dates: 'Reading the dates',
  rows: 'Reading the rows',
  lines: 'Writing the lines',
  sums: 'Adding up',
}

const allDates = async (writing: Writing, batch: string, mapping: Mapping): Promise<CountedText[]> => {
  const all: CountedText[] = []
  const { date } = mapping.columns
  if (date === undefined) return all
  for await (const some of dateValues(writing, batch, date.column, mapping.headerRow ?? 0)) {
    all.push(...some)
    if (all.length > mostDates) break
  }
  return all
}

/** What the mapping itself answers is asked no more. */
const stillOpen = (question: Question, { mapping, from }: Pick<Chosen, 'mapping' | 'from'>): boolean => {
  const { columns } = mapping
  switch (question.about) {
    case 'dateOrder':
      return columns.date !== undefined && mapping.dateOrder === null
    case 'period':
      return columns.date === undefined && mapping.period === null
    case 'columns':
      return columns.supplier === undefined || columns.amount === undefined
    case 'decimals':
      return from !== 'given'
  }
}

const noColumns = 'No column with suppliers and none with amounts could be found in it, so it is no list of payments.'
const noLines = 'There is no payment in it: none of its rows has a supplier, an amount and a date.'

/** Somebody said, of this table or of one with the same headings, which of its columns hold payments. */
const isSaid = ({ mapping, from }: Chosen): boolean =>
  from !== 'found' && mapping.columns.supplier !== undefined && mapping.columns.amount !== undefined

const verdict = (detected: Detected, { mapping }: Chosen, questions: readonly Question[]) => {
  const lacking = mapping.columns.supplier === undefined || mapping.columns.amount === undefined
  const notLedger = detected.notLedger ?? (lacking && questions.length === 0 ? noColumns : null)
  return { notLedger, doubtful: detected.doubtful, questions: notLedger === null ? questions : [] }
}

/** From raw.parquet on; may be done again with another mapping. */
export const interpret = async (
  writing: Writing,
  staged: Omit<Staged, 'by'>,
  request: TableRequest,
): Promise<TableRead> => {
  const { batch, part, fileName, sheet, progress } = request
  const { rows, columns } = staged
  const sample: Sample = await sampleOf(writing, batch, { records: rows, columns, fileName, sheet })
  const found = detect(sample)
  const chosen = await request.choose(sample, found)
  // What speaks against it is then for looking at, not for refusing.
  const detected = found.notLedger !== null && isSaid(chosen) ? detect(sample, true) : found
  let read: Detected = { ...detected, mapping: chosen.mapping, headings: chosen.headings }
  if (detected.notLedger === null) {
    const dates = await allDates(writing, batch, chosen.mapping)
    if (chosen.mapping.columns.date !== undefined) read = withOrder(read, decideOrder(dates))
  }
  const now: Chosen = { ...chosen, mapping: read.mapping }
  const open = read.questions.filter((question) => stillOpen(question, now))
  const judged = verdict(read, now, open)
  const from = read.mapping.headerRow ?? 1
  const table = {
    rows,
    columns,
    mapping: read.mapping,
    mappingFrom: chosen.from,
    headings: read.headings,
    sample: sample.rows
      .filter(({ row }) => row >= from)
      .slice(0, shownRows)
      .map(forShowing),
    notes: read.notes,
    warnings: [],
    ...judged,
  }
  if (judged.notLedger !== null || judged.questions.length > 0) return table
  const written = await writeLines(
    writing,
    { batch, part, mapping: read.mapping, headings: read.headings, columns },
    (step, done, of) => progress(done, of, stepWords[step]),
  )
  await writing.sync()
  const { counts, amounts, period, held } = written
  if (counts.accepted + counts.held === 0) return { ...table, notLedger: noLines }
  const totals = agreeingTotals(written.totals)
  const again = await headingsAgain(writing, batch, part, read.mapping.headerRow ?? rows)
  const warnings = [...checkHeadings(again, read.mapping), ...checkTotals(written.totals)]
  return { ...table, warnings, result: { counts, amounts, period, held, totals, part } }
}

/** @returns words where the table cannot be read at all: a damaged archive, a line without end */
export const readTable = async (
  writing: Writing,
  table: Stageable,
  request: TableRequest,
): Promise<(TableRead & Pick<LookedTable, 'readBy'>) | { readonly refused: string }> => {
  let staged: Staged
  try {
    staged = await stageTable(writing, table, request.batch, (rows) =>
      request.progress(rows, undefined, 'Taking in rows'),
    )
  } catch (error) {
    if (error instanceof Refused) return { refused: `${error.message} ${error.tip}` }
    throw error
  }
  if (staged.rows === 0) return { refused: 'There is nothing in it.' }
  return { ...(await interpret(writing, staged, request)), readBy: staged.by }
}
