// Organisations and their numbers in public registers.
import { maybe, one, rows, run, sql, violated } from '../../platform/db/index.ts'
import type { FieldErrors, OrganisationId, Scope } from '../../platform/kernel/index.ts'
import type { Identifier, OrganisationKind, OrganisationRow } from '../rules/types.ts'

const organisation = sql`o.id, o.name, o.kind, o.created_at as "createdAt",
  coalesce((select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'id', i.identifier) order by i.scheme, i.identifier)
    from organisation_identifiers i where i.organisation_id = o.id), '[]') as identifiers`

const problems: Readonly<Record<string, FieldErrors>> = {
  organisations_name_given: { name: 'Enter the name of the organisation.' },
  organisations_kind: { kind: 'Choose what kind of organisation it is.' },
  organisation_identifiers_unique: {
    identifiers:
      'Another organisation here has this number already. Check the number, or use the organisation that is there.',
  },
  organisation_identifiers_pk: { identifiers: 'The same number is given twice. Remove one of them.' },
  partnerships_once: { organisation: 'This organisation is a partner for this sector from this day already.' },
  partnerships_in_order: { ends: 'The last day is before the first day. Change one of them.' },
}

/** Field words for a database error that means wrong input; undefined for any other. */
export const organisationProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

export const organisations = (scope: Scope, words = ''): Promise<OrganisationRow[]> =>
  rows<OrganisationRow>(
    scope,
    sql`select ${organisation} from organisations o
      where ${words.trim()} = '' or o.name ilike ${`%${words.trim().replace(/[%_\\]/g, '\\$&')}%`} order by o.name, o.id`,
  )

export const organisationById = (scope: Scope, id: OrganisationId): Promise<OrganisationRow | undefined> =>
  maybe<OrganisationRow>(scope, sql`select ${organisation} from organisations o where o.id = ${id}`)

export const organisationsByIds = (scope: Scope, ids: readonly OrganisationId[]): Promise<OrganisationRow[]> =>
  rows<OrganisationRow>(
    scope,
    sql`select ${organisation} from organisations o where o.id = any(${ids}::uuid[]) order by o.name`,
  )

export const organisationByIdentifier = (
  scope: Scope,
  { scheme, id }: Identifier,
): Promise<OrganisationRow | undefined> =>
  maybe<OrganisationRow>(
    scope,
    sql`select ${organisation} from organisations o
      join organisation_identifiers found on found.organisation_id = o.id
      where found.scheme = ${scheme} and found.identifier = ${id}`,
  )

/** Capitals and small letters do not matter; several may have the name. */
export const organisationsNamed = (scope: Scope, name: string): Promise<OrganisationRow[]> =>
  rows<OrganisationRow>(
    scope,
    sql`select ${organisation} from organisations o where lower(o.name) = lower(${name.trim()}) order by o.name, o.id`,
  )

export interface OrganisationToSave {
  readonly name: string
  readonly kind: OrganisationKind
  readonly identifiers: readonly Identifier[]
}

const writeIdentifiers = async (scope: Scope, id: OrganisationId, list: readonly Identifier[]): Promise<void> => {
  for (const { scheme, id: number } of list)
    await run(
      scope,
      sql`insert into organisation_identifiers (organisation_id, scheme, identifier) values (${id}, ${scheme}, ${number})`,
    )
}

/** The id is made by the caller: a partnership may have to be there first (migrations/0002-places.sql). */
export const insertOrganisation = async (
  scope: Scope,
  id: OrganisationId,
  given: OrganisationToSave,
  demonstration: boolean,
): Promise<OrganisationRow> => {
  await run(
    scope,
    sql`insert into organisations (id, name, kind, demonstration) values (${id}, ${given.name}, ${given.kind}, ${demonstration})`,
  )
  await writeIdentifiers(scope, id, given.identifiers)
  return one<OrganisationRow>(scope, sql`select ${organisation} from organisations o where o.id = ${id}`)
}

export const updateOrganisation = async (
  scope: Scope,
  id: OrganisationId,
  given: OrganisationToSave,
): Promise<void> => {
  await run(scope, sql`update organisations set name = ${given.name}, kind = ${given.kind} where id = ${id}`)
  await run(scope, sql`delete from organisation_identifiers where organisation_id = ${id}`)
  await writeIdentifiers(scope, id, given.identifiers)
}

export const demonstrationOrganisations = (scope: Scope): Promise<OrganisationRow[]> =>
  rows<OrganisationRow>(scope, sql`select ${organisation} from organisations o where o.demonstration order by o.name`)

export const deleteDemonstrationOrganisations = (scope: Scope): Promise<number> =>
  run(scope, sql`delete from organisations where demonstration`)
