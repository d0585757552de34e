// What the reader found in one table of a file: how it is written, which column holds what, and how its first rows would be read.
import { count, formatDay, formatPence, listOf, type Pence } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  html,
  insetText,
  radios,
  summaryList,
  table,
  tag,
  warningText,
} from '../../../platform/ui/index.ts'
import { agreeingWords, fieldTitles, heldWords, notDataWords } from '../rules/index.ts'
import type { ReadBy } from '../rules/records.ts'
import {
  type Amounts,
  type Counts,
  fieldNames,
  type HeldReason,
  type Mapping,
  type Question,
  type ReadRow,
  type SourceRow,
  type Span,
  type TotalsCompared,
} from '../rules/types.ts'
import {
  allTheSame,
  basisTitles,
  columnWords,
  decimalsTitles,
  delimiterWords,
  encodingWords,
  formatWords,
  headerWords,
  lineEndWords,
  orderTitles,
  periodWords,
  poundsWords,
  readByWords,
  type TextFoundShown,
  unusedWords,
} from './import-words.ts'

export interface TableShown {
  readonly id: string
  /** The file, and the file inside it or the sheet. */
  readonly title: string
  readonly format: string
  readonly found: TextFoundShown | null
  readonly rows: number
  readonly mapping: Mapping
  readonly headings: readonly string[]
  /** A few rows, each with what it would be read as where the mapping is complete. */
  readonly sample: readonly { readonly row: SourceRow; readonly read: ReadRow | null }[]
  readonly questions: readonly Question[]
  readonly notLedger: string | null
  readonly doubtful: string | null
  readonly notes: readonly string[]
  /** Stated totals that are not the sums of their lines. */
  readonly warnings: readonly string[]
  readonly counts: Counts | null
  readonly amounts: Amounts | null
  readonly readBy: ReadBy | null
  readonly totals: TotalsCompared | null
  readonly heldReasons: readonly { readonly reason: HeldReason; readonly count: number }[]
  readonly period: Span | null
  readonly mappingFrom: 'found' | 'remembered' | 'given'
  /** In words: when the mapping that was remembered was set. */
  readonly rememberedOn: string | null
  readonly duplicate: { readonly href: string; readonly file: string; readonly addedOn: string } | null
}

const mappingFromWords = (shown: TableShown): string => {
  if (shown.mappingFrom === 'given') return 'Read as you said.'
  if (shown.mappingFrom === 'found') return 'Read as the file itself suggests.'
  return `Read as last time${shown.rememberedOn === null ? '' : `, on ${shown.rememberedOn}`}.`
}

const howItIsWritten = (shown: TableShown): Html => {
  const { mapping, found } = shown
  return summaryList([
    { key: 'Kind of file', value: formatWords(shown.format) },
    shown.readBy !== null && { key: 'Read by', value: readByWords(shown.readBy) },
    found !== null && { key: 'Letters', value: encodingWords(found) },
    found !== null && { key: 'Between cells', value: delimiterWords(found.delimiter) },
    found !== null && { key: 'Ends of lines', value: lineEndWords(found.lineEnds) },
    { key: 'Headings', value: headerWords(mapping) },
    {
      key: 'Dates',
      value:
        mapping.columns.date === undefined
          ? mapping.period === null
            ? 'no column has dates, and nobody has said what time it is about'
            : `no column has dates: each line counts for ${periodWords(mapping.period)}`
          : mapping.dateOrder === null
            ? 'not decided yet'
            : html`${orderTitles[mapping.dateOrder]}${dateExample(shown)}`,
    },
    { key: 'Amounts', value: `${basisTitles[mapping.amountBasis]}. ${decimalsTitles[mapping.decimals]}` },
  ])
}

/** The first date among the sample rows, as written and as read. */
const dateExample = ({ mapping, sample }: TableShown): string => {
  const column = mapping.columns.date?.column
  if (column === undefined) return ''
  for (const { row, read } of sample) {
    const text = row.cells[column - 1]
    if (read?.kind === 'accepted' && text) return `: “${text}” is ${formatDay(read.values.day)}`
  }
  return ''
}

const whatWouldBecome = (shown: TableShown): Html | undefined => {
  const { counts, amounts } = shown
  if (counts === null || amounts === null) return undefined
  return html`${table({
    caption: `What would become of the ${count(counts.source, 'row')} of ${shown.title}`,
    captionHidden: true,
    columns: [
      { name: 'what', title: 'What becomes of the rows' },
      { name: 'rows', title: 'Rows', numeric: true },
      { name: 'pounds', title: 'Amount', numeric: true },
    ],
    rows: [
      ['Taken into the ledger', counts.accepted, formatPence(amounts.accepted)],
      ['Held back for you to look at', counts.held, formatPence(amounts.held)],
      ['Not data: headings, blank rows, totals, notes', counts.notData, formatPence(amounts.notData)],
      [
        html`<strong>All rows in the file</strong>`,
        html`<strong>${counts.source.toLocaleString('en-GB')}</strong>`,
        '',
      ],
    ],
  })}${
    shown.heldReasons.length > 0 &&
    html`<p class="govuk-body">Held back:</p><ul class="govuk-list govuk-list--bullet">${shown.heldReasons.map((one) => html`<li>${count(one.count, 'row')}: ${heldWords(one.reason)}</li>`)}</ul>`
  }<p class="govuk-body">Period: ${periodWords(shown.period) ?? html`<span class="cw-not-known">not known</span>`}</p>`
}

/** What a row would be read as, in a few words. */
const readWords = (read: ReadRow | null): string | Html => {
  if (read === null) return html`<span class="cw-not-known">waits for an answer</span>`
  if (read.kind === 'accepted')
    return html`${formatDay(read.values.day)}, <span class="cw-whole">${formatPence(read.values.pence)}</span>`
  if (read.kind === 'held') return html`${tag('Held', 'attention')} ${heldWords(read.reason)}`
  return html`${tag('Not data', 'quiet')} ${notDataWords(read.what)}`
}

