// People as rows. Whoever sees one of a person's roles sees the person; what is shown of them is the caller's decision.
import { maybe, rows, run, sql, violated } from '../db/index.ts'
import { type Day, type OrganisationId, type PersonId, type PlaceId, Refused, type Scope } from '../kernel/index.ts'
import { elevated } from './elevate.ts'

export interface Person {
  readonly id: PersonId
  readonly email: string
  readonly name: string
  readonly created: Date
  readonly deactivated?: Date
}

export interface NewPerson {
  /** Already in its normal form (`emailOf`). */
  readonly email: string
  readonly name: string
}

interface Row {
  id: PersonId
  email: string
  name: string
  created_at: Date
  deactivated_at: Date | null
}

const columns = sql`id, email, name, created_at, deactivated_at`

const asPerson = (row: Row): Person => ({
  id: row.id,
  email: row.email,
  name: row.name,
  created: row.created_at,
  ...(row.deactivated_at === null ? {} : { deactivated: row.deactivated_at }),
})

const emailTaken = (): Refused =>
  new Refused(
    'email-taken',
    409,
    'Somebody here already has this e-mail address.',
    'Sign in with it, or use another address.',
  )

const unlessTaken = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw violated(error) === 'people_email_unique' ? emailTaken() : error
  }
}

/** @throws Refused `email-taken` */
export const createPerson = (scope: Scope, person: NewPerson): Promise<PersonId> =>
  unlessTaken(() =>
    elevated(scope, async () => {
      const [row] = await rows<{ id: PersonId }>(
        scope,
        sql`insert into people (email, name) values (${person.email}, ${person.name}) returning id`,
      )
      return row!.id
    }),
  )

export const renamePerson = (scope: Scope, id: PersonId, name: string): Promise<number> =>
  elevated(scope, () => run(scope, sql`update people set name = ${name} where id = ${id}`))

/** Call it only once the new address has been proved by a link. @throws Refused `email-taken` */
export const changeEmail = (scope: Scope, id: PersonId, email: string): Promise<number> =>
  unlessTaken(() => elevated(scope, () => run(scope, sql`update people set email = ${email} where id = ${id}`)))

export const personById = async (scope: Scope, id: PersonId): Promise<Person | undefined> => {
  const row = await maybe<Row>(scope, sql`select ${columns} from people where id = ${id}`)
  return row && asPerson(row)
}

export const personByEmail = async (scope: Scope, email: string): Promise<Person | undefined> => {
  const row = await maybe<Row>(scope, sql`select ${columns} from people where email = ${email}`)
  return row && asPerson(row)
}

/** Looks past what the caller sees. Only for work that must not tell the caller what it found. */
export const anyPersonByEmail = (scope: Scope, email: string): Promise<Person | undefined> =>
  elevated(scope, () => personByEmail(scope, email))

/** As `anyPersonByEmail`. */
export const anyPersonById = (scope: Scope, id: PersonId): Promise<Person | undefined> =>
  elevated(scope, () => personById(scope, id))

export interface PeopleFilter {
  /** Looked for in the name and the e-mail address. */
  readonly text?: string
  readonly deactivated?: boolean
  /** Only people with a role, of today or of earlier days, in one of these. */
  readonly withRoleIn?: { readonly places: readonly PlaceId[]; readonly organisations: readonly OrganisationId[] }
  readonly limit?: number
  readonly skip?: number
}

const withRole = (held: PeopleFilter['withRoleIn']) =>
  held === undefined
    ? sql`true`
    : sql`exists (select 1 from grants where grants.person_id = people.id
            and (place_id = any(${held.places}::uuid[]) or organisation_id = any(${held.organisations}::uuid[])))`

/** Those the scope sees, by name. */
export const people = async (scope: Scope, filter: PeopleFilter = {}): Promise<readonly Person[]> => {
  const like = `%${(filter.text ?? '').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from people
        where (name ilike ${like} or email ilike ${like})
          and (${filter.deactivated ?? null}::boolean is null or (deactivated_at is not null) = ${filter.deactivated ?? null}::boolean)
          and ${withRole(filter.withRoleIn)}
        order by lower(name), id limit ${filter.limit ?? 1000} offset ${filter.skip ?? 0}`,
  )
  return found.map(asPerson)
}

/**
 * Would leaving out this person, or this grant, leave nobody who holds the administrator's role today and can sign in?
 * Locks the roles and the people, so that of two administrators who remove each other at the same moment, by ending a role or
 * by deactivating, only one succeeds.
 */
export const isLastAdministrator = (
  scope: Scope,
  day: Day,
  without: { person?: PersonId; grant?: string },
): Promise<boolean> =>
  elevated(scope, async () => {
    const found = await rows<{ person_id: PersonId; id: string }>(
      scope,
      sql`select grants.person_id, grants.id from grants
            join people on people.id = grants.person_id join credentials on credentials.person_id = people.id
          where role = 'installation-administrator' and people.deactivated_at is null
            and starts_on <= ${day}::date and (ends_on is null or ends_on >= ${day}::date)
          order by grants.id for update of grants, people`,
    )
    return found.length > 0 && found.every((row) => row.person_id === without.person || row.id === without.grant)
  })

/** Was an administrator ever made who can sign in (those of the demonstration cannot)? If not, the first may still be made. */
export const hasAdministrator = (scope: Scope): Promise<boolean> =>
  elevated(scope, async () => {
    const found = await maybe(
      scope,
      sql`select 1 from grants join credentials on credentials.person_id = grants.person_id
          where role = 'installation-administrator' limit 1`,
    )
    return found !== undefined
  })

export const setDeactivated = (scope: Scope, id: PersonId, at: Date | null): Promise<number> =>
  elevated(scope, () => run(scope, sql`update people set deactivated_at = ${at} where id = ${id}`))
