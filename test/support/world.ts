// Two places that must not see each other. People of every role work in one; of the other, nobody here may see a thing.

import type { Product } from '../../src/app/index.ts'
import { record } from '../../src/platform/audit/index.ts'
import { type RoleDefinition, type RoleName, roles } from '../../src/platform/auth/index.ts'
import type { OrganisationId, PersonId, PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'
import { type RoadOfPlace, roadOf } from './road-world.ts'
import { systemScope } from './scopes.ts'

export type HeldAt = RoleDefinition['heldAt'][number]

export interface Resident {
  /** `commissioner in a place` */
  readonly title: string
  readonly id: PersonId
  /** Absent: signed in, and nothing more. */
  readonly role?: RoleName
  readonly heldAt?: HeldAt
}

export interface World {
  readonly place: { readonly id: PlaceId; readonly slug: string }
  readonly organisation: OrganisationId
  /** The organisation’s part in the place. */
  readonly partner: string
  /** Values for the parameters of addresses. */
  readonly road: RoadOfPlace
  readonly other: {
    readonly place: { readonly id: PlaceId; readonly slug: string }
    readonly organisation: OrganisationId
    readonly partner: string
    /** Values for the parameters of addresses. */
    readonly road: RoadOfPlace
  }
  readonly residents: readonly Resident[]
  /** An invitation into the place that waits, and one into the other. */
  readonly invitation: string
  readonly otherInvitation: string
  readonly otherPerson: PersonId
  readonly otherJob: string
}

/** Words that stand nowhere but in the other place. */
export const otherWords = ['Zyxhaven', 'Quillon', 'Ottoline']

const words: Readonly<Record<HeldAt, string>> = {
  installation: 'on the installation',
  place: 'in a place',
  organisation: 'in an organisation',
}

/** One row; returns its id. */
const add = async <T extends string>(
  database: TestDatabase,
  table: string,
  values: Readonly<Record<string, unknown>>,
): Promise<T> => {
  const names = Object.keys(values)
  const [row] = await database.asOwner<{ id: T }>(
    `insert into ${table} (${names}) values (${names.map((_, i) => `$${i + 1}`)}) returning to_jsonb(${table}) ->> 'id' as id`,
    Object.values(values),
  )
  return row!.id
}

const addPlace = async (database: TestDatabase, slug: string, name: string, council: string) => {
  const place = await add<PlaceId>(database, 'places', { slug, name })
  await add(database, 'place_members', { place_id: place, kind: 'district', code: 'E08000004' })
  const organisation = await add<OrganisationId>(database, 'organisations', { name: council, kind: 'local-authority' })
  const partner = await add(database, 'partnerships', {
    ...{ place_id: place, organisation_id: organisation, sector: 'local-authority', starts_on: '2020-01-01' },
  })
  return { place: { id: place, slug }, organisation, partner }
}

const addPerson = (database: TestDatabase, email: string, name: string): Promise<PersonId> =>
  add<PersonId>(database, 'people', { email, name })

const addGrant = (database: TestDatabase, person: PersonId, values: Readonly<Record<string, unknown>>) =>
  add(database, 'grants', { person_id: person, starts_on: '2020-01-01', granted_by: 'a test', ...values })

const addInvitation = (database: TestDatabase, email: string, place: PlaceId): Promise<string> =>
  add(database, 'invitations', {
    ...{ email, role: 'viewer', place_id: place, invited_by_name: 'A test', expires_at: '2099-01-01' },
  })

/** Somebody of the other place did something there, and had a job done. */
const addTraces = async (database: TestDatabase, place: PlaceId, person: PersonId): Promise<string> => {
  const scope = systemScope('Ottoline at work')
  const subject = { kind: 'place', id: place }
  await database.write(scope, async () => {
    await record(scope, { what: 'place changed', subject, place, after: { name: 'Zyxhaven' }, why: 'Quillon asked' })
    await record(scope, { what: 'settings changed', subject, after: { contactName: 'Ottoline' } })
  })
  return add(database, 'job_runs', {
    ...{
      id: crypto.randomUUID(),
      queue_id: crypto.randomUUID(),
      name: 'work',
      words: 'Work for Zyxhaven',
      quick: true,
    },
    ...{ data: '{}', scope_person: person, started_by: person, started_by_words: 'Ottoline', place_id: place },
    attempts_allowed: 1,
  })
}

export const makeWorld = async (database: TestDatabase, product: Product): Promise<World> => {
  const near = await addPlace(database, 'near', 'Nearby Borough', 'Nearby Council')
  const far = await addPlace(database, 'far', 'Zyxhaven Borough', 'Quillon Council')
  const otherPerson = await addPerson(database, 'other@zyx.example', 'Ottoline Zyxhaven')
  await addGrant(database, otherPerson, { role: 'place-lead', place_id: far.place.id, sector: 'vcse' })
  await addGrant(database, otherPerson, { role: 'commissioner', organisation_id: far.organisation })

  const residents: Resident[] = []
  for (const role of roles)
    for (const heldAt of role.heldAt) {
      const id = await addPerson(database, `${role.name}.${heldAt}@near.example`, `Pat ${role.title}`)
      await addGrant(database, id, {
        role: role.name,
        ...(heldAt === 'place' ? { place_id: near.place.id } : {}),
        ...(heldAt === 'organisation' ? { organisation_id: near.organisation } : {}),
        ...(role.needsSector ? { sector: 'local-authority' } : {}),
      })
      residents.push({ title: `${role.title} ${words[heldAt]}`, id, role: role.name, heldAt })
    }
  residents.push({ title: 'somebody signed in', id: await addPerson(database, 'plain@near.example', 'Sam Plain') })

  return {
    ...near,
    road: await roadOf(product, database, near.place.id, 'Nearby'),
    other: { ...far, road: await roadOf(product, database, far.place.id, 'Quillon') },
    otherPerson,
    otherJob: await addTraces(database, far.place.id, otherPerson),
    residents,
    invitation: await addInvitation(database, 'waiting@near.example', near.place.id),
    otherInvitation: await addInvitation(database, 'ottoline.two@zyx.example', far.place.id),
  }
}
