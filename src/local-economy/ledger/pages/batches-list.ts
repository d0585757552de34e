// The files in the ledger, those that were taken out again too, with totals that add up.
import { count, type Day } from '../../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  type Html,
  html,
  type PageView,
  page,
  type TagKind,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { basisTitle, basisWords } from '../rules/index.ts'
import type { AmountBasis, Amounts, Counts } from '../rules/types.ts'
import { backToLedger, ledgerAddress, type PlaceNamed, periodWords, poundsWords } from './import-words.ts'

export type BatchStateShown = 'live' | 'undone' | 'replaced'

export interface BatchListed {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly state: BatchStateShown
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly rows: Counts
  readonly pence: Amounts
  readonly amountBasis: AmountBasis
  readonly addedOn: string
}

export interface BatchesView {
  readonly place: PlaceNamed
  readonly batches: readonly BatchListed[]
  readonly mayImport: boolean
  /** Files that were sent and wait. */
  readonly waiting: number
  readonly links: { readonly csv?: string; readonly json?: string }
}

export const batchColumns = [
  { name: 'batch', title: 'Reference' },
  { name: 'file', title: 'File' },
  { name: 'publisher', title: 'Publisher' },
  { name: 'state', title: 'State' },
  { name: 'from', title: 'From' },
  { name: 'to', title: 'To' },
  { name: 'added', title: 'Added' },
  { name: 'basis', title: 'VAT' },
  { name: 'rows_source', title: 'Rows in the file', numeric: true },
  { name: 'rows_accepted', title: 'Taken', numeric: true },
  { name: 'rows_held', title: 'Held back', numeric: true },
  { name: 'rows_not_data', title: 'Not data', numeric: true },
  { name: 'pence_accepted', title: 'Pence taken', numeric: true },
  { name: 'pence_held', title: 'Pence held back', numeric: true },
] as const

const states: Readonly<Record<BatchStateShown, readonly [string, TagKind]>> = {
  live: ['Counts', 'good'],
  undone: ['Taken out', 'quiet'],
  replaced: ['Replaced', 'quiet'],
}

export const stateTag = (state: BatchStateShown): Html => tag(...states[state])

export const stateTitle = (state: BatchStateShown): string => states[state][0]

export interface BatchTotals {
  readonly files: number
  readonly rows: Counts
  readonly pence: Amounts
  /** Pence taken, by what the amounts hold. */
  readonly basis: Readonly<Record<AmountBasis, number>>
}

/** Of the batches that count. */
export const totalsOf = (
  batches: readonly Pick<BatchListed, 'state' | 'rows' | 'pence' | 'amountBasis'>[],
): BatchTotals => {
  const live = batches.filter(({ state }) => state === 'live')
  const sum = (of: (one: (typeof live)[number]) => number): number => live.reduce((total, one) => total + of(one), 0)
  const basisSum = (basis: AmountBasis): number =>
    sum((one) => (one.amountBasis === basis ? Math.abs(one.pence.accepted) : 0))
  return {
    files: live.length,
    rows: {
      source: sum((one) => one.rows.source),
      accepted: sum((one) => one.rows.accepted),
      held: sum((one) => one.rows.held),
      notData: sum((one) => one.rows.notData),
    },
    pence: {
      accepted: sum((one) => one.pence.accepted),
      held: sum((one) => one.pence.held),
      notData: sum((one) => one.pence.notData),
    } as Amounts,
    basis: { net: basisSum('net'), gross: basisSum('gross'), unknown: basisSum('unknown') },
  }
}

const whole = (words: string): Html => html`<span class="cw-whole">${words}</span>`

const periodOf = ({ periodFrom: from, periodTo: to }: BatchListed): string | null =>
  from === null || to === null ? null : periodWords({ from, to })

const strong = (words: string): Html => html`<strong>${words}</strong>`
const inFull = (number: number): string => number.toLocaleString('en-GB')

const batchTable = (view: BatchesView): Html => {
  const totals = totalsOf(view.batches)
  return table({
    listed: true,
    small: true,
    caption: 'Files in the ledger',
    captionHidden: true,
    columns: [
      { name: 'file', title: 'File' },
      { name: 'state', title: 'State' },
      { name: 'period', title: 'Payments from' },
      { name: 'source', title: 'Rows', numeric: true },
      { name: 'accepted', title: 'Taken', numeric: true },
      { name: 'held', title: 'Held back', numeric: true },
      { name: 'not_data', title: 'Not data', numeric: true },
      { name: 'pounds', title: 'Amount taken', numeric: true },
      { name: 'basis', title: 'VAT' },
    ],
    rows: [
      ...view.batches.map((one) => [
        html`<a class="govuk-link" href="${`${ledgerAddress(view.place)}/batches/${one.id}`}">${one.title}</a><br><span class="cw-muted">${one.publisher}</span>`,
        stateTag(one.state),
        periodOf(one),
        one.rows.source,
        one.rows.accepted,
        one.rows.held,
        one.rows.notData,
        whole(poundsWords(one.pence.accepted)),
        basisTitle(one.amountBasis),
      ]),
      [
        strong(`All that counts: ${count(totals.files, 'file')}`),
        '',
        '',
        strong(inFull(totals.rows.source)),
        strong(inFull(totals.rows.accepted)),
        strong(inFull(totals.rows.held)),
        strong(inFull(totals.rows.notData)),
        strong(poundsWords(totals.pence.accepted)),
        '',
      ],
    ],
    links: view.links,
  })
}

export const batchesPage = (view: BatchesView): PageView => {
  const at = ledgerAddress(view.place)
  return page({
    title: 'Files in the ledger',
    caption: view.place.name,
    wide: true,
    backLink: backToLedger(view.place),
    main: html`${
      view.mayImport &&
      html`<div class="cw-no-print">${view.batches.length > 0 && button({ text: 'Add payment files', href: `${at}/import` })}${
        view.waiting > 0 &&
        html`<p class="govuk-body"><a class="govuk-link" href="${`${at}/uploads`}">${count(view.waiting, 'file')} that ${view.waiting === 1 ? 'was sent waits' : 'were sent wait'}</a></p>`
      }</div>`
    }${
      view.batches.length === 0
        ? emptyState({
            title: 'No file is in the ledger yet',
            what: 'Each payment file that is added stands here with its receipt: how many rows were taken, held back, or not data.',
            why: view.mayImport
              ? 'Every figure of the ledger leads back to a row of one of these files.'
              : 'Every figure of the ledger leads back to a row of one of these files. A commissioner or the place lead can add them.',
            example: 'the payments over £500 that a council publishes each month.',
            ...(view.mayImport ? { first: { text: 'Add payment files', href: `${at}/import` } } : {}),
          })
        : html`<p class="govuk-body">The rows of each file are those taken, those held back and those that are not data: together always all of them.</p>${batchTable(view)}<p class="govuk-body">${basisWords(totalsOf(view.batches).basis)}</p>`
    }`,
  })
}
