// The receipt of one table of a file: what was taken, what was held and why, how it was read, and what happens next.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  receipt,
  type SummaryRow,
  warningText,
} from '../../../platform/ui/index.ts'
import { agreeingWords, basisTitle, fieldTitles, heldWords, notDataWords } from '../rules/index.ts'
import type { ReadBy } from '../rules/records.ts'
import {
  type AmountBasis,
  type Amounts,
  type Counts,
  fieldNames,
  type Mapping,
  type NotDataKind,
  type Span,
  type TotalsCompared,
} from '../rules/types.ts'
import { type BatchStateShown, stateTag } from './batches-list.ts'
import type { HeldReasonShown } from './held-reasons.ts'
import {
  columnInWords,
  delimiterWords,
  encodingWords,
  formatWords,
  headerWords,
  ledgerAddress,
  orderTitles,
  type PlaceNamed,
  periodWords,
  readByWords,
  rowsAndPounds,
  type TextFoundShown,
} from './import-words.ts'

export interface ReceiptView {
  readonly place: PlaceNamed
  readonly batch: {
    readonly id: string
    readonly title: string
    readonly publisher: string
    readonly state: BatchStateShown
    readonly rows: Counts
    readonly pence: Amounts
    readonly period: Span | null
    readonly amountBasis: AmountBasis
    readonly mapping: Mapping
    readonly mappingFrom: 'found' | 'remembered' | 'given'
    readonly format: string
    readonly text: TextFoundShown | null
    readonly readBy: ReadBy | null
    /** Null where nobody kept it. */
    readonly totals: TotalsCompared | null
    readonly sha256: string
    readonly notes: readonly string[]
    readonly warnings: readonly string[]
    readonly addedOn: string
    readonly endedOn: string | null
  }
  readonly held: readonly HeldReasonShown[]
  readonly notData: readonly { readonly what: NotDataKind; readonly count: number }[]
  /** How many rows people put right since. */
  readonly corrected: number
  readonly replaced: LinkShown | null
  readonly replacedBy: LinkShown | null
  /** For those who may see receipts whole: who added it, why it ended, and the ways to its rows. */
  readonly inside: {
    readonly by: string | null
    readonly endedWhy: string | null
    /** The file as it was sent is still kept. */
    readonly hasFile: boolean
  } | null
  readonly mayImport: boolean
  readonly why?: string
  readonly errors?: FieldErrors
  readonly json?: string
}

interface LinkShown {
  readonly text: string
  readonly href: string
}

const linked = ({ text, href }: LinkShown): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

const mappingFrom = {
  given: 'as a person said',
  found: 'as the file itself suggests',
  remembered: 'as last time',
} as const

const columnsRead = ({ batch: { mapping, mappingFrom: from } }: ReceiptView): Html =>
  html`<ul class="govuk-list">${fieldNames.map((field) => {
    const column = mapping.columns[field]
    return column !== undefined && html`<li>${fieldTitles[field]}: ${columnInWords(column)}</li>`
  })}</ul><p class="govuk-body">Read ${mappingFrom[from]}. Headings: ${headerWords(mapping)}.${
    mapping.dateOrder !== null && html` Dates: ${orderTitles[mapping.dateOrder].toLowerCase()}.`
  }${mapping.period !== null && html` No column has dates: every line counts for the last day of ${periodWords(mapping.period)}.`}</p>`

const notDataList = ({ batch, notData }: ReceiptView): Html =>
  html`${rowsAndPounds(batch.rows.notData, batch.pence.notData)}${
    notData.length > 0 &&
    html`<ul class="govuk-list">${notData.map((one) => html`<li>${notDataWords(one.what)}: ${one.count.toLocaleString('en-GB')}</li>`)}</ul>`
  }`

/** Those that do not agree are among the warnings. */
const totalsWords = ({ notData, batch }: ReceiptView): string | undefined => {
  const stated = batch.totals?.compared ?? notData.find(({ what }) => what === 'total')?.count ?? 0
  if (stated === 0) return undefined
  const compared = `${count(stated, 'total')} in the file ${stated === 1 ? 'was' : 'were'} compared with the sums of the lines above.`
  return [
    ...(batch.totals?.agreeing === stated ? [] : [compared]),
    ...(batch.totals === null ? [] : [agreeingWords(batch.totals)]),
    ...(batch.totals?.agreeing === stated ? [] : ['Where one does not agree, a warning here says so.']),
  ]
    .filter((words) => words !== undefined)
    .join(' ')
}

const writtenAs = ({ format, text }: ReceiptView['batch']): string =>
  text === null
    ? formatWords(format)
    : `${formatWords(format)}, ${encodingWords(text)}, cells parted by ${delimiterWords(text.delimiter)}`

const list = (items: readonly string[]): Html =>
  html`<ul class="govuk-list">${items.map((one) => html`<li>${one}</li>`)}</ul>`

