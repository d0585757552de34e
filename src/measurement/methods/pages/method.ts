// One method: what it answers, by what rule, from where, when not to use it, and the calculator.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { details, type Html, html, type PageView, page, table } from '../../../platform/ui/index.ts'
import { exampleTyped, type Typed } from '../forms/calculator.ts'
import type { Evaluation } from '../rules/evaluation.ts'
import type { Method } from '../rules/method.ts'
import { answerPart } from './answer.ts'
import { calculator } from './calculator.ts'
import { answerWords, methodAddress, sourceLine } from './words.ts'

export interface MethodView {
  readonly method: Method
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly evaluation: Evaluation | null
}

const examples = (method: Method): Html =>
  table({
    caption: 'Worked examples',
    captionSize: 'm',
    columns: [
      { name: 'example', title: 'Example' },
      { name: 'answer', title: 'Answer', numeric: true },
      { name: 'from', title: 'Where the answer comes from' },
    ],
    rows: method.examples.map(({ title, input, value, from }) => [
      html`<a class="govuk-link" href="${methodAddress(method)}?${new URLSearchParams(exampleTyped(method, input)).toString()}#answer">${title}</a>`,
      answerWords(method.unit, value),
      from,
    ]),
  })

const about = (method: Method): Html =>
  html`<h2 class="govuk-heading-m">The rule</h2><p class="govuk-body">${method.formula}</p><h2 class="govuk-heading-m">When not to use it, and what it leaves out</h2><ul class="govuk-list govuk-list--bullet">${method.limits.map((limit) => html`<li>${limit}</li>`)}</ul><h2 class="govuk-heading-m">Where it comes from</h2><ul class="govuk-list govuk-list--bullet">${method.sources.map(sourceLine)}</ul>${examples(method)}`

export const methodPage = ({ method, typed, errors, evaluation }: MethodView): PageView =>
  page({
    title: method.title,
    caption: `Version ${method.version}`,
    breadcrumbs: [{ text: 'How figures are worked out', href: '/methods' }, { text: method.title }],
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
    main: html`<p class="govuk-body-l">${method.definition}</p>${
      evaluation === null
        ? about(method)
        : html`${answerPart(method, evaluation)}${details({ summary: 'About this method' }, about(method))}`
    }${calculator(method, typed, errors)}`,
  })
