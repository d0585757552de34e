// How a method's numbers and sources are said.
import { type Html, html } from '../../../platform/ui/index.ts'
import { plain, pounds } from '../rules/figures.ts'
import type { Method, MethodSource, Other } from '../rules/method.ts'

export const methodAddress = ({ key }: Pick<Method, 'key'>): string => `/methods/${key}`

/** In the unit of the method: `£1,500.00`, or a number. */
export const answerWords = (unit: string, value: number): string => (unit === 'pence' ? pounds(value) : plain(value))

export const otherWords = ({ unit }: Pick<Other, 'unit'>, value: number): string => {
  if (unit === 'pence') return pounds(value)
  return unit === 'ratio' ? value.toFixed(3) : plain(value)
}

const checkedWords = ({ checked }: MethodSource): string =>
  checked === null ? 'Nobody has checked our figures against it yet.' : `Checked: ${checked}.`

export const sourceLine = (source: MethodSource): Html =>
  html`<li>${source.link === null ? source.title : html`<a class="govuk-link" href="${source.link}">${source.title}</a>`} (${source.vintage}). ${source.publisher}. ${checkedWords(source)}</li>`
