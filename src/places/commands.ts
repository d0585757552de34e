// `place …` and `organisation …`: the same actions as the pages, for scripts and for whoever has no browser at hand.
import { sectors } from '../platform/auth/index.ts'
import {
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  dayOf,
  type FieldErrors,
  listOf,
  Refused,
  type Result,
  type Scope,
} from '../platform/kernel/index.ts'
import { createOrganisation } from './actions/organisations.ts'
import { createPlace } from './actions/places.ts'
import { placeView } from './actions/views.ts'
import { registerCommands } from './registers/commands.ts'
import { parseIdentifier, schemes, writeIdentifier } from './rules/identifiers.ts'
import { listIn, readMembers } from './rules/members.ts'
import {
  isOrganisationKind,
  type MemberKind,
  type MemberView,
  type OrganisationRow,
  organisationKinds,
  type PlaceMember,
} from './rules/types.ts'
import { organisations } from './store/organisations.ts'
import { partnershipsOf } from './store/partners.ts'
import { membersOf, placeBySlug, places } from './store/places.ts'

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

const valueFrom = <T>(result: Result<T>, reason: string, tip: string): T => {
  if (result.ok) return result.value
  throw refused(reason, Object.values(result.errors satisfies FieldErrors).join(' '), tip)
}

const membersIn = (options: CommandContext['options']): readonly PlaceMember[] =>
  (
    [
      ['districts', 'district'],
      ['wards', 'ward'],
      ['postcode-sectors', 'sector'],
    ] as const
  ).flatMap(([option, kind]: readonly [string, MemberKind]) => {
    const read = readMembers(listIn(options[option] ?? ''), kind)
    if (read.ok) return read.value
    throw refused('members-not-right', `--${option}: ${read.errors}`, 'Separate several with commas.')
  })

const memberJson = ({ kind, code, name, status, now, changedOn }: MemberView) => ({
  kind,
  code,
  name,
  status,
  ...(now.length === 0 ? {} : { now: now.map((one) => one.code), changedOn }),
})

const placeCreate = ({ scope, options, write }: CommandContext): Promise<CommandAnswer> =>
  write(async () => {
    const made = await createPlace(scope, {
      name: options.name ?? '',
      slug: options.slug,
      parent: options.parent,
      members: membersIn(options),
    })
    const place = valueFrom(made, 'place-not-made', 'Change it and try again. Nothing was made.')
    const view = await placeView(scope, place.id)
    // A code that another took over is known by that one.
    const unknown = view.members.filter((member) => member.status === 'unknown' && member.now.length === 0)
    const hint =
      unknown.length === 0
        ? ''
        : `\nNot in any register that is loaded yet: ${listOf(unknown.map((member) => member.code))}. They are taken, and filled in when the register comes.`
    return {
      json: {
        id: view.id,
        slug: view.slug,
        name: view.name,
        parent: view.above[0]?.slug ?? null,
        members: view.members.map(memberJson),
        unknown: unknown.map((member) => member.code),
      },
      words: `${view.name} is made. Its page: /places/${view.slug}${hint}`,
    }
  })

const placeList = ({ scope, read }: CommandContext): Promise<CommandAnswer> =>
  read(async () => {
    const all = await places(scope)
    const members = Map.groupBy(
      await membersOf(
        scope,
        all.map((place) => place.id),
      ),
      (member) => member.placeId,
    )
    const slugs = new Map(all.map((place) => [place.id, place.slug]))
    const codes = (id: (typeof all)[number]['id']) => (members.get(id) ?? []).map((member) => member.code)
    return {
      json: {
        places: all.map(({ id, slug, name, parentId }) => ({
          id,
          slug,
          name,
          parent: parentId === null ? null : (slugs.get(parentId) ?? null),
          members: (members.get(id) ?? []).map(({ kind, code }) => ({ kind, code })),
        })),
      },
      words:
        all.map(({ id, slug, name }) => `${slug}: ${name} (${codes(id).join(', ')})`).join('\n') ||
        'There is no place yet. Make one with "place create".',
    }
  })

const organisationJson = ({ id, name, kind, identifiers }: OrganisationRow) => ({
  id,
  name,
  kind,
  identifiers: identifiers.map((one) => ({ ...one, written: writeIdentifier(one) })),
})

/** What most of its kind speak for; nothing where that cannot be told. */
const usualSector = (kind: string): string | undefined =>
  kind === 'business' ? 'provider' : sectors.find((one) => one.name === kind)?.name

