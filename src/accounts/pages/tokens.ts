// Tokens with which a person's own programs ask for data.
import { asDay, dayOf, type FieldErrors, formatDay } from '../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  dateInput,
  emptyState,
  form,
  html,
  input,
  insetText,
  type PageView,
  page,
  table,
} from '../../platform/ui/index.ts'

const home = { text: 'Your account', href: '/account' }
const list = { text: 'Tokens', href: '/account/tokens' }

export interface TokenView {
  readonly id: string
  readonly name: string
  /** In words. */
  readonly permissions: readonly string[]
  readonly places?: readonly string[]
  readonly expires: string
  readonly used?: Date
}

export const tokenColumns = [
  { name: 'name', title: 'Name' },
  { name: 'may', title: 'May' },
  { name: 'where', title: 'Where' },
  { name: 'expires', title: 'Last day' },
  { name: 'used', title: 'Last used' },
] as const

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const day = (text: string): string => {
  const known = asDay(text)
  return known === undefined ? text : formatDay(known)
}

export const tokensPage = (
  tokens: readonly TokenView[],
  links: { readonly csv?: string; readonly json: string },
): PageView =>
  page({
    title: 'Tokens for programs',
    breadcrumbs: [home, { text: 'Tokens' }],
    wide: true,
    main:
      tokens.length === 0
        ? emptyState({
            title: 'No tokens',
            what: 'A token lets a program of yours, such as a spreadsheet or a script, ask for data in your name.',
            why: 'It may do only what you choose, and only until a day you choose; you can revoke it at any time.',
            first: { text: 'Make a token', href: '/account/tokens/new' },
          })
        : html`${button({ text: 'Make a token', href: '/account/tokens/new' })}
${table({
  listed: true,
  caption: 'Your tokens',
  captionHidden: true,
  columns: [...tokenColumns, { name: 'actions', title: 'What you can do' }],
  rows: tokens.map((token) => [
    token.name,
    html`<ul class="govuk-list">${token.permissions.map((words) => html`<li>${words}</li>`)}</ul>`,
    token.places === undefined ? 'everywhere you may' : token.places.join(', '),
    day(token.expires),
    token.used === undefined ? 'never' : formatDay(dayOf(token.used)),
    form({ action: `/account/tokens/${token.id}/revoke` }, button({ text: 'Revoke', kind: 'warning' })),
  ]),
  links,
})}`,
  })

export interface NewTokenView {
  readonly name: string
  readonly chosen: readonly string[]
  readonly chosenPlaces: readonly string[]
  readonly expires: { readonly day: string; readonly month: string; readonly year: string }
  readonly permissions: readonly { readonly name: string; readonly words: string }[]
  readonly places: readonly { readonly id: string; readonly name: string }[]
}

export const newTokenPage = (view: NewTokenView, errors: FieldErrors = {}): PageView =>
  page({
    title: 'Make a token',
    breadcrumbs: [home, list, { text: 'Make a token' }],
    errors,
    main: form(
      { action: '/account/tokens/new' },
      input({
        name: 'name',
        label: 'Name',
        hint: 'So that you know later what it is for, such as “monthly figures”.',
        value: view.name,
        error: errors.name,
      }),
      checkboxes({
        name: 'permissions',
        label: 'What it may do',
        hint: 'Choose as little as it needs.',
        options: view.permissions.map((one) => ({ value: one.name, text: capital(one.words), hint: one.name })),
        value: view.chosen,
        error: errors.permissions,
        small: true,
      }),
      view.places.length > 0 &&
        checkboxes({
          name: 'places',
          label: 'Only in these places',
          hint: 'Choose none for everywhere you may.',
          options: view.places.map((place) => ({ value: place.id, text: place.name })),
          value: view.chosenPlaces,
          error: errors.places,
          small: true,
        }),
      dateInput({
        name: 'expires',
        label: 'Last day on which it works',
        hint: 'At most a year from now.',
        value: view.expires,
        error: errors.expires,
      }),
      button({ text: 'Make the token' }),
    ),
  })

export const tokenMadePage = (name: string, token: string): PageView =>
  page({
    title: 'Your token is made',
    breadcrumbs: [home, list, { text: name }],
    main: html`<p class="govuk-body-l">Copy it now: it is shown only this once.</p>
${insetText(html`<span class="govuk-!-text-break-word">${token}</span>`)}
<p class="govuk-body">Your program sends it with every request, in the header <code>Authorization: Bearer</code>, and asks under <code>/api</code>. Keep it like a password.</p>
<p class="govuk-body"><a class="govuk-link" href="/account/tokens">Back to your tokens</a></p>`,
  })
