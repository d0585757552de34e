// Taking a priority back needs a reason: the form again, with what is wrong. What uses the priority is said before.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, form, type Html, html, type PageView, page, textarea } from '../../../platform/ui/index.ts'
import { type PlaceNamed, prioritiesAt, priorityAt, under } from './words.ts'

export interface Withdrawing {
  readonly place: PlaceNamed
  readonly number: number
  readonly title: string
  /** How many records use it. */
  readonly uses: number
  readonly typed?: string
  readonly errors?: FieldErrors
}

export const withdrawForm = ({ place, number, uses, typed, errors }: Withdrawing): Html =>
  html`<p class="govuk-body">${
    uses === 0
      ? 'Nothing uses it. Everything it said is kept.'
      : `It is used in ${uses === 1 ? 'one place' : `${uses} places`}, listed on its page. They keep what they took from it.`
  }</p>${form(
    { action: `${priorityAt(place, number)}/withdraw` },
    textarea({ name: 'why', label: 'Why is it withdrawn?', rows: 3, value: typed ?? '', error: errors?.why }),
    button({ text: 'Withdraw it', kind: 'warning' }),
  )}`

export const withdrawPage = (view: Withdrawing): PageView =>
  page({
    title: 'Withdraw this priority',
    caption: `Priority ${view.number}: ${view.title}`,
    errors: view.errors,
    breadcrumbs: under(
      view.place,
      { text: 'Priorities', href: prioritiesAt(view.place) },
      { text: `Priority ${view.number}`, href: priorityAt(view.place, view.number) },
      { text: 'Withdraw' },
    ),
    main: withdrawForm(view),
  })