const partnerIn = async (scope: Scope, options: CommandContext['options'], kind: string) => {
  if (options.place === undefined) return undefined
  const place = await placeBySlug(scope, options.place)
  if (place === undefined)
    throw refused('place-not-found', `There is no place "${options.place}".`, 'See "place list".')
  const sector = options.sector ?? usualSector(kind)
  if (sector === undefined)
    throw refused('sector-needed', 'A partner of a place takes part for a sector.', 'Give it with --sector.')
  return { place: place.id, sector, startsOn: dayOf(new Date()) }
}

const organisationCreate = ({ scope, options, write }: CommandContext): Promise<CommandAnswer> =>
  write(async () => {
    const kind = options.kind ?? ''
    const kinds = organisationKinds.map((one) => one.name)
    if (!isOrganisationKind(kind))
      throw refused('kind-not-known', `"${kind}" is not a kind of organisation.`, `Use one of: ${kinds.join(', ')}.`)
    const identifiers = listIn(options.identifier ?? '').map((text) => {
      const read = parseIdentifier(text)
      if (read.ok) return read.value
      throw refused('identifier-not-right', read.errors, 'Nothing was made.')
    })
    const partner = await partnerIn(scope, options, kind)
    const made = await createOrganisation(scope, { name: options.name ?? '', kind, identifiers, partner })
    const organisation = valueFrom(made, 'organisation-not-made', 'Change it and try again. Nothing was made.')
    const place = partner === undefined ? {} : { place: options.place, sector: partner.sector, from: partner.startsOn }
    return {
      json: { ...organisationJson(organisation), ...place },
      words: `${organisation.name} is made${partner === undefined ? '' : `, a partner of ${options.place}`}. Its page: /organisations/${organisation.id}`,
    }
  })

const organisationList = ({ scope, options, read }: CommandContext): Promise<CommandAnswer> =>
  read(async () => {
    const found = await organisations(scope, options.text ?? '')
    const listed = []
    for (const one of found)
      listed.push({
        ...organisationJson(one),
        places: (await partnershipsOf(scope, one.id)).map(({ slug, sector, startsOn, endsOn }) => ({
          slug,
          sector,
          from: startsOn,
          until: endsOn,
        })),
      })
    const line = (one: OrganisationRow) =>
      `${one.name} (${one.kind})${one.identifiers.map((identifier) => ` ${writeIdentifier(identifier)}`).join('')}`
    return {
      json: { organisations: listed },
      words: found.map(line).join('\n') || `${count(0, 'organisation')}. Make one with "organisation create".`,
    }
  })

const placeOptions: Command['options'] = [
  { name: 'slug', value: 'SLUG', words: 'Short name for addresses: small letters, digits, hyphens', required: true },
  { name: 'name', value: 'NAME', words: 'What people call it', required: true },
  { name: 'districts', value: 'CODE,…', words: 'Codes of local authority districts, such as E06000001' },
  { name: 'wards', value: 'CODE,…', words: 'Codes of wards, such as E05000001' },
  { name: 'postcode-sectors', value: 'SECTOR,…', words: 'Postcode sectors, such as "ZX1 1"' },
  { name: 'parent', value: 'SLUG', words: 'The place it lies in' },
]

const organisationOptions: Command['options'] = [
  { name: 'name', value: 'NAME', words: 'Its full name', required: true },
  { name: 'kind', value: 'KIND', words: organisationKinds.map((one) => one.name).join(', '), required: true },
  {
    name: 'identifier',
    value: 'SCHEME:ID,…',
    words: `Its number in a register, such as GB-COH:01234567 (${schemes.map((one) => one.code).join(', ')})`,
  },
  { name: 'place', value: 'SLUG', words: 'A place it becomes a partner of, from today' },
  {
    name: 'sector',
    value: 'SECTOR',
    words: `With --place, where its kind does not say: ${sectors.map((one) => one.name).join(', ')}`,
  },
]

export const commands = (): readonly Command[] => [
  {
    name: 'place create',
    words: 'Make a place from districts, wards or postcode sectors',
    options: placeOptions,
    run: placeCreate,
  },
  { name: 'place list', words: 'List the places and what they are made of', options: [], run: placeList },
  {
    name: 'organisation create',
    words: 'Make an organisation, and a partner of a place if you like',
    options: organisationOptions,
    run: organisationCreate,
  },
  {
    name: 'organisation list',
    words: 'List the organisations, their numbers and their places',
    options: [{ name: 'text', value: 'TEXT', words: 'Only those with this in their name' }],
    run: organisationList,
  },
  ...registerCommands,
]
