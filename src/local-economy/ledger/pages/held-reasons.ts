// Why rows of a file are held back, and how many for each reason: leads to the rows of one reason.
import { type Html, html, table } from '../../../platform/ui/index.ts'
import { heldWords } from '../rules/index.ts'
import type { HeldReason } from '../rules/types.ts'
import { poundsWords } from './import-words.ts'

export interface HeldReasonShown {
  readonly reason: HeldReason
  readonly count: number
  readonly pence: number
}

export const heldColumns = [
  { name: 'row', title: 'Row', numeric: true },
  { name: 'line', title: 'Line', numeric: true },
  { name: 'reason', title: 'Why' },
  { name: 'date', title: 'Date' },
  { name: 'supplier', title: 'Supplier' },
  { name: 'pence', title: 'Pence', numeric: true },
] as const

export const reasonsTable = (
  reasons: readonly HeldReasonShown[],
  at: string,
  chosen: HeldReason | null,
  links: { readonly csv?: string; readonly json?: string },
): Html =>
  html`${table({
    caption: 'Rows held back, by reason',
    captionHidden: true,
    columns: [
      { name: 'reason', title: 'Why' },
      { name: 'count', title: 'Rows', numeric: true },
      { name: 'pounds', title: 'Amount', numeric: true },
    ],
    rows: reasons.map((one) => [
      one.reason === chosen
        ? html`<strong>${heldWords(one.reason)}</strong>`
        : html`<a class="govuk-link" href="${`${at}?reason=${one.reason}`}">${heldWords(one.reason)}</a>`,
      one.count,
      poundsWords(one.pence),
    ]),
    links,
  })}${chosen !== null && html`<p class="govuk-body"><a class="govuk-link" href="${at}">Show all held rows</a></p>`}`
