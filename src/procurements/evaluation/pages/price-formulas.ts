// The price formulas for everybody: what each does, what goes wrong with it, and a place to try bids.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { details, type Html, html, type PageView, page } from '../../../platform/ui/index.ts'
import { formulas } from '../../formulas/rules/all.ts'
import type { PriceFormula } from '../../formulas/rules/formula.ts'
import { exampleTyped, type TriedTyped } from '../forms/tried.ts'
import { resultPart, type TrialView } from './trial.ts'
import { tryForm } from './try-form.ts'

export const address = '/price-formulas'

export const formulaColumns = [
  { name: 'name', title: 'Name' },
  { name: 'title', title: 'Formula' },
  { name: 'version', title: 'Version' },
  { name: 'definition', title: 'What it does' },
  { name: 'rule', title: 'Rule' },
  { name: 'fault', title: 'What goes wrong' },
] as const

export interface PriceFormulasView {
  readonly typed: TriedTyped
  readonly errors: FieldErrors
  /** Null where nothing was tried, or what was typed will not do. */
  readonly trial: TrialView | null
}

const exampleLinks = (formula: PriceFormula): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${formula.examples.map(
    (example) =>
      html`<li><a class="govuk-link" href="${address}?${new URLSearchParams(exampleTyped(formula, example)).toString()}#answer">Try: ${example.title}<span class="govuk-visually-hidden"> (${formula.title})</span></a></li>`,
  )}</ul>`

const about = (formula: PriceFormula, i: number): Html =>
  html`<h3 class="govuk-heading-m" id="${formula.name}">${formula.title}</h3><p class="govuk-body">${formula.definition}${i === 0 && ' This is the one that tenders here are offered first.'}</p><p class="govuk-body"><strong>The rule:</strong> ${formula.rule}</p><p class="govuk-body"><strong>What goes wrong:</strong> ${formula.fault}</p>${exampleLinks(formula)}${details(
    { summary: html`More about this<span class="govuk-visually-hidden">: ${formula.title}</span>` },
    html`<ul class="govuk-list govuk-list--bullet">${formula.limits.map((limit) => html`<li>${limit}</li>`)}</ul><p class="govuk-body">Version ${formula.version}. Where it comes from:</p><ul class="govuk-list govuk-list--bullet">${formula.sources.map(
      ({ title, link, checked }) =>
        html`<li>${link === null ? title : html`<a class="govuk-link" href="${link}">${title}</a>`}. ${checked}</li>`,
    )}</ul>`,
  )}`

const all = (): Html =>
  html`<h2 class="govuk-heading-l" id="formulas">The formulas</h2>${formulas.map(about)}<p class="govuk-body">Everything is reckoned exactly, in fractions, and rounded only when it is printed: half a hundredth away from nought. A tie stays a tie. The same from the command line, for whole awards with many criteria: <code>commonweal tender evaluate</code>.</p>`

export const priceFormulasPage = (
  { typed, errors, trial }: PriceFormulasView,
  links: { readonly csv?: string; readonly json?: string },
): PageView => {
  // Whoever tried something looks for the form next; whoever comes for the first time, for the formulas.
  const asked = trial !== null || Object.keys(errors).length > 0
  return page({
    title: 'How prices become points',
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
    main: html`<p class="govuk-body-l">A tender scores quality and price. How a price becomes points can decide who wins, and some formulas pick the wrong bid. See what each does, and try it with bids of your own.</p>${trial !== null && resultPart(trial, links)}${asked ? html`${tryForm(typed, errors)}${all()}` : html`${all()}${tryForm(typed, errors)}`}`,
  })
}
