// What was done may be worth in £, where the place has turned a value on: by kind, by grade, low – central – high.
import { type Html, html, table } from '../../../platform/ui/index.ts'
import { gradeWords, valueKindWords } from '../../rules/words.ts'
import { rangeWords } from '../../values/pages/words.ts'
import type { KindWorth } from '../rules/worth.ts'

/** Nothing where no value is on. @param title of the measure, for the caption */
export const worthTable = (title: string, worths: readonly KindWorth[]): Html | false =>
  worths.length > 0 &&
  table({
    caption: `What it may be worth: ${title}`,
    captionHidden: true,
    small: true,
    columns: [
      { name: 'kind', title: 'Kind of £ (never added together)' },
      { name: 'grade', title: 'Grade' },
      { name: 'worth', title: 'Low – central – high', numeric: true },
    ],
    rows: worths.flatMap(({ kind, grades }) =>
      grades.length === 0
        ? [[valueKindWords[kind], 'Nothing done', html`<span class="cw-muted">None</span>`]]
        : grades.map(({ grade, worth }) => [valueKindWords[kind], gradeWords[grade], rangeWords(worth)]),
    ),
  })
