// Facts about one thing: what it is called, and what it is, and how to change it.
import { type Content, classes, type Html, html } from '../../html.ts'

export interface SummaryAction {
  readonly href: string
  readonly text: string
  /** What it acts on, for screen readers: "name" makes "Change name". */
  readonly of?: string
}

export interface SummaryRow {
  readonly key: Content
  readonly value: Content | number | null | undefined
  readonly actions?: readonly SummaryAction[]
}

const action = (given: SummaryAction): Html =>
  html`<a class="govuk-link" href="${given.href}">${given.text}${given.of && html`<span class="govuk-visually-hidden"> ${given.of}</span>`}</a>`

const actionsOf = (given: readonly SummaryAction[]): Html =>
  html`<dd class="govuk-summary-list__actions">${
    given.length === 1
      ? given.map(action)
      : html`<ul class="govuk-summary-list__actions-list">${given.map(
          (one) => html`<li class="govuk-summary-list__actions-list-item">${action(one)}</li>`,
        )}</ul>`
  }</dd>`

const shown = (value: SummaryRow['value']) =>
  value === null || value === undefined || value === '' ? html`<span class="cw-not-known">not known</span>` : value

export const summaryList = (
  given: readonly (SummaryRow | null | undefined | false)[],
  options: { readonly borders?: boolean } = {},
): Html => {
  const rows = given.filter((row): row is SummaryRow => Boolean(row))
  const any = rows.some((row) => (row.actions?.length ?? 0) > 0)
  return html`<dl class="${classes('govuk-summary-list', options.borders === false && 'govuk-summary-list--no-border')}">${rows.map(
    (row) => {
      const actions = row.actions ?? []
      return html`<div class="${classes('govuk-summary-list__row', any && actions.length === 0 && 'govuk-summary-list__row--no-actions')}">
<dt class="govuk-summary-list__key">${row.key}</dt>
<dd class="govuk-summary-list__value">${shown(row.value)}</dd>
${actions.length > 0 && actionsOf(actions)}</div>`
    },
  )}</dl>`
}
