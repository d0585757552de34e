// One's own account: what it holds, and the small forms that change it.
import { count, type FieldErrors, formatMoment } from '../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
  passwordInput,
  summaryList,
  table,
  tag,
} from '../../platform/ui/index.ts'

const home = { text: 'Your account', href: '/account' }

export interface AccountView {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly codes: boolean
  readonly recoveryCodes: number
  readonly browsers: number
  readonly tokens: number
}

export const accountPage = (view: AccountView): PageView =>
  page({
    title: 'Your account',
    main: html`${summaryList([
      { key: 'Name', value: view.name, actions: [{ href: '/account/name', text: 'Change', of: 'name' }] },
      {
        key: 'E-mail address',
        value: view.email,
        actions: [{ href: '/account/email', text: 'Change', of: 'e-mail address' }],
      },
      {
        key: 'Password',
        value: 'Only you know it',
        actions: [{ href: '/account/password', text: 'Change', of: 'password' }],
      },
      {
        key: 'Code when signing in',
        value: view.codes ? html`${tag('On', 'good')} ${view.recoveryCodes} recovery codes left` : tag('Off', 'quiet'),
        actions: [{ href: '/account/codes', text: view.codes ? 'Change' : 'Turn on', of: 'codes' }],
      },
      {
        key: 'Where you are signed in',
        value: view.browsers === 0 ? 'In no browser' : count(view.browsers, 'browser'),
        actions: [{ href: '/account/browsers', text: 'See', of: 'where you are signed in' }],
      },
      {
        key: 'Tokens for programs',
        value: view.tokens === 0 ? 'None' : count(view.tokens, 'token'),
        actions: [{ href: '/account/tokens', text: 'See', of: 'tokens' }],
      },
      {
        key: 'Your roles',
        value:
          view.roles.length === 0
            ? 'None yet'
            : html`<ul class="govuk-list">${view.roles.map((role) => html`<li>${role}</li>`)}</ul>`,
        actions: [{ href: '/roles', text: 'What they allow', of: 'by role' }],
      },
    ])}`,
  })

export const currentPassword = (errors: FieldErrors, label = 'Your password'): Html =>
  passwordInput({ name: 'password', label, error: errors.password })

export const namePage = (name: string, errors: FieldErrors = {}): PageView =>
  page({
    title: 'Change your name',
    breadcrumbs: [home, { text: 'Name' }],
    errors,
    main: form(
      { action: '/account/name' },
      input({
        name: 'name',
        label: 'Name',
        hint: 'As others should see it.',
        autocomplete: 'name',
        value: name,
        error: errors.name,
      }),
      button({ text: 'Save name' }),
    ),
  })

export const passwordPage = (errors: FieldErrors = {}): PageView =>
  page({
    title: 'Change your password',
    breadcrumbs: [home, { text: 'Password' }],
    errors,
    main: html`<p class="govuk-body">You stay signed in here and are signed out everywhere else.</p>
${form(
  { action: '/account/password' },
  currentPassword(errors, 'Your password now'),
  passwordInput({
    name: 'fresh',
    label: 'New password',
    hint: 'At least 12 characters. Three or four words that do not belong together are good. You may paste it.',
    autocomplete: 'new-password',
    error: errors.fresh,
  }),
  button({ text: 'Save the new password' }),
)}`,
  })

export const emailPage = (email: string, errors: FieldErrors = {}): PageView =>
  page({
    title: 'Change your e-mail address',
    breadcrumbs: [home, { text: 'E-mail address' }],
    errors,
    main: html`<p class="govuk-body">We send a link to the new address. Until you open it, the old address counts.</p>
${form(
  { action: '/account/email' },
  input({
    name: 'email',
    label: 'New e-mail address',
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
    value: email,
    error: errors.email,
  }),
  currentPassword(errors),
  button({ text: 'Send the link' }),
)}`,
  })

/** A GET changes nothing, so the link opens a page with a button. */
export const confirmEmailPage = (token: string, email: string): PageView =>
  page({
    title: 'Use this e-mail address',
    main: html`<p class="govuk-body">From now on you sign in with ${email}.</p>
${form({ action: `/account/email/${token}` }, button({ text: 'Use this address' }))}`,
  })

export interface BrowserView {
  readonly id: string
  readonly agent: string
  readonly created: Date
  readonly seen: Date
  readonly current: boolean
}

export const browserColumns = [
  { name: 'browser', title: 'Browser' },
  { name: 'signed_in', title: 'Signed in' },
  { name: 'last_seen', title: 'Last seen' },
] as const

export const browsersPage = (
  browsers: readonly BrowserView[],
  links: { readonly csv?: string; readonly json: string },
): PageView =>
  page({
    title: 'Where you are signed in',
    breadcrumbs: [home, { text: 'Where you are signed in' }],
    wide: true,
    main: html`<p class="govuk-body">After twelve hours without use you are signed out, and after thirty days in any case. Do you not know one of these? Sign it out, then <a class="govuk-link" href="/account/password">change your password</a>.</p>
${table({
  listed: true,
  caption: 'Where you are signed in',
  captionHidden: true,
  columns: [...browserColumns, { name: 'actions', title: 'What you can do' }],
  rows: browsers.map((one) => [
    one.agent,
    formatMoment(one.created),
    formatMoment(one.seen),
    one.current
      ? tag('This one', 'good')
      : form({ action: `/account/browsers/${one.id}/end` }, button({ text: 'Sign this one out', kind: 'secondary' })),
  ]),
  empty: 'You are signed in with a token, not in a browser.',
  links,
})}
${browsers.length > 1 && form({ action: '/account/browsers/end-others' }, button({ text: 'Sign out everywhere else' }))}`,
  })
