// The pages of people who are not signed in: sign-in, code, forgotten password, a new account.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  page,
  passwordInput,
  summaryList,
} from '../../platform/ui/index.ts'

const noErrors: FieldErrors = {}

const passwordHint =
  'At least 12 characters. Three or four words that do not belong together are good. You may paste it.'

export interface DemonstrationPerson {
  readonly email: string
  readonly name: string
  readonly role: string
}

export interface SignInView {
  readonly email: string
  /** Where to go afterwards. */
  readonly next: string
  /** Only in a data folder that holds nothing but the demonstration. */
  readonly demonstration: readonly DemonstrationPerson[]
}

const demonstrationPart = (view: SignInView): Html | undefined =>
  view.demonstration.length === 0
    ? undefined
    : html`<h2 class="govuk-heading-m">Look around as somebody else</h2>
<p class="govuk-body">This is the demonstration: every person here is invented. Choose one to see what they see.</p>
${form(
  { action: '/sign-in/as' },
  hidden('then', view.next),
  html`<ul class="govuk-list">${view.demonstration.map(
    (one) =>
      html`<li>${button({ text: `Sign in as ${one.name}, ${one.role}`, kind: 'secondary', name: 'email', value: one.email })}</li>`,
  )}</ul>`,
)}
<h2 class="govuk-heading-m">Sign in as yourself</h2>`

export const signInPage = (view: SignInView, errors: FieldErrors = noErrors): PageView =>
  page({
    title: 'Sign in',
    errors,
    main: html`${demonstrationPart(view)}${form(
      { action: '/sign-in' },
      hidden('then', view.next),
      input({
        name: 'email',
        label: 'E-mail address',
        type: 'email',
        autocomplete: 'username',
        spellcheck: false,
        value: view.email,
        error: errors.email,
      }),
      passwordInput({ name: 'password', label: 'Password', error: errors.password }),
      button({ text: 'Sign in' }),
    )}
<p class="govuk-body"><a class="govuk-link" href="/sign-in/forgotten">I have forgotten my password</a></p>
<p class="govuk-body">No account yet? If your organisation wants to bid, <a class="govuk-link" href="/register">register it</a>: that is free and needs nobody’s approval. All other accounts are by invitation: ask the person who leads the work in your place.</p>`,
  })

export const codePage = (view: { step: string; next: string }, errors: FieldErrors = noErrors): PageView =>
  page({
    title: 'Enter your code',
    backLink: { href: '/sign-in' },
    errors,
    main: form(
      { action: `/sign-in/code/${view.step}` },
      hidden('then', view.next),
      input({
        name: 'code',
        label: 'Six digits from your app, or a recovery code',
        hint: 'The digits change every half minute.',
        autocomplete: 'one-time-code',
        spellcheck: false,
        width: 20,
        error: errors.code,
      }),
      button({ text: 'Sign in' }),
      details(
        { summary: 'I do not have my phone with me' },
        html`<p>Enter one of the recovery codes you were given when you turned codes on. Each works once. If you have none left, ask an administrator to let you in anew.</p>`,
      ),
    ),
  })

export const forgottenPage = (email: string, errors: FieldErrors = noErrors): PageView =>
  page({
    title: 'Choose a new password',
    backLink: { href: '/sign-in' },
    errors,
    main: html`<p class="govuk-body">We send a link to your e-mail address. It works once, for an hour.</p>
${form(
  { action: '/sign-in/forgotten' },
  input({
    name: 'email',
    label: 'E-mail address',
    type: 'email',
    autocomplete: 'username',
    spellcheck: false,
    value: email,
    error: errors.email,
  }),
  button({ text: 'Send the link' }),
)}`,
  })

export const linkSentPage = (mailGoesOut: boolean): PageView =>
  page({
    title: 'Look at your mail',
    main: html`<p class="govuk-body">If somebody here has this e-mail address, a link is on its way to it. It works once, for an hour.</p>
${
  mailGoesOut
    ? html`<p class="govuk-body">Nothing there after some minutes? Look in the folder for unwanted mail, and check that the address is the one you were invited with.</p>`
    : insetText(
        'No mail server is set up here, so the mail waits in the outbox. Ask an administrator to show you the link.',
      )
}
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Back to sign in</a></p>`,
  })

