// The last day for which a value counts: a value is changed by ending it and turning another on.
import type { DayTyped, FieldErrors } from '../../../platform/kernel/index.ts'
import { button, dateInput, form, html, type PageView, summaryList } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import { valueKindWords } from '../../rules/words.ts'
import type { MeasureValue } from '../rules/types.ts'
import { daysWords, measureValuesAddress, rangeWords, underValues, useAddress } from './words.ts'

export interface EndUseView {
  readonly place: PlaceNamed
  readonly measure: { readonly id: string; readonly title: string }
  readonly use: MeasureValue
  readonly until: DayTyped
  readonly errors?: FieldErrors
}

export const endUsePage = ({ place, measure, use, until, errors }: EndUseView): PageView =>
  framed({
    place,
    here: 'values',
    title: 'Until when does this value count?',
    caption: measure.title,
    under: [...underValues(place), { text: measure.title, href: measureValuesAddress(place, measure.id) }],
    errors,
    form: true,
    main: html`${summaryList([
      { key: 'Value', value: use.value.title },
      { key: 'Kind of £', value: valueKindWords[use.kind] },
      { key: 'As published', value: `${rangeWords(use.value.worth)} ${use.value.unit}` },
      { key: 'Counts for what was done', value: daysWords(use) },
    ])}<p class="govuk-body">What was done until that day goes on being worth this. What begins after it is worth nothing of this kind, until another value counts.</p>${form(
      { action: `${useAddress(place, use.id)}/end` },
      dateInput({
        name: 'until',
        label: 'The last day for which it counts',
        hint: 'Leave it empty where it goes on.',
        value: until,
        error: errors?.until,
      }),
      button({ text: 'Keep this day' }),
    )}`,
  })
