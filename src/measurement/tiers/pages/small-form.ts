// The one-page form, on a page, with what decides what stands in it.
import type { Document } from '../../../platform/documents/index.ts'
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  details,
  documentBody,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
} from '../../../platform/ui/index.ts'
import { measurementNavigation } from '../../pages/navigation.ts'
import { mostMeasures } from '../messages/one-page.ts'
import type { MeasureOffered } from './check.ts'
import { crumbs, type PlaceNamed, tiersAt } from './words.ts'

export interface SmallFormView {
  readonly place: PlaceNamed
  readonly contract: string
  readonly chosen: readonly string[]
  readonly offered: readonly MeasureOffered[]
  readonly document: Document
  /** The same choices, for the Word file. */
  readonly query: string
  readonly errors?: FieldErrors
}

const choose = ({ place, contract, chosen, offered, errors }: SmallFormView): Html =>
  details(
    { summary: 'Choose what stands in it', open: errors !== undefined },
    form(
      { action: `${tiersAt(place)}/small-form`, method: 'get' },
      input({ name: 'contract', label: 'Contract or grant (optional)', value: contract, error: errors?.contract }),
      offered.length === 0
        ? html`<p class="govuk-body">No framework is in force here: the form has three empty lines.</p>`
        : checkboxes({
            name: 'measure',
            label: `Measures, at most ${mostMeasures}`,
            small: true,
            value: chosen,
            error: errors?.measure,
            options: offered.map(({ id, title, theme }) => ({ value: id, text: title, hint: theme })),
          }),
      button({ text: 'Show the form', kind: 'secondary' }),
    ),
  )

export const smallFormPage = (view: SmallFormView): PageView =>
  page({
    title: 'One-page form for small contracts',
    caption: view.place.name,
    breadcrumbs: crumbs(view.place, { text: 'Tiers', href: tiersAt(view.place) }, { text: 'One-page form' }),
    errors: view.errors,
    main: html`${measurementNavigation(view.place.slug, 'tiers')}<p class="govuk-body-l">For contracts and grants with small charities and community groups: one page, at most ${mostMeasures} measures, no names.</p>${choose(view)}${button({ text: 'Download as Word', href: `${tiersAt(view.place)}/small-form/docx${view.query}` })}${documentBody({ blocks: view.document.blocks, part: true })}`,
  })
