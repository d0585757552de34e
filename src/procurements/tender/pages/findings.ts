// What the check found, what stops first; and the hours that a bid asks.
import { count } from '../../../platform/kernel/index.ts'
import { details, type Html, html, insetText, table, tag } from '../../../platform/ui/index.ts'
import type { Finding } from '../rules/findings.ts'
import type { Hours } from '../rules/hours.ts'

const one = ({ severity, where, what, todo, law }: Finding): Html =>
  html`<li><p class="govuk-body govuk-!-margin-bottom-1">${severity === 'stop' ? tag('Stops it', 'wrong') : tag('Suggestion', 'plain')} <strong>${where}.</strong> ${what}</p><p class="govuk-body">${todo}${law !== null && html` <span class="cw-muted">${law}.</span>`}</p></li>`

export const findingsList = (findings: readonly Finding[]): Html => {
  const stopping = findings.filter(({ severity }) => severity === 'stop')
  const rest = findings.filter(({ severity }) => severity === 'warn')
  return html`${
    stopping.length === 0
      ? insetText('Nothing stops it from being published.')
      : html`<ul class="govuk-list">${stopping.map(one)}</ul>`
  }${
    rest.length > 0 &&
    details(
      { summary: count(rest.length, 'suggestion'), open: stopping.length === 0 },
      html`<p class="govuk-body">These come from words and numbers, and may be wrong here. You decide.</p><ul class="govuk-list">${rest.map(one)}</ul>`,
    )
  }`
}

const hoursWords = (hours: number): string => hours.toLocaleString('en-GB', { maximumFractionDigits: 1 })

export const hoursPart = ({ parts, total }: Hours): Html =>
  html`<p class="govuk-body">A bid asks about <strong>${hoursWords(total)} hours</strong> of each bidder.</p>${details(
    { summary: 'How we know' },
    html`<p class="govuk-body">An estimate with rates of our own, not a measured figure: it shows what costs time.</p>`,
    table({
      caption: 'What a bid is made of',
      captionHidden: true,
      columns: [
        { name: 'what', title: 'What' },
        { name: 'count', title: 'How many', numeric: true },
        { name: 'hours', title: 'Hours', numeric: true },
      ],
      rows: parts.map((part) => [part.what, part.count.toLocaleString('en-GB'), hoursWords(part.hours)]),
    }),
  )}`
