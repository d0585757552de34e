// Taking a priority back needs a reason: the form again, with what is wrong. What uses the priority is said before.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, form, type Html, html, type PageView, page, textarea } from '../../../platform/ui/index.ts'
import type { Use } from '../../index.ts'
import { type PlaceNamed, prioritiesAt, priorityAt, under } from './words.ts'

export interface Withdrawing {
  readonly place: PlaceNamed
  readonly number: number
  readonly title: string
  /** The records that use it. */
  readonly uses: readonly Use[]
  readonly typed?: string
  readonly errors?: FieldErrors
}

export const withdrawForm = ({ place, number, uses, typed, errors }: Withdrawing): Html =>
  html`${
    uses.length === 0
      ? html`<p class="govuk-body">Nothing uses it. Everything it said is kept.</p>`
      : html`<p class="govuk-body">It is used by ${uses.length === 1 ? 'one record, which keeps' : `${uses.length} records, which keep`} what was taken from it:</p><ul class="govuk-list govuk-list--bullet">${uses.map(
          ({ what, title, href, status }) =>
            html`<li><a class="govuk-link" href="${href}">${title}</a> <span class="cw-muted">${what}, ${status.toLowerCase()}</span></li>`,
        )}</ul>`
  }${form(
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
