// `person invite` and `person list`: the same actions as the pages, for scripts and for whoever has no browser at hand.

import { roles, sectors } from '../platform/auth/index.ts'
import {
  asDay,
  type Command,
  type CommandContext,
  type Day,
  emailOf,
  Refused,
  type Scope,
} from '../platform/kernel/index.ts'
import { type Invite, invite } from './actions/invitations.ts'
import { peopleView } from './actions/people-views.ts'
import type { AccountsServices, NamedOrganisation, NamedPlace } from './index.ts'

const refuse = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

const placeFor = async (scope: Scope, services: AccountsServices, slug: string): Promise<NamedPlace> => {
  const place = await services.directory.placeBySlug(scope, slug)
  if (place) return place
  const known = (await services.directory.places(scope)).map((one) => one.slug)
  const tip = known.length === 0 ? 'Make one with "place create".' : `Known here: ${known.slice(0, 20).join(', ')}.`
  throw refuse('place-not-found', `There is no place "${slug}".`, tip)
}

const organisationFor = async (scope: Scope, services: AccountsServices, text: string): Promise<NamedOrganisation> => {
  const found = await services.directory.organisationByIdentifierOrName(scope, text)
  if (found.length > 1)
    throw refuse(
      'organisation-not-clear',
      `There are ${found.length} organisations called "${text}".`,
      'Give an identifier instead, such as GB-COH-01234567.',
    )
  if (found[0]) return found[0]
  throw refuse('organisation-not-found', `There is no organisation "${text}".`, 'Make it with "organisation create".')
}

const dayOption = (name: string, text: string | undefined): Day | undefined => {
  if (text === undefined) return undefined
  const day = asDay(text)
  if (day) return day
  throw refuse('day-not-known', `--${name} ${text} is not a day.`, 'Write it as 2026-11-22.')
}

const read = async (services: AccountsServices, { scope, options }: CommandContext) => {
  const email = emailOf(options.email ?? '')
  if (email === undefined)
    throw refuse(
      'email-not-right',
      `"${options.email ?? ''}" is not an e-mail address.`,
      'Write it in full, like name@example.org.',
    )
  const place = options.place === undefined ? undefined : await placeFor(scope, services, options.place)
  const organisation =
    options.organisation === undefined ? undefined : await organisationFor(scope, services, options.organisation)
  const from = dayOption('from', options.from)
  const until = dayOption('until', options.until)
  const wanted: Invite = {
    email,
    role: options.role ?? '',
    ...(place === undefined ? {} : { place: place.id }),
    ...(organisation === undefined ? {} : { organisation: organisation.id }),
    ...(options.sector === undefined ? {} : { sector: options.sector }),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
  return { wanted, place, organisation }
}

const runInvite = (services: AccountsServices, context: CommandContext) =>
  context.write(async () => {
    const { wanted, place, organisation } = await read(services, context)
    const done = await invite(context.scope, services, wanted)
    if (!done.ok) {
      const tip = `Roles: ${roles.map((role) => role.name).join(', ')}. Sectors: ${sectors.map((one) => one.name).join(', ')}.`
      throw refuse('not-invited', Object.values(done.errors).join(' '), tip)
    }
    const { words, ...invited } = done.value
    const json = {
      ...invited,
      role: wanted.role,
      ...(place === undefined ? {} : { place: place.slug }),
      ...(organisation === undefined ? {} : { organisation: organisation.name }),
      ...(invited.expires === undefined ? {} : { expires: invited.expires.toISOString() }),
    }
    const how =
      invited.person !== undefined
        ? `${invited.email} has an account and has the role now: ${words}.`
        : `${invited.email} is invited as: ${words}.\nThe mail is ${invited.mail}. The link works once:\n${invited.link ?? ''}`
    return { json, words: how }
  })

const runList = (services: AccountsServices, { scope, options, read: inOne }: CommandContext) =>
  inOne(async () => {
    const { people } = await peopleView(scope, services, options.text ?? '')
    const json = {
      people: people.map(({ roles: held, deactivated, ...person }) => ({
        ...person,
        active: deactivated === undefined,
        roles: held.map(({ title, where, from, until, state }) => ({ title, where, from, until, state })),
      })),
    }
    const line = (person: (typeof people)[number]): string => {
      const now = person.roles.filter((role) => role.state !== 'ended').map((role) => `${role.title}, ${role.where}`)
      return `${person.name} <${person.email}>${person.deactivated ? ' (deactivated)' : ''}: ${now.join('; ') || 'no role'}`
    }
    return { json, words: people.map(line).join('\n') || 'Nobody has an account yet.' }
  })

export const commands = (services: AccountsServices): readonly Command[] => [
  {
    name: 'person invite',
    words: 'Invite a person for a role; somebody who has an account gets the role at once',
    options: [
      { name: 'email', value: 'EMAIL', words: 'Where the invitation goes', required: true },
      { name: 'role', value: 'ROLE', words: `One of: ${roles.map((role) => role.name).join(', ')}`, required: true },
      { name: 'place', value: 'SLUG', words: 'The place in which the role counts' },
      { name: 'organisation', value: 'ID-OR-NAME', words: 'An identifier, such as GB-COH-01234567, or the exact name' },
      { name: 'sector', value: 'SECTOR', words: `For a place lead: ${sectors.map((one) => one.name).join(', ')}` },
      { name: 'name', value: 'NAME', words: 'The name to greet them by' },
      { name: 'from', value: 'DAY', words: 'First day of the role, such as 2026-11-22; today when left out' },
      { name: 'until', value: 'DAY', words: 'Last day of the role; no end when left out' },
    ],
    run: (context) => runInvite(services, context),
  },
  {
    name: 'person list',
    words: 'List the people and their roles',
    options: [{ name: 'text', value: 'TEXT', words: 'Only those with this in their name or e-mail address' }],
    run: (context) => runList(services, context),
  },
]
