// What a lead said without words, or with too many: nothing was kept yet, and what was typed stands in the form.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, form, html, insetText, type PageView, page, textarea } from '../../../platform/ui/index.ts'
import type { AgreementView } from '../rules.ts'

export interface WordsAsked {
  readonly place: { readonly slug: string; readonly name: string }
  readonly view: Pick<AgreementView, 'id' | 'title' | 'href' | 'what'>
  readonly act: 'objected' | 'reopened'
  readonly typed: string
  readonly errors: FieldErrors
}

/** By act: where the form goes, the name of its field, and the words around it. The panel's forms use the same. */
export const saying = {
  objected: {
    path: 'object',
    field: 'objection',
    summary: 'Object',
    label: 'What would have to change?',
    hint: 'Everybody who sees this page reads your words, now and later.',
    button: 'Object for your sector',
  },
  reopened: {
    path: 'reopen',
    field: 'reason',
    summary: 'Open it again',
    label: 'Why should it be talked about again?',
    hint: undefined,
    button: 'Open it again',
  },
} as const

export const wordsPage = ({ place, view, act, typed, errors }: WordsAsked): PageView => {
  const { path, field, summary, label, hint, button: press } = saying[act]
  return page({
    title: summary,
    caption: view.title,
    errors,
    breadcrumbs: [
      { text: 'Places', href: '/places' },
      { text: place.name, href: `/places/${place.slug}` },
      { text: view.title, href: view.href },
      { text: summary },
    ],
    main: html`${insetText('Nothing was kept yet, and nobody has seen what you wrote.')}${form(
      { action: `/places/${place.slug}/agreements/${view.id}/${path}` },
      textarea({
        name: field,
        label,
        ...(hint === undefined ? {} : { hint }),
        rows: 6,
        value: typed,
        error: errors[field],
      }),
      button({ text: press, kind: 'warning' }),
    )}<p class="govuk-body"><a class="govuk-link" href="${view.href}">Back to the ${view.what} without saying anything</a></p>`,
  })
}
