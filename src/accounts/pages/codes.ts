// Codes from an app when signing in: turning them on and off, and the codes for the day the phone is lost.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  passwordInput,
  qrCode,
} from '../../platform/ui/index.ts'

const crumbs = (text: string) => [{ text: 'Your account', href: '/account' }, { text }]

/** `K7QP M2XD …`: groups of four are easier to copy by hand. */
export const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? ''

const password = (errors: FieldErrors): Html =>
  passwordInput({ name: 'password', label: 'Your password', error: errors.password })

export const codesPage = (
  view: { readonly on: boolean; readonly recoveryCodes: number },
  errors: FieldErrors = {},
): PageView =>
  page({
    title: 'Codes for signing in',
    breadcrumbs: crumbs('Codes'),
    errors,
    main: view.on
      ? html`<p class="govuk-body">You sign in with your password and a code from your app. You have ${view.recoveryCodes} recovery codes left.</p>
${form(
  { action: '/account/codes' },
  password(errors),
  html`<div class="govuk-button-group">${button({ text: 'Make new recovery codes', name: 'what', value: 'recovery' })}${button({ text: 'Turn codes off', kind: 'warning', name: 'what', value: 'off' })}</div>`,
)}`
      : html`<p class="govuk-body">With a code, somebody who has learnt your password still cannot sign in as you. You need an app on your phone or computer that makes six-digit codes; any will do, and it needs no network.</p>
${form({ action: '/account/codes/begin' }, button({ text: 'Turn codes on' }))}`,
  })

export interface BegunView {
  readonly secret: string
  /** The same as one address, which password managers take. */
  readonly address: string
}

export const turnOnPage = (view: BegunView, errors: FieldErrors = {}): PageView =>
  page({
    title: 'Turn codes on',
    breadcrumbs: crumbs('Codes'),
    errors,
    main: html`<ol class="govuk-list govuk-list--number">
<li>Open the app that makes your codes and add an account.</li>
<li>Point its camera at this picture, or copy the key below it.</li>
</ol>
${qrCode({ text: view.address, title: 'The key for your app, as a picture to scan with your phone' })}
${insetText(html`<span class="govuk-!-font-weight-bold govuk-!-text-break-word">${inGroups(view.secret)}</span>`)}
<p class="govuk-body">If the app asks: the key is for codes by time, of six digits.</p>
${details({ summary: 'My app wants an address' }, html`<p class="govuk-!-text-break-word">${view.address}</p>`)}
${form(
  { action: '/account/codes/turn-on' },
  input({
    name: 'code',
    label: 'The six digits the app shows now',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    spellcheck: false,
    width: 10,
    error: errors.code,
  }),
  button({ text: 'Turn codes on' }),
)}`,
  })

/** Shown once: only their digests are kept. */
export const recoveryPage = (codes: readonly string[]): PageView =>
  page({
    title: 'Your recovery codes',
    breadcrumbs: crumbs('Recovery codes'),
    main: html`<p class="govuk-body-l">Keep these where you will find them without your phone: print them, or put them in your password manager.</p>
<p class="govuk-body">Each works once in place of a code. They are shown only now; older ones do not work any more.</p>
${insetText(html`<ul class="govuk-list">${codes.map((code) => html`<li><strong class="cw-figures">${code}</strong></li>`)}</ul>`)}
${button({ text: 'I have kept them', href: '/account' })}`,
  })
