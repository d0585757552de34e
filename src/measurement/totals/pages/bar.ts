// The sums of one measure as a bar by grades; of percentages, which have no sum, in words.
import { gradeBar, type Html, html } from '../../../platform/ui/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { addsUp, type Grade, gradeWords } from '../../rules/words.ts'
import { type Graded, splitOf } from '../rules/graded.ts'
import { partWords } from './words.ts'

type Counted = Pick<Measure, 'title' | 'unit' | 'ownUnit'>

const inWords = (measure: Counted, sums: Graded, hrefOf: (grade: Grade) => string | undefined): Html => {
  const { promised, delivered } = splitOf(sums)
  const parts = [{ grade: 'promised' as const, ...promised }, ...delivered].filter(({ records }) => records > 0)
  return html`<ul class="govuk-list">${parts.map((part) => {
    const href = hrefOf(part.grade)
    const label = gradeWords[part.grade]
    return html`<li>${href === undefined ? label : html`<a class="govuk-link" href="${href}">${label}</a>`}: ${partWords(measure, part)}</li>`
  })}</ul>`
}

export const sumsBar = (
  measure: Counted,
  sums: Graded,
  hrefOf: (grade: Grade) => string | undefined = () => undefined,
): Html => {
  if (!addsUp(measure.unit)) return inWords(measure, sums, hrefOf)
  const { promised, delivered } = splitOf(sums)
  const linked = (grade: Grade) => {
    const href = hrefOf(grade)
    return href === undefined ? {} : { href }
  }
  const done = delivered.filter(({ records }) => records > 0)
  return gradeBar({
    title: `${measure.title}: ${partWords(measure, promised)} promised, ${
      done.map((part) => `${partWords(measure, part)} ${gradeWords[part.grade].toLowerCase()}`).join(', ') ||
      'nothing done'
    }`,
    parts: delivered.map((part) => ({
      ...{ grade: part.grade, label: gradeWords[part.grade], value: part.quantity, text: partWords(measure, part) },
      ...linked(part.grade),
    })),
    ...(promised.records > 0
      ? { promised: { value: promised.quantity, text: partWords(measure, promised), ...linked('promised') } }
      : {}),
  })
}
