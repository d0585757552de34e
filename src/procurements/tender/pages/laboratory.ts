// The laboratory: which formula makes points of prices, and what it would do to bids before anybody has bid.
import { formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  radios,
  table,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link } from '../../pages/words.ts'
import { type FormulaTyped, parameterField } from '../forms/formula.ts'
import { type FormulaOffered, isReport } from '../rules/laboratory.ts'
import type { Tender, Tested } from '../rules/types.ts'
import type { DraftForm } from './forms.ts'
import { tenderAt, underTender } from './words.ts'

export interface LaboratoryView extends Omit<DraftForm<FormulaTyped>, 'tender'> {
  readonly tender: Tender
  readonly formulas: readonly FormulaOffered[]
  readonly scoresPrice: boolean
  /** Whether the last test was of the weights and the formula as they stand. */
  readonly isTested: boolean
}

export const reportPart = (tested: Tested | null): Html | undefined => {
  if (tested === null || !isReport(tested.report)) return undefined
  const { formula, sentences, tables } = tested.report
  return html`<h2 class="govuk-heading-m">How prices become points</h2><p class="govuk-body">${formula.title}. Tested on ${formatMoment(new Date(tested.at))}, before anybody could bid.</p><ul class="govuk-list govuk-list--bullet">${sentences.map((one) => html`<li>${one}</li>`)}</ul>${tables.map(
    ({ caption, columns, rows }) =>
      table({
        ...{ caption, captionSize: 's', rows },
        columns: columns.map((title, i) => ({ name: `column-${i + 1}`, title, numeric: i > 0 })),
      }),
  )}`
}

const choice =
  ({ typed, errors }: LaboratoryView) =>
  ({ name, title, words, parameters }: FormulaOffered) => ({
    ...{ value: name, text: title, hint: words },
    ...(parameters.length === 0
      ? {}
      : {
          conditional: html`${parameters.map((one) => {
            const field = parameterField(name, one.name)
            return input({
              ...{ name: field, label: one.label, hint: one.hint, width: 10, inputmode: 'decimal' },
              ...(one.unit === 'pence' ? { prefix: '£' } : { suffix: '%' }),
              ...{ value: typed.parameters[field], error: errors?.[field] },
            })
          })}`,
        }),
  })

export const laboratoryPage = (view: LaboratoryView): PageView => {
  const { place, procurement, tender, typed, errors, formulas, scoresPrice, isTested } = view
  return framed({
    place,
    title: 'Price formula and its tests',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: scoresPrice
      ? html`<p class="govuk-body">The formula and its report are locked with the tender, and everybody sees them. ${link('/price-formulas', 'What each formula does, and where it goes wrong')}</p>${
          !isTested &&
          tender.tested !== null &&
          insetText('The formula or a weight was changed since the last test: test it again.')
        }${form(
          { action: `${tenderAt(place, procurement.id, tender.id)}/laboratory` },
          hidden('edition', typed.edition),
          radios({
            ...{ name: 'formula', label: 'How do prices become points?', value: typed.formula, error: errors?.formula },
            options: formulas.map(choice(view)),
          }),
          button({ text: 'Keep it and test it' }),
        )}${reportPart(tender.tested)}`
      : html`<p class="govuk-body">No criterion of this tender is about price, so there is nothing to test.</p>`,
  })
}
