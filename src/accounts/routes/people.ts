// People as administrators and place leads look after them.

import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../platform/http/index.ts'
import { asId, type Id, installation, may, notFound, type PersonId, textOf } from '../../platform/kernel/index.ts'
import { invite } from '../actions/invitations.ts'
import * as actions from '../actions/people.ts'
import { leaverView, peopleView, personView } from '../actions/people-views.ts'
import { People, Person } from '../api.ts'
import { leaverForm, leaverTyped } from '../forms/account.ts'
import { roleForm, roleTyped } from '../forms/invitation.ts'
import type { AccountsServices } from '../index.ts'
import { giveRolePage } from '../pages/invitation.ts'
import { leaverPage, peopleColumns, peoplePage, personPage, roleList } from '../pages/people.ts'
import { choicesFor } from './invitation.ts'

const personIn = (text: string): PersonId => {
  const id = asId<PersonId>(text)
  if (id === undefined) throw notFound('person')
  return id
}

export const peopleRoutes = (services: AccountsServices): readonly Route[] => [
  get({
    name: 'people',
    path: '/people',
    permission: 'people.read',
    words: 'The people this reader may see, with their roles, and the invitations that wait.',
    query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 200 })) }),
    answer: People,
    handle: async ({ scope, query }) => {
      const text = (query.text ?? '').trim()
      const view = await peopleView(scope, services, text)
      return showData(
        { people: view.people },
        (links) => peoplePage({ ...view, text, mayInvite: may(scope, 'people.invite') }, links),
        {
          columns: peopleColumns,
          rows: view.people.map((person) => [
            person.name,
            person.email,
            roleList(person.roles).join('; '),
            person.deactivated === undefined ? 'active' : 'deactivated',
          ]),
        },
      )
    },
  }),
  get({
    name: 'person',
    path: '/people/:person',
    permission: 'people.read',
    words: 'One person, with the roles this reader may see.',
    answer: Person,
    handle: async ({ scope, params }) => {
      const person = await personView(scope, services, personIn(params.person))
      return showData(person, () =>
        personPage({
          person,
          mayInvite: may(scope, 'people.invite'),
          mayManage: may(scope, 'people.manage', installation),
          isSelf: scope.actor.kind === 'person' && scope.actor.id === person.id,
        }),
      )
    },
  }),
  get({
    name: 'give role form',
    path: '/people/:person/roles',
    permission: 'people.invite',
    words: 'The form to give a person a role with.',
    handle: async ({ scope, params }) => {
      const person = await personView(scope, services, personIn(params.person))
      return showPage(giveRolePage(person, roleTyped({}), await choicesFor(scope, services)))
    },
  }),
  post({
    name: 'give role',
    path: '/people/:person/roles',
    permission: 'people.invite',
    audit: 'role given',
    words: 'Gives a person a role, and tells them by mail.',
    handle: async ({ scope, params, body }) => {
      const person = await personView(scope, services, personIn(params.person))
      const read = roleForm(body)
      const done = read.ok ? await invite(scope, services, { ...read.value, email: person.email }) : read
      if (done.ok) return goTo(`/people/${person.id}`, { message: `${person.name} has the role: ${done.value.words}.` })
      const choices = await choicesFor(scope, services)
      return invalid(done.errors, giveRolePage(person, roleTyped(body), choices, done.errors))
    },
  }),
  post({
    name: 'end role',
    path: '/people/roles/:grant/end',
    permission: 'people.invite',
    audit: 'role ended',
    words: 'Ends a role at once.',
    handle: async ({ scope, params, body }) => {
      const grant = asId<Id<'grant'>>(params.grant)
      if (grant === undefined) throw notFound('role')
      const why = textOf(body, 'why')
      const person = await actions.endRole(scope, services, grant, why === '' ? undefined : why)
      return goTo(`/people/${person}`, { message: 'The role has ended.' })
    },
  }),
  get({
    name: 'deactivate form',
    path: '/people/:person/deactivate',
    permission: 'people.manage',
    words: 'What a person is responsible for, and who is to take it over.',
    handle: async ({ scope, params }) => {
      const view = await leaverView(scope, services, personIn(params.person))
      return showPage(leaverPage({ ...view, to: '', why: '' }))
    },
  }),
  post({
    name: 'deactivate person',
    path: '/people/:person/deactivate',
    permission: 'people.manage',
    audit: 'person deactivated',
    words: 'Hands over what a person is responsible for, and signs them out for good.',
    handle: async ({ scope, params, body }) => {
      const view = await leaverView(scope, services, personIn(params.person))
      const read = leaverForm(body, view.belongings.length > 0)
      if (!read.ok) return invalid(read.errors, leaverPage({ ...view, ...leaverTyped(body) }, read.errors))
      await actions.deactivate(scope, services, view.person.id, read.value)
      return goTo(`/people/${view.person.id}`, { message: `${view.person.name} is deactivated.` })
    },
  }),
  post({
    name: 'let person in again',
    path: '/people/:person/reactivate',
    permission: 'people.manage',
    audit: 'person let in again',
    words: 'Lets a deactivated person sign in again.',
    handle: async ({ scope, params }) => {
      const id = personIn(params.person)
      await actions.reactivate(scope, services, id)
      return goTo(`/people/${id}`, { message: 'This person can sign in again.' })
    },
  }),
]
