// What a place decides about an indicator: the form.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, checkboxes, form, html, input, type PageView, page, radios } from '../../../platform/ui/index.ts'
import type { NeedId, ObjectiveNamed } from '../rules/types.ts'
import { needsAddress, type PlaceNamed, polarityWords } from './words.ts'

export interface EditTyped {
  readonly unit: string
  readonly polarity: string
  readonly objectives: readonly string[]
}

export interface EditView {
  readonly place: PlaceNamed
  readonly id: NeedId
  readonly name: string
  readonly objectives: readonly ObjectiveNamed[]
  readonly typed: EditTyped
  readonly errors?: FieldErrors
}

export const editPage = (view: EditView): PageView => {
  const at = `${needsAddress(view.place)}/${view.id}`
  return page({
    title: `Change what stands at “${view.name}”`,
    caption: view.place.name,
    backLink: { href: at, text: 'Back to the indicator' },
    errors: view.errors,
    main: html`<p class="govuk-body">Figures stay as they were published. What you change here is how this place reads them.</p>${form(
      { action: at },
      view.objectives.length > 0
        ? checkboxes({
            name: 'objectives',
            label: 'Which objectives does it concern?',
            hint: 'It is shown beside each of them. Choose none if it concerns none.',
            options: view.objectives.map((one) => ({
              value: one.key,
              text: `${one.number} ${one.title}`,
              hint: one.set,
            })),
            value: view.typed.objectives,
            error: view.errors?.objectives,
            small: true,
          })
        : html`<p class="govuk-body">This place uses no set of objectives yet.</p>`,
      radios({
        name: 'polarity',
        label: 'Which end is good?',
        options: (['high', 'low', 'none'] as const).map((value) => ({ value, text: polarityWords[value] })),
        value: view.typed.polarity,
        error: view.errors?.polarity,
      }),
      input({
        name: 'unit',
        label: 'Unit',
        hint: 'What one of the figures is: years, %, per 1,000. Leave it empty if the figures have none.',
        value: view.typed.unit,
        error: view.errors?.unit,
      }),
      button({ text: 'Save' }),
    )}`,
  })
}
