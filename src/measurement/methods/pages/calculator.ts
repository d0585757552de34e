// The fields of a method as a form, made from its description.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, fieldset, form, type Html, html, input, radios } from '../../../platform/ui/index.ts'
import { fieldName, linesTyped, type Typed } from '../forms/calculator.ts'
import { plain, pounds } from '../rules/figures.ts'
import type { ChoiceField, Field, ListField, Method, NumberField, TextField } from '../rules/method.ts'
import { methodAddress } from './words.ts'

type Single = NumberField | ChoiceField | TextField

const amount = (field: Single, value: number): string => (field.kind === 'pence' ? pounds(value) : plain(value))

const leftOut = (field: Single): string => {
  const { otherwise } = field
  if (otherwise === undefined) return field.optional ? ' It may be left out.' : ''
  if (typeof otherwise === 'string') return ''
  if (typeof otherwise === 'number') return ` Left out, it is ${amount(field, otherwise)}.`
  return ` Left out, it is ${amount(field, otherwise.low)} to ${amount(field, otherwise.high)}, with ${amount(field, otherwise.central)} as its middle.`
}

/** In a form, money is in pounds: what is said of pence is for the JSON. */
const hintOf = (field: Single): string =>
  `${field.words.replaceAll('in pence', 'in pounds').replaceAll('In pence', 'In pounds')}${leftOut(field)}`

const width = (field: NumberField): 4 | 10 | 20 => (field.kind === 'year' ? 10 : 20)

const single = (field: Single, name: string, typed: Typed, errors: FieldErrors): Html => {
  const common = { name, label: field.title, hint: hintOf(field), value: typed[name], error: errors[name] }
  if (field.kind === 'choice')
    return radios({
      ...common,
      small: true,
      value: typed[name] ?? (typeof field.otherwise === 'string' ? field.otherwise : undefined),
      options: field.options.map(({ value, title }) => ({ value, text: title })),
    })
  if (field.kind === 'text') return input(common)
  return input({ ...common, width: width(field), ...(field.kind === 'pence' ? { prefix: '£' } : {}) })
}

const list = (field: ListField, typed: Typed, errors: FieldErrors): Html => {
  const lines = Math.min(field.atMost, Math.max(linesTyped(field, typed) + 1, field.atLeast))
  return fieldset(
    { legend: field.title, size: 'm' },
    html`<p class="govuk-body">${field.words} Work it out to get one more line.</p>`,
    ...Array.from({ length: lines }, (_, i) =>
      fieldset(
        { legend: `Line ${i + 1}`, size: 's' },
        html`<div class="cw-figures">${field.of.map((inner) => single(inner, fieldName(field.name, i + 1, inner.name), typed, errors))}</div>`,
      ),
    ),
  )
}

const isList = (field: Field): field is ListField => field.kind === 'list'

export const calculator = (method: Method, typed: Typed, errors: FieldErrors): Html =>
  html`<h2 class="govuk-heading-l" id="try">Try it</h2><p class="govuk-body">Nothing you type is kept. For a number you are not sure of, write its low, central and high like this: 10 / 12 / 15. The answer is then a range too.</p>${form(
    { action: methodAddress(method), method: 'get' },
    ...method.fields.map((field) =>
      isList(field) ? list(field, typed, errors) : single(field, field.name, typed, errors),
    ),
    button({ text: 'Work it out' }),
  )}`