const cellText = (text: string | null | undefined): string => {
  if (text === null || text === undefined) return ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Our fields as columns, the file's own heading under each, and sample rows as they stand. */
const sampleRows = (shown: TableShown): Html => {
  const { mapping, sample } = shown
  const taken = fieldNames.flatMap((field) => {
    const column = mapping.columns[field]
    return column === undefined ? [] : [{ field, column }]
  })
  return table({
    caption: `Sample rows of ${shown.title}, beside the columns that are taken`,
    captionHidden: true,
    small: true,
    columns: [
      { name: 'row', title: 'Row' },
      { name: 'read', title: 'Read as' },
      ...taken.map(({ field }) => ({ name: field, title: fieldTitles[field] })),
    ],
    rows: [
      ['In the file', '', ...taken.map(({ column }) => html`<span class="cw-muted">${columnWords(column)}</span>`)],
      ...sample.map(({ row, read }) => [
        row.row.toLocaleString('en-GB'),
        readWords(read),
        ...taken.map(({ column }) => cellText(row.cells[column.column - 1])),
      ]),
    ],
  })
}

/** Several tables may ask the same: each answer is named for its table. */
const question = (action: string, asked: Question, shown: TableShown): Html => {
  if (asked.choices.length === 0)
    return html`${insetText(html`<p class="govuk-body"><strong>${asked.words}</strong></p>${button({ text: `Answer in the form for ${shown.title}`, href: action })}`)}`
  return insetText(
    form(
      { action },
      radios({
        name: `${asked.about}-${shown.id}`,
        label: asked.words,
        size: 's',
        options: asked.choices.map(({ value, words }) => ({ value, text: words })),
      }),
      button({ text: 'Answer and read again' }),
      html`<p class="govuk-body"><a class="govuk-link" href="${action}">None of these is right</a></p>`,
    ),
  )
}

const headline = (shown: TableShown): Html => {
  if (shown.notLedger !== null) return tag('Not payments', 'wrong')
  if (shown.duplicate !== null) return tag('In the ledger already', 'quiet')
  if (shown.questions.length > 0) return tag('Waits for your answer', 'attention')
  return shown.doubtful === null ? tag('Ready', 'good') : tag('Look first', 'attention')
}

const refused = (shown: TableShown, action: string): Html =>
  html`<p class="govuk-body">This does not look like a list of payments, so it will not be added: ${shown.notLedger}</p><p class="govuk-body"><a class="govuk-link" href="${action}">${allTheSame}</a></p>`

const duplicate = ({ duplicate: earlier }: TableShown): Html | undefined =>
  earlier === null
    ? undefined
    : html`<p class="govuk-body">This very file was added on ${earlier.addedOn} as <a class="govuk-link" href="${earlier.href}">${earlier.file}</a>. Nothing will change.</p>`

/** @param action where the mapping form of this table is */
export const tablePart = (shown: TableShown, action: string): Html => {
  const open = shown.notLedger === null && shown.duplicate === null
  const agreeing = shown.totals === null ? undefined : agreeingWords(shown.totals)
  const remarks = [...shown.warnings, ...(agreeing === undefined ? [] : [agreeing]), ...shown.notes]
  return html`<section id="${`table-${shown.id}`}" aria-labelledby="${`title-${shown.id}`}">
<h2 class="govuk-heading-m" id="${`title-${shown.id}`}">${shown.title} ${headline(shown)}</h2>
<div class="cw-readable">${shown.notLedger !== null && refused(shown, action)}${duplicate(shown)}${
    open && shown.doubtful !== null && warningText(shown.doubtful)
  }${open && shown.questions.map((asked) => question(action, asked, shown))}${
    remarks.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${remarks.map((note) => html`<li>${note}</li>`)}</ul>`
  }</div>${open && reading(shown, action)}</section>`
}

/** What would become of the rows, and why: how they are read. */
const reading = (shown: TableShown, action: string): Html => {
  const unused = unusedWords(shown.headings, shown.mapping.columns)
  return html`<div class="cw-readable"><h3 class="govuk-heading-s">What would happen</h3>${
    whatWouldBecome(shown) ??
    html`<p class="govuk-body">This can be said once your answer is there. The table has ${count(shown.rows, 'row')}.</p>`
  }</div>
<h3 class="govuk-heading-s">Columns and sample rows</h3>
<p class="govuk-body">${mappingFromWords(shown)}${unused !== undefined && html` Not used: ${unused}.`}</p>
${sampleRows(shown)}
<div class="cw-readable"><h3 class="govuk-heading-s">How it is written</h3>${howItIsWritten(shown)}</div>
${button({ text: 'Correct the reading', href: action, kind: 'secondary' })}`
}

/** `12 rows of 3 tables will be taken, £1,234.56` */
export const sumWords = (tables: readonly TableShown[]): string | undefined => {
  const counted = tables.flatMap(({ counts, amounts, notLedger, duplicate: twice }) =>
    counts === null || amounts === null || notLedger !== null || twice !== null ? [] : [{ counts, amounts }],
  )
  if (counted.length === 0) return undefined
  const add = (of: (one: (typeof counted)[number]) => number) => counted.reduce((sum, one) => sum + of(one), 0)
  const taken = add((one) => one.counts.accepted)
  const held = add((one) => one.counts.held)
  return listOf([
    `${count(taken, 'row')} will be taken, ${poundsWords(add((one): Pence => one.amounts.accepted))}`,
    `${count(held, 'row')} will be held back`,
  ])
}