const taken = (view: ReceiptView): readonly SummaryRow[] => {
  const { batch } = view
  const { rows, pence } = batch
  return [
    { key: 'Publisher', value: batch.publisher },
    { key: 'Payments from', value: periodWords(batch.period) },
    { key: 'State', value: stateTag(batch.state) },
    { key: 'Rows in the file', value: rows.source.toLocaleString('en-GB') },
    {
      key: 'Taken',
      value: html`<strong>${rowsAndPounds(rows.accepted, pence.accepted)}</strong> (${basisTitle(batch.amountBasis)})`,
    },
    { key: 'Held back', value: rowsAndPounds(rows.held, pence.held) },
    { key: 'Not data', value: notDataList(view) },
    {
      key: 'Adds up',
      value: `${rows.accepted.toLocaleString('en-GB')} + ${rows.held.toLocaleString('en-GB')} + ${rows.notData.toLocaleString('en-GB')} = ${rows.source.toLocaleString('en-GB')}`,
    },
    ...(totalsWords(view) === undefined ? [] : [{ key: 'Stated totals', value: totalsWords(view) }]),
    ...(view.corrected > 0
      ? [{ key: 'Put right by people', value: `${count(view.corrected, 'row')} that had been held back` }]
      : []),
    ...(batch.warnings.length > 0 ? [{ key: 'Warnings', value: list(batch.warnings) }] : []),
    ...(batch.notes.length > 0 ? [{ key: 'About the reading', value: list(batch.notes) }] : []),
    { key: 'Columns', value: columnsRead(view) },
    { key: 'Written as', value: writtenAs(batch) },
    ...(batch.readBy === null ? [] : [{ key: 'Read by', value: readByWords(batch.readBy) }]),
    { key: 'Digest of the file', value: `SHA-256 ${batch.sha256}` },
  ]
}

const next = (view: ReceiptView, at: string): Html => {
  const { batch } = view
  if (batch.state !== 'live')
    return html`This file counts in no figure of the ledger any more. Its receipt stays, so that it can be told what once was counted.`
  return html`It counts in the ledger at once. ${
    view.inside !== null &&
    batch.rows.held > 0 &&
    html`<a class="govuk-link" href="${`${at}/held`}">Look at the rows that were held back</a>, and put right what you can. `
  }<a class="govuk-link" href="${ledgerAddress(view.place)}">See where the money went</a>.`
}

const downloads = (view: ReceiptView, at: string) => [
  ...(view.json === undefined ? [] : [{ text: 'This receipt as JSON', href: view.json }]),
  ...(view.inside === null
    ? []
    : [
        { text: 'Every row of the file, with what became of it', href: `${at}/rows` },
        ...(view.batch.rows.held > 0 ? [{ text: 'Rows held back, as CSV', href: `${at}/held.csv?size=10000` }] : []),
        ...(view.inside.hasFile ? [{ text: 'The file as it was sent', href: `${at}/file` }] : []),
      ]),
]

const ended = (view: ReceiptView): Html | undefined => {
  const { state, endedOn } = view.batch
  if (state === 'live') return undefined
  const words =
    state === 'undone'
      ? html`Taken out of the ledger${endedOn !== null && ` on ${endedOn}`}.`
      : html`Replaced${endedOn !== null && ` on ${endedOn}`}${view.replacedBy !== null && html` by ${linked(view.replacedBy)}`}.`
  return insetText(html`${words}${view.inside?.endedWhy && html` Reason: ${view.inside.endedWhy}`}`)
}

const undoPart = (view: ReceiptView, at: string): Html | undefined =>
  view.mayImport && view.batch.state === 'live'
    ? html`<div class="cw-no-print"><h2 class="govuk-heading-m" id="undo">Take this file out again</h2>${warningText(
        'Its lines then count in no figure any more. The receipt and the file stay, and the file can be sent again.',
      )}${form(
        { action: `${at}/undo` },
        input({
          name: 'why',
          label: 'Why?',
          hint: 'Kept with the receipt, for those who work here. For example: the publisher sent a better file.',
          value: view.why,
          error: view.errors?.why,
        }),
        button({ text: 'Take it out of the ledger', kind: 'warning' }),
      )}</div>`
    : undefined

export const receiptPage = (view: ReceiptView): PageView => {
  const { batch } = view
  const at = `${ledgerAddress(view.place)}/batches/${batch.id}`
  return page({
    title: batch.title,
    caption: 'A file in the ledger',
    backLink: { href: `${ledgerAddress(view.place)}/batches`, text: 'Files in the ledger' },
    errors: view.errors,
    main: html`${ended(view)}${
      view.replaced !== null && html`<p class="govuk-body">It took the place of ${linked(view.replaced)}.</p>`
    }${receipt({
      title: 'Receipt',
      reference: batch.id.slice(0, 8),
      when: batch.addedOn,
      ...(view.inside?.by ? { by: view.inside.by } : {}),
      taken: taken(view),
      held: {
        reasons: view.held.map((one) => ({ reason: heldWords(one.reason), count: one.count })),
        ...(view.inside === null ? {} : { href: `${at}/held` }),
      },
      next: next(view, at),
      downloads: downloads(view, at),
    })}${undoPart(view, at)}`,
  })
}
