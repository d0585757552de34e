// Invitations as rows. People, roles and links are kept by auth.
import { maybe, rows, run, sql } from '../platform/db/index.ts'
import type { Day, OrganisationId, PersonId, PlaceId, Scope } from '../platform/kernel/index.ts'

export interface InvitedRole {
  readonly role: string
  readonly place?: PlaceId
  readonly organisation?: OrganisationId
  readonly sector?: string
  readonly from?: Day
  readonly until?: Day
}

export interface Invitation extends InvitedRole {
  readonly id: string
  readonly email: string
  readonly name?: string
  readonly invitedBy?: PersonId
  readonly invitedByName: string
  readonly created: Date
  readonly expires: Date
  readonly accepted?: Date
  readonly withdrawn?: Date
  readonly person?: PersonId
}

interface Row {
  id: string
  email: string
  name: string | null
  role: string
  place_id: PlaceId | null
  organisation_id: OrganisationId | null
  sector: string | null
  starts_on: Day | null
  ends_on: Day | null
  invited_by: PersonId | null
  invited_by_name: string
  created_at: Date
  expires_at: Date
  accepted_at: Date | null
  withdrawn_at: Date | null
  person_id: PersonId | null
}

const columns = sql`id, email, name, role, place_id, organisation_id, sector, starts_on, ends_on, invited_by,
  invited_by_name, created_at, expires_at, accepted_at, withdrawn_at, person_id`

const asInvitation = (row: Row): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedByName: row.invited_by_name,
  created: row.created_at,
  expires: row.expires_at,
  ...(row.name === null ? {} : { name: row.name }),
  ...(row.place_id === null ? {} : { place: row.place_id }),
  ...(row.organisation_id === null ? {} : { organisation: row.organisation_id }),
  ...(row.sector === null ? {} : { sector: row.sector }),
  ...(row.starts_on === null ? {} : { from: row.starts_on }),
  ...(row.ends_on === null ? {} : { until: row.ends_on }),
  ...(row.invited_by === null ? {} : { invitedBy: row.invited_by }),
  ...(row.accepted_at === null ? {} : { accepted: row.accepted_at }),
  ...(row.withdrawn_at === null ? {} : { withdrawn: row.withdrawn_at }),
  ...(row.person_id === null ? {} : { person: row.person_id }),
})

export interface NewInvitation extends InvitedRole {
  readonly email: string
  readonly name?: string
  readonly invitedBy?: PersonId
  readonly invitedByName: string
  readonly created: Date
  readonly expires: Date
}

export const addInvitation = async (scope: Scope, invitation: NewInvitation): Promise<string> => {
  const { email, role, invitedByName, created, expires } = invitation
  const [row] = await rows<{ id: string }>(
    scope,
    sql`insert into invitations (email, name, role, place_id, organisation_id, sector, starts_on, ends_on, invited_by,
          invited_by_name, created_at, expires_at)
        values (${email}, ${invitation.name ?? null}, ${role}, ${invitation.place ?? null},
          ${invitation.organisation ?? null}, ${invitation.sector ?? null}, ${invitation.from ?? null},
          ${invitation.until ?? null}, ${invitation.invitedBy ?? null}, ${invitedByName}, ${created}, ${expires})
        returning id`,
  )
  return row!.id
}

export const invitationById = async (scope: Scope, id: string): Promise<Invitation | undefined> => {
  const row = await maybe<Row>(scope, sql`select ${columns} from invitations where id = ${id}::uuid`)
  return row && asInvitation(row)
}

/** Neither accepted nor withdrawn, newest first; expired ones too, for they can be sent again. */
export const openInvitations = async (scope: Scope): Promise<readonly Invitation[]> => {
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from invitations where accepted_at is null and withdrawn_at is null
        order by created_at desc, id limit 500`,
  )
  return found.map(asInvitation)
}

export const waitingInvitationsTo = async (scope: Scope, email: string, now: Date): Promise<readonly Invitation[]> => {
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from invitations
        where email = ${email} and accepted_at is null and withdrawn_at is null and expires_at > ${now}
        order by created_at, id for update`,
  )
  return found.map(asInvitation)
}

/** Those for the same role at the same place, which a new one takes the place of. */
export const sameInvitations = async (
  scope: Scope,
  { email, role, place, organisation }: { email: string } & InvitedRole,
): Promise<readonly string[]> => {
  const found = await rows<{ id: string }>(
    scope,
    sql`select id from invitations
        where email = ${email} and role = ${role} and accepted_at is null and withdrawn_at is null
          and place_id is not distinct from ${place ?? null}::uuid
          and organisation_id is not distinct from ${organisation ?? null}::uuid`,
  )
  return found.map((row) => row.id)
}

export const markAccepted = (scope: Scope, id: string, person: PersonId, now: Date): Promise<number> =>
  run(scope, sql`update invitations set accepted_at = ${now}, person_id = ${person} where id = ${id}::uuid`)

export const markWithdrawn = (scope: Scope, id: string, now: Date): Promise<number> =>
  run(
    scope,
    sql`update invitations set withdrawn_at = ${now}
        where id = ${id}::uuid and accepted_at is null and withdrawn_at is null`,
  )

export const extendInvitation = (scope: Scope, id: string, expires: Date): Promise<number> =>
  run(scope, sql`update invitations set expires_at = ${expires} where id = ${id}::uuid`)

/** Until the transaction ends, whoever else asks for the same organisation waits. */
export const takeTurns = (scope: Scope, organisation: OrganisationId): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${`colleagues of ${organisation}`}, 0))`)

/** The demonstration's people, with everything that hangs on them. */
export const removePeople = async (scope: Scope, emails: readonly string[]): Promise<number> => {
  await run(
    scope,
    sql`delete from invitations where email = any(${emails}::text[])
          or person_id in (select id from people where email = any(${emails}::text[]))
          or invited_by in (select id from people where email = any(${emails}::text[]))`,
  )
  return run(scope, sql`delete from people where email = any(${emails}::text[])`)
}

/** How many people are in this list, how many are not, and how many invitations went to somebody who is not. */
export const countPeople = async (
  scope: Scope,
  emails: readonly string[],
): Promise<{ readonly listed: number; readonly others: number; readonly invited: number }> => {
  const [row] = await rows<{ listed: number; others: number; invited: number }>(
    scope,
    sql`select count(*) filter (where email = any(${emails}::text[]))::int as listed,
          count(*) filter (where email <> all(${emails}::text[]))::int as others,
          (select count(*)::int from invitations where email <> all(${emails}::text[])) as invited
        from people`,
  )
  return row!
}
