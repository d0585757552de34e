// Signing in and out, the first administrator, and choosing a new password by mail.
import { get, goTo, invalid, post, type Route, showPage } from '../../platform/http/index.ts'
import { type Scope, textOf } from '../../platform/kernel/index.ts'
import { makeFirstAdministrator, setupLinkWorks } from '../actions/first-administrator.ts'
import * as actions from '../actions/sign-in.ts'
import { demonstrationPeople } from '../demo/people.ts'
import * as forms from '../forms/sign-in.ts'
import type { AccountsServices } from '../index.ts'
import * as pages from '../pages/sign-in.ts'
import { waitWords } from '../rules.ts'
import { thenOf, visitorOf } from './visitor.ts'

const often = { max: 30, perMinutes: 1 }
const mails = { max: 10, perMinutes: 10 }

const wrongPassword = 'The e-mail address or the password is not right. Try again, or choose a new password.'

const tooSoon = (seconds: number): string =>
  `There were too many wrong tries. Wait ${waitWords(seconds)}, then try again.`

export const signInRoutes = (services: AccountsServices): readonly Route[] => {
  const { auth } = services
  const demonstration = async (scope: Scope) =>
    (await actions.demonstrationOnly(scope, services)) ? demonstrationPeople() : []
  const signInView = async (scope: Scope, typed: forms.SignInTyped) => ({
    ...typed,
    demonstration: await demonstration(scope),
  })

  return [
    get({
      name: 'sign in form',
      path: '/sign-in',
      permission: 'public.read',
      words: 'The form to sign in with.',
      handle: async ({ scope, query }) => {
        const path = thenOf(query.then)
        if (scope.actor.kind === 'person') return goTo(path)
        return showPage(pages.signInPage(await signInView(scope, { email: '', next: path })))
      },
    }),
    post({
      name: 'sign in',
      path: '/sign-in',
      permission: 'public.read',
      audit: 'signed in',
      words: 'Signs in with e-mail address and password.',
      rateLimit: often,
      handle: async (context) => {
        const typed = forms.signInTyped(context.body)
        const path = thenOf(typed.next)
        const again = async (errors: Readonly<Record<string, string>>) =>
          invalid(errors, pages.signInPage(await signInView(context.scope, { ...typed, next: path }), errors))
        const read = forms.signInForm(context.body)
        if (!read.ok) return again(read.errors)
        const attempt = { ...read.value, ...visitorOf(context) }
        const answer = await actions.signIn(context.scope, services, attempt, context.sessionToken)
        if (answer.kind === 'signed-in') return goTo(path, { signIn: answer.token })
        if (answer.kind === 'code-needed')
          return goTo(`/sign-in/code/${answer.step}?then=${encodeURIComponent(path)}`, {
            data: { codeNeeded: true, step: answer.step },
          })
        return again({ password: answer.kind === 'wait' ? tooSoon(answer.seconds) : wrongPassword })
      },
    }),
    post({
      name: 'sign in as',
      path: '/sign-in/as',
      permission: 'public.read',
      audit: 'signed in',
      words: 'In the demonstration only: signs in as one of its invented people.',
      handle: async ({ scope, body, agent }) => {
        const signIn = await actions.signInAs(scope, services, textOf(body, 'email'), agent)
        return goTo(thenOf(textOf(body, 'then')), { signIn })
      },
    }),
    get({
      name: 'code form',
      path: '/sign-in/code/:step',
      permission: 'public.read',
      words: 'The second step of signing in, for people who use codes.',
      handle: async ({ scope, params, query }) => {
        const link = await auth.readLink(scope, 'code-step', params.step)
        if (link === undefined) return showPage(pages.linkOverPage('code'), 410)
        return showPage(pages.codePage({ step: params.step, next: thenOf(query.then) }))
      },
    }),
    post({
      name: 'enter code',
      path: '/sign-in/code/:step',
      permission: 'public.read',
      audit: 'signed in',
      words: 'Signs in with a code from the app, or a recovery code.',
      rateLimit: often,
      handle: async (context) => {
        const view = { step: context.params.step, next: thenOf(textOf(context.body, 'then')) }
        const again = (errors: Readonly<Record<string, string>>) => invalid(errors, pages.codePage(view, errors))
        const read = forms.codeForm(context.body)
        if (!read.ok) return again(read.errors)
        const attempt = { step: view.step, code: read.value, ...visitorOf(context) }
        const answer = await actions.signInWithCode(context.scope, services, attempt, context.sessionToken)
        if (answer.kind === 'signed-in') return goTo(view.next, { signIn: answer.token })
        if (answer.kind === 'wait') return again({ code: tooSoon(answer.seconds) })
        if (answer.kind === 'wrong')
          return again({ code: 'This code is not right, or it was used already. Wait for the next one and try again.' })
        return showPage(pages.linkOverPage('code'), 410)
      },
    }),
    post({
      name: 'sign out',
      path: '/sign-out',
      permission: 'public.read',
      audit: 'signed out',
      words: 'Signs out in this browser.',
      handle: async ({ scope, sessionToken }) => {
        await actions.signOut(scope, services, sessionToken)
        return goTo('/', { signOut: true, message: 'You are signed out.' })
      },
    }),
    get({
      name: 'forgotten password form',
      path: '/sign-in/forgotten',
      permission: 'public.read',
      words: 'The form to ask for a new password with.',
      handle: async () => showPage(pages.forgottenPage('')),
    }),
    post({
      name: 'ask for a new password',
      path: '/sign-in/forgotten',
      permission: 'public.read',
      audit: 'new password asked for',
      words: 'Sends a link with which to choose a new password; says the same whether or not the address is known.',
      rateLimit: mails,
      handle: async ({ scope, body }) => {
        const read = forms.forgottenForm(body)
        if (!read.ok) return invalid(read.errors, pages.forgottenPage(textOf(body, 'email'), read.errors))
        await actions.requestReset(scope, services, read.value)
        return showPage(pages.linkSentPage(services.mailGoesOut()))
      },
    }),
    get({
      name: 'new password form',
      path: '/sign-in/reset/:token',
      permission: 'public.read',
      words: 'The page a reset link opens.',
      handle: async ({ scope, params }) => {
        const link = await auth.readLink(scope, 'reset', params.token)
        return link === undefined ? showPage(pages.linkOverPage('reset'), 410) : showPage(pages.resetPage(params.token))
      },
    }),
    post({
      name: 'save a new password',
      path: '/sign-in/reset/:token',
      permission: 'public.read',
      audit: 'password changed',
      words: 'Saves a new password and signs the person out everywhere.',
      rateLimit: often,
      handle: async ({ scope, params, body }) => {
        const { token } = params
        if ((await auth.readLink(scope, 'reset', token)) === undefined)
          return showPage(pages.linkOverPage('reset'), 410)
        const read = forms.newPasswordForm(body, auth.passwordProblem)
        if (!read.ok) return invalid(read.errors, pages.resetPage(token, read.errors))
        const person = await actions.resetPassword(scope, services, token, read.value)
        if (person === undefined) return showPage(pages.linkOverPage('reset'), 410)
        return goTo('/sign-in', { signOut: true, message: 'Your new password is saved. Sign in with it.' })
      },
    }),
    get({
      name: 'first administrator form',
      path: '/setup/:token',
      permission: 'public.read',
      words: 'The page that the link printed at the first start opens.',
      handle: async ({ scope, params }) =>
        (await setupLinkWorks(scope, services, params.token))
          ? showPage(pages.setupPage({ token: params.token, name: '', email: '' }))
          : showPage(pages.linkOverPage('setup'), 410),
    }),
    post({
      name: 'make the first administrator',
      path: '/setup/:token',
      permission: 'public.read',
      audit: 'first administrator made',
      words: 'Makes the first administrator and signs them in.',
      rateLimit: often,
      handle: async ({ scope, params, body, agent }) => {
        const { token } = params
        if (!(await setupLinkWorks(scope, services, token))) return showPage(pages.linkOverPage('setup'), 410)
        const read = forms.setupForm(body, auth.passwordProblem)
        if (!read.ok) return invalid(read.errors, pages.setupPage({ token, ...forms.setupTyped(body) }, read.errors))
        const made = await makeFirstAdministrator(scope, services, token, read.value, agent)
        if (made === undefined) return showPage(pages.linkOverPage('setup'), 410)
        return goTo('/', {
          signIn: made.signIn,
          message: 'You are the administrator. Next: make a place and invite people.',
        })
      },
    }),
  ]
}
