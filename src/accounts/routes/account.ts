// One's own account: name, password, e-mail address, and where one is signed in.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { asId, formatMoment, type Id, notFound, textOf } from '../../platform/kernel/index.ts'
import * as actions from '../actions/own-account.ts'
import { personView } from '../actions/people-views.ts'
import { selfOf } from '../actions/who.ts'
import { Browsers } from '../api.ts'
import * as forms from '../forms/account.ts'
import type { AccountsServices } from '../index.ts'
import * as pages from '../pages/account.ts'
import { roleList } from '../pages/people.ts'
import { linkOverPage } from '../pages/sign-in.ts'
import { visitorOf } from './visitor.ts'

const often = { max: 30, perMinutes: 1 }

export const accountRoutes = (services: AccountsServices): readonly Route[] => {
  const { auth } = services
  return [
    get({
      name: 'account',
      path: '/account',
      permission: 'own.account',
      words: 'One’s own account: name, address, password, codes, roles.',
      handle: async ({ scope, sessionToken }) => {
        const { id, name, email } = selfOf(scope)
        const person = await personView(scope, services, id)
        const [codes, recoveryCodes] = [await auth.codesOn(scope, id), await auth.recoveryCodesLeft(scope, id)]
        const browsers = (await auth.sessionsOf(scope, id, sessionToken)).length
        const tokens = (await auth.tokensOf(scope, id)).length
        const roles = roleList(person.roles)
        return showPage(pages.accountPage({ name, email, roles, codes, recoveryCodes, browsers, tokens }))
      },
    }),
    get({
      name: 'own name form',
      path: '/account/name',
      permission: 'own.account',
      words: 'The form to change one’s name with.',
      handle: async ({ scope }) => showPage(pages.namePage(selfOf(scope).name)),
    }),
    post({
      name: 'change own name',
      path: '/account/name',
      permission: 'own.account',
      audit: 'own name changed',
      words: 'Changes one’s name.',
      handle: async ({ scope, body }) => {
        const read = forms.nameForm(body)
        if (!read.ok) return invalid(read.errors, pages.namePage(textOf(body, 'name'), read.errors))
        await actions.changeName(scope, read.value)
        return goTo('/account', { message: 'Your name is saved.' })
      },
    }),
    get({
      name: 'own password form',
      path: '/account/password',
      permission: 'own.account',
      words: 'The form to change one’s password with.',
      handle: async () => showPage(pages.passwordPage()),
    }),
    post({
      name: 'change own password',
      path: '/account/password',
      permission: 'own.account',
      audit: 'password changed',
      words: 'Changes one’s password and signs one out everywhere else.',
      rateLimit: often,
      handle: async (context) => {
        const { scope, body, sessionToken } = context
        const read = forms.passwordForm(body, auth.passwordProblem, selfOf(scope))
        const current = sessionToken === undefined ? {} : { currentToken: sessionToken }
        const done = read.ok
          ? await actions.changePassword(scope, services, { ...read.value, ...visitorOf(context), ...current })
          : read
        if (!done.ok) return invalid(done.errors, pages.passwordPage(done.errors))
        return goTo('/account', { message: 'Your new password is saved. You are signed out everywhere else.' })
      },
    }),
    get({
      name: 'own e-mail address form',
      path: '/account/email',
      permission: 'own.account',
      words: 'The form to change one’s e-mail address with.',
      handle: async () => showPage(pages.emailPage('')),
    }),
    post({
      name: 'ask for a new e-mail address',
      path: '/account/email',
      permission: 'own.account',
      audit: 'new e-mail address asked for',
      words: 'Sends a link to the new address; it counts once the link has been opened.',
      rateLimit: { max: 10, perMinutes: 10 },
      handle: async (context) => {
        const { scope, body } = context
        const read = forms.emailForm(body)
        const done = read.ok
          ? await actions.askEmailChange(scope, services, { ...read.value, ...visitorOf(context) })
          : read
        if (!done.ok) return invalid(done.errors, pages.emailPage(textOf(body, 'email'), done.errors))
        return goTo('/account', { message: 'Look at your mail: a link to the new address is on its way.' })
      },
    }),
    get({
      name: 'confirm e-mail address form',
      path: '/account/email/:token',
      permission: 'public.read',
      words: 'The page that the link to a new address opens.',
      handle: async ({ scope, params }) => {
        const link = await auth.readLink(scope, 'email-change', params.token)
        if (link?.subject === undefined) return showPage(linkOverPage('email'), 410)
        return showPage(pages.confirmEmailPage(params.token, link.subject))
      },
    }),
    post({
      name: 'confirm e-mail address',
      path: '/account/email/:token',
      permission: 'public.read',
      audit: 'e-mail address changed',
      words: 'Makes a proved address the one to sign in with.',
      handle: async ({ scope, params }) => {
        const email = await actions.confirmEmail(scope, services, params.token)
        if (email === undefined) return showPage(linkOverPage('email'), 410)
        return goTo('/', { message: `From now on you sign in with ${email}.` })
      },
    }),
    get({
      name: 'own browsers',
      path: '/account/browsers',
      permission: 'own.account',
      words: 'Where one is signed in.',
      answer: Browsers,
      handle: async ({ scope, sessionToken }) => {
        const browsers = await auth.sessionsOf(scope, selfOf(scope).id, sessionToken)
        return showData({ browsers }, (links) => pages.browsersPage(browsers, links), {
          columns: pages.browserColumns,
          rows: browsers.map((one) => [one.agent, formatMoment(one.created), formatMoment(one.seen)]),
        })
      },
    }),
    post({
      name: 'sign out one browser',
      path: '/account/browsers/:browser/end',
      permission: 'own.account',
      audit: 'signed out on another device',
      words: 'Signs one out in another browser.',
      handle: async ({ scope, params }) => {
        const id = asId<Id<'browser'>>(params.browser)
        if (id === undefined || !(await actions.endBrowser(scope, services, id))) throw notFound('browser')
        return goTo('/account/browsers', { message: 'That browser is signed out.' })
      },
    }),
    post({
      name: 'sign out all other browsers',
      path: '/account/browsers/end-others',
      permission: 'own.account',
      audit: 'signed out everywhere else',
      words: 'Signs one out everywhere but here.',
      handle: async ({ scope, sessionToken }) => {
        await actions.endOtherBrowsers(scope, services, sessionToken)
        return goTo('/account/browsers', { message: 'You are signed out everywhere else.' })
      },
    }),
  ]
}
