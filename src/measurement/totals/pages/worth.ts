// What was done may be worth in £, where the place has turned a value on: by kind, by grade, low – central – high; and by value, where
// one took the place of another.
import { type Html, html, table } from '../../../platform/ui/index.ts'
import { gradeWords, type ValueKind, valueKindWords } from '../../rules/words.ts'
import { daysWords, rangeWords } from '../../values/pages/words.ts'
import { isAlways } from '../../values/rules/days.ts'
import { type GradeWorth, type KindWorth, overAllDays } from '../rules/worth.ts'

const rowsOf = (kind: ValueKind, days: string, grades: readonly GradeWorth[]) => {
  const title = days === '' ? valueKindWords[kind] : html`${valueKindWords[kind]}<br>${days}`
  return grades.length === 0
    ? [[title, 'Nothing done', html`<span class="cw-muted">None</span>`]]
    : grades.map(({ grade, worth }) => [title, gradeWords[grade], rangeWords(worth)])
}

const rowsOfKind = (kind: ValueKind, worths: readonly KindWorth[]) => {
  const each = worths.flatMap((one) =>
    rowsOf(kind, isAlways(one) ? '' : `${daysWords(one)}, in prices of ${one.prices}`, one.grades),
  )
  const all = worths.length > 1 ? overAllDays(worths) : undefined
  return all === undefined ? each : [...each, ...rowsOf(kind, 'On all these days', all)]
}

/** Nothing where no value is on. @param title of the measure, for the caption */
export const worthTable = (title: string, worths: readonly KindWorth[]): Html | false =>
  worths.length > 0 &&
  html`${table({
    caption: `What it may be worth: ${title}`,
    captionHidden: true,
    small: true,
    columns: [
      { name: 'kind', title: 'Kind of £ (never added together)' },
      { name: 'grade', title: 'Grade' },
      { name: 'worth', title: 'Low – central – high', numeric: true },
    ],
    rows: [...Map.groupBy(worths, ({ kind }) => kind)].flatMap(([kind, some]) => rowsOfKind(kind, some)),
  })}${
    worths.some((one) => !isAlways(one)) &&
    html`<p class="govuk-body">Each value counts for what began on its days; what began on other days is worth nothing of that kind here.</p>`
  }`
