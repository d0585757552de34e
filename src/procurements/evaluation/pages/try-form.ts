// The form in which anybody tries bids. It asks by GET, so the address holds all of it and can be sent on.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, fieldset, form, type Html, html, input, radios } from '../../../platform/ui/index.ts'
import { formulas } from '../../formulas/rules/all.ts'
import type { PriceFormula } from '../../formulas/rules/formula.ts'
import { bidField, linesTyped, mostBids, parameterField, type TriedTyped } from '../forms/tried.ts'

const parameters = (formula: PriceFormula, typed: TriedTyped, errors: FieldErrors) =>
  formula.parameters.length === 0
    ? {}
    : {
        conditional: html`${formula.parameters.map(({ name, label, hint, unit }) => {
          const field = parameterField(formula.name, name)
          return input({
            ...{ name: field, label, hint, value: typed[field], error: errors[field], width: 10, inputmode: 'decimal' },
            ...(unit === 'pence' ? { prefix: '£' } : { suffix: '%' }),
          })
        })}`,
      }

const bidLine = (line: number, typed: TriedTyped, errors: FieldErrors): Html => {
  const field = (what: 'name' | 'quality' | 'price') => {
    const name = bidField(what, line)
    return { name, value: typed[name], error: errors[name] }
  }
  return fieldset(
    { legend: `Bid ${line}`, size: 's' },
    html`<div class="cw-line">${input({ ...field('name'), label: 'Name', width: 10 })}${input({ ...field('quality'), label: 'Quality, of 100', width: 5, inputmode: 'numeric' })}${input({ ...field('price'), label: 'Price', prefix: '£', width: 10, inputmode: 'decimal' })}</div>`,
  )
}

export const tryForm = (typed: TriedTyped, errors: FieldErrors): Html => {
  const lines = Math.min(mostBids, Math.max(linesTyped(typed) + 1, 3))
  return html`<h2 class="govuk-heading-l" id="try">Try bids of your own</h2><p class="govuk-body">Nothing you type is kept: it stands in the address of the page, so you can send it to somebody. Up to eight bids; work it out to get one more line.</p>${form(
    { action: '/price-formulas', method: 'get' },
    radios({
      ...{ name: 'formula', label: 'Formula', small: true, error: errors.formula },
      value: typed.formula ?? formulas[0]?.name,
      options: formulas.map((formula) => ({
        ...{ value: formula.name, text: formula.title },
        ...parameters(formula, typed, errors),
      })),
    }),
    input({
      ...{ name: 'weight', label: 'Weight of price', hint: 'Quality has the rest.', suffix: '%', width: 5 },
      ...{ value: typed.weight ?? '40', error: errors.weight, inputmode: 'decimal' },
    }),
    ...Array.from({ length: lines }, (_, i) => bidLine(i + 1, typed, errors)),
    button({ text: 'Work it out' }),
  )}`
}
