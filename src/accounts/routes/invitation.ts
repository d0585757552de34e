// Invitations: sending, sending again, withdrawing; and the page that an invitation's link opens.
import { roles, sectors } from '../../platform/auth/index.ts'
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { asId, type Id, installation, may, notFound, type Scope, textOf } from '../../platform/kernel/index.ts'
import * as actions from '../actions/invitations.ts'
import { InvitedAnswer } from '../api.ts'
import * as forms from '../forms/invitation.ts'
import { joinForm } from '../forms/sign-in.ts'
import type { AccountsServices } from '../index.ts'
import { type Choices, invitedPage, invitePage } from '../pages/invitation.ts'
import { joinPage, linkOverPage } from '../pages/sign-in.ts'

/** What this person may choose from: whoever looks after places only is not offered the installation's own roles. */
export const choicesFor = async (scope: Scope, services: AccountsServices): Promise<Choices> => {
  const everywhere = may(scope, 'people.invite', installation)
  return {
    roles: roles.filter((role) => everywhere || role.heldAt.some((at) => at !== 'installation')),
    places: (await services.directory.places(scope)).filter(({ id }) =>
      may(scope, 'people.invite', { kind: 'place', id }),
    ),
    organisations: await services.directory.organisations(scope),
    sectors,
  }
}

/** Where it went by mail, the link is for the mailbox alone: it proves whose address it is. */
const told = (made: actions.Invited): actions.Invited => {
  const { link: _, ...rest } = made
  return made.mail === 'sent' ? rest : made
}

const idIn = (text: string): string => {
  const id = asId<Id<'invitation'>>(text)
  if (id === undefined) throw notFound('invitation')
  return id
}

export const invitationRoutes = (services: AccountsServices): readonly Route[] => [
  get({
    name: 'invite form',
    path: '/people/invite',
    permission: 'people.invite',
    words: 'The form to invite a person with.',
    handle: async ({ scope }) => showPage(invitePage(forms.inviteTyped({}), await choicesFor(scope, services))),
  }),
  post({
    name: 'invite',
    path: '/people/invite',
    permission: 'people.invite',
    audit: 'person invited',
    words: 'Invites a person for a role, or gives the role at once to somebody who has an account.',
    answer: InvitedAnswer,
    handle: async ({ scope, body }) => {
      const read = forms.inviteForm(body)
      const done = read.ok ? await actions.invite(scope, services, read.value) : read
      if (done.ok) return showData(told(done.value), () => invitedPage(told(done.value)))
      const choices = await choicesFor(scope, services)
      return invalid(done.errors, invitePage(forms.inviteTyped(body), choices, done.errors))
    },
  }),
  post({
    name: 'send invitation again',
    path: '/people/invitations/:invitation/send-again',
    permission: 'people.invite',
    audit: 'invitation sent again',
    words: 'Makes a new link for an invitation; the old one stops working.',
    answer: InvitedAnswer,
    handle: async ({ scope, params }) => {
      const sent = await actions.sendAgain(scope, services, idIn(params.invitation))
      return showData(told(sent), () => invitedPage(told(sent)))
    },
  }),
  post({
    name: 'withdraw invitation',
    path: '/people/invitations/:invitation/withdraw',
    permission: 'people.invite',
    audit: 'invitation withdrawn',
    words: 'Withdraws an invitation; its link stops working.',
    handle: async ({ scope, params }) => {
      const invitation = await actions.withdraw(scope, services, idIn(params.invitation))
      return goTo('/people', { message: `The invitation to ${invitation.email} is withdrawn.` })
    },
  }),
  get({
    name: 'join form',
    path: '/join/:token',
    permission: 'public.read',
    words: 'The page that an invitation’s link opens.',
    handle: async ({ scope, params }) => {
      const welcome = await actions.readInvitation(scope, services, params.token)
      if (welcome === undefined) return showPage(linkOverPage('invitation'), 410)
      const view = { name: '', ...welcome, token: params.token }
      return showPage(joinPage(view, services.installationName()))
    },
  }),
  post({
    name: 'join',
    path: '/join/:token',
    permission: 'public.read',
    audit: 'invitation accepted',
    words: 'Accepts an invitation: makes the account where there is none, and gives the role.',
    rateLimit: { max: 30, perMinutes: 1 },
    handle: async ({ scope, params, body, agent }) => {
      const { token } = params
      const over = () => showPage(linkOverPage('invitation'), 410)
      const welcome = await actions.readInvitation(scope, services, token)
      if (welcome === undefined) return over()
      const read = joinForm(body, services.auth.passwordProblem, welcome.email)
      if (!welcome.hasAccount && !read.ok) {
        const view = { ...welcome, name: textOf(body, 'name'), token }
        return invalid(read.errors, joinPage(view, services.installationName(), read.errors))
      }
      const account = read.ok && !welcome.hasAccount ? read.value : undefined
      const joined = await actions.acceptInvitation(scope, services, token, account, agent)
      if (joined === undefined) return over()
      if (joined.signIn !== undefined)
        return goTo('/', { signIn: joined.signIn, message: 'Welcome. You are signed in.' })
      return goTo('/', { message: 'The role is yours. Sign in as usual if you are not signed in.' })
    },
  }),
]
