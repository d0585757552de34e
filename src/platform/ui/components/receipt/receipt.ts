// After an import, a submission or a decision: what was taken, what was held and why, and what happens next. It can be
// printed and found again, so it has a reference and a date.
import { type Content, type Html, html } from '../../html.ts'
import { type SummaryRow, summaryList } from '../summary-list/summary-list.ts'
import { table } from '../table/table.ts'

export interface ReceiptOptions {
  readonly title: string
  readonly reference: string
  /** When, in words. */
  readonly when: string
  readonly by?: string
  readonly taken: readonly SummaryRow[]
  /** What could not be read or used, by reason. Nothing held is said too. */
  readonly held?: {
    readonly reasons: readonly { readonly reason: string; readonly count: number }[]
    readonly href?: string
  }
  readonly next: Content
  readonly downloads?: readonly { readonly text: string; readonly href: string }[]
}

const heldPart = (held: ReceiptOptions['held']): Html => {
  if (held === undefined || held.reasons.length === 0) return html`<p class="govuk-body">Nothing was held back.</p>`
  return html`${table({
    caption: 'Held back, by reason',
    captionHidden: true,
    columns: [
      { name: 'reason', title: 'Why' },
      { name: 'count', title: 'How many', numeric: true },
    ],
    rows: held.reasons.map((one) => [one.reason, one.count]),
  })}${held.href !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${held.href}">See each one, with its place in the file</a></p>`}`
}

export const receipt = (
  options: ReceiptOptions,
): Html => html`<section class="cw-receipt" aria-label="${`Receipt ${options.reference}`}">
<h2 class="govuk-heading-m">${options.title}</h2>
<p class="cw-receipt__reference">Reference <strong>${options.reference}</strong> · ${options.when}${options.by !== undefined && html` · ${options.by}`}</p>
<h3 class="govuk-heading-s">What was taken</h3>
${summaryList(options.taken)}
<h3 class="govuk-heading-s">What was held back</h3>
${heldPart(options.held)}
<h3 class="govuk-heading-s">What happens next</h3>
<p class="govuk-body">${options.next}</p>
${
  (options.downloads?.length ?? 0) > 0 &&
  html`<ul class="govuk-list cw-no-print">${options.downloads?.map((one) => html`<li><a class="govuk-link" href="${one.href}">${one.text}</a></li>`)}</ul>`
}</section>`
