// What a method answered: the value, how sure it is, every step, and what would change it.
import { type Html, html, insetText, summaryList, table, warningText } from '../../../platform/ui/index.ts'
import type { Answered, Evaluation, Simulation } from '../rules/evaluation.ts'
import type { Method } from '../rules/method.ts'
import { answerWords, otherWords } from './words.ts'

const drivers = ({ drivers: ranked, keptCentral }: Simulation): Html =>
  html`${table({
    caption: 'What moves the answer most',
    captionSize: 's',
    columns: [
      { name: 'input', title: 'Input' },
      { name: 'share', title: 'How closely the answer follows it', numeric: true },
    ],
    rows: ranked.map(({ title, squared }) => [title, `${Math.round(squared * 100)}%`]),
  })}${keptCentral.length > 0 && html`<p class="govuk-body">Kept at their middle: ${keptCentral.join(', ')}.</p>`}`

const simulated = (unit: string, simulation: Simulation): Html =>
  html`<h3 class="govuk-heading-m">In ${simulation.draws.toLocaleString('en-GB')} draws</h3>${summaryList([
    { key: 'Middle (median)', value: answerWords(unit, simulation.median) },
    { key: 'Average (mean)', value: answerWords(unit, simulation.mean) },
    {
      key: 'Nine draws in ten lie',
      value: `from ${answerWords(unit, simulation.p5)} to ${answerWords(unit, simulation.p95)}`,
    },
    { key: 'Seed, to draw the same again', value: String(simulation.seed) },
  ])}${drivers(simulation)}`

const others = (method: Method, { also, alsoRange }: Answered) =>
  method.others.flatMap((other) => {
    const value = also[other.name]
    const range = alsoRange[other.name]
    if (value === undefined) return []
    const words = otherWords(other, value)
    return [
      {
        key: other.title,
        value:
          range === undefined || range.low === range.high
            ? words
            : `${words} (${otherWords(other, range.low)} to ${otherWords(other, range.high)})`,
      },
    ]
  })

const answered = (method: Method, answer: Answered): Html => {
  const { unit, value, range } = answer
  return html`${summaryList([
    { key: 'Answer', value: html`<strong>${answerWords(unit, value)}</strong>` },
    {
      key: 'How sure',
      value:
        range === null
          ? 'All numbers were given as certain, so there is no range. Ask yourself whether they are.'
          : `From ${answerWords(unit, range.low)} to ${answerWords(unit, range.high)}`,
    },
    ...others(method, answer),
    { key: 'Method', value: `${method.title}, version ${answer.version}` },
  ])}${table({
    caption: 'The working, with every number at its middle',
    captionSize: 'm',
    columns: [
      { name: 'step', title: 'Step' },
      { name: 'sum', title: 'Sum' },
      { name: 'result', title: 'Result', numeric: true },
    ],
    rows: answer.working.map(({ words, sum, result }) => [words, sum, result]),
  })}${answer.simulation !== null && simulated(unit, answer.simulation)}`
}

export const answerPart = (method: Method, evaluation: Evaluation): Html =>
  html`<section aria-labelledby="answer"><h2 class="govuk-heading-l" id="answer">The answer</h2>${
    evaluation.kind === 'answer'
      ? answered(method, evaluation)
      : evaluation.kind === 'not-applicable'
        ? insetText(html`<p class="govuk-body"><strong>There is no answer.</strong> ${evaluation.because}</p>`)
        : warningText(evaluation.what)
  }</section>`