const passwordField = (errors: FieldErrors, label = 'Password'): Html =>
  passwordInput({
    name: 'password',
    label,
    hint: passwordHint,
    autocomplete: 'new-password',
    error: errors.password,
  })

export const resetPage = (token: string, errors: FieldErrors = noErrors): PageView =>
  page({
    title: 'Choose a new password',
    errors,
    main: html`<p class="govuk-body">You will be signed out everywhere, and then sign in with the new one.</p>
${form({ action: `/sign-in/reset/${token}` }, passwordField(errors, 'New password'), button({ text: 'Save the new password' }))}`,
  })

export interface JoinView {
  readonly token: string
  readonly email: string
  readonly name: string
  readonly by: string
  readonly roles: readonly string[]
  readonly hasAccount: boolean
}

export const joinPage = (view: JoinView, installation: string, errors: FieldErrors = noErrors): PageView =>
  page({
    title: `Join ${installation}`,
    errors,
    main: html`<p class="govuk-body">${view.by} invites you. What you will be:</p>
<ul class="govuk-list govuk-list--bullet">${view.roles.map((role) => html`<li>${role}</li>`)}</ul>
${
  view.hasAccount
    ? form(
        { action: `/join/${view.token}` },
        html`<p class="govuk-body">You have an account already, with the address ${view.email}.</p>`,
        button({ text: 'Accept' }),
      )
    : form(
        { action: `/join/${view.token}` },
        summaryList([{ key: 'E-mail address', value: view.email }]),
        // A password manager keeps the password under this name.
        html`<input type="hidden" name="username" autocomplete="username" value="${view.email}">`,
        input({ name: 'name', label: 'Your name', autocomplete: 'name', value: view.name, error: errors.name }),
        passwordField(errors),
        button({ text: 'Accept and sign in' }),
      )
}`,
  })

export const setupPage = (
  view: { token: string; name: string; email: string },
  errors: FieldErrors = noErrors,
): PageView =>
  page({
    title: 'Make the first administrator',
    errors,
    main: html`<p class="govuk-body">Nobody can sign in here yet. The first administrator makes places and invites everybody else.</p>
${form(
  { action: `/setup/${view.token}` },
  input({ name: 'name', label: 'Your name', autocomplete: 'name', value: view.name, error: errors.name }),
  input({
    name: 'email',
    label: 'Your e-mail address',
    hint: 'You sign in with it.',
    type: 'email',
    autocomplete: 'username',
    spellcheck: false,
    value: view.email,
    error: errors.email,
  }),
  passwordField(errors),
  button({ text: 'Make me the administrator' }),
)}`,
  })

/** A link that was used, has run out, or was never good: which of these is not said. */
export const linkOverPage = (kind: 'invitation' | 'reset' | 'setup' | 'email' | 'code'): PageView => {
  const what = {
    invitation: html`Ask the person who invited you to send the invitation again. If you have accepted it already, <a class="govuk-link" href="/sign-in">sign in</a>.`,
    reset: html`<a class="govuk-link" href="/sign-in/forgotten">Ask for a new link</a>. Your password has not changed.`,
    setup: html`Start the product again: it prints a new link. If there is an administrator already, <a class="govuk-link" href="/sign-in">sign in</a>.`,
    email: html`<a class="govuk-link" href="/account/email">Enter the new address again</a>. Your e-mail address has not changed.`,
    code: html`<a class="govuk-link" href="/sign-in">Sign in again</a>: you have ten minutes to enter the code.`,
  }[kind]
  return page({
    title: 'This link does not work any more',
    main: html`<p class="govuk-body">Links like this work once and for a limited time.</p>
<p class="govuk-body">${what}</p>`,
  })
}
