// The roles people hold, as rows. They are written only here, after asking whether the giver may.
import { maybe, rows, run, sql, violated } from '../db/index.ts'
import {
  type At,
  addDays,
  type Day,
  dayOf,
  type FieldErrors,
  installation,
  may,
  notFound,
  type OrganisationId,
  ok,
  type PersonId,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../kernel/index.ts'
import { elevated } from './elevate.ts'
import { isLastAdministrator } from './people.ts'
import type { Grant } from './resolve.ts'
import { isSector, type RoleDefinition, type RoleName, roleNamed, type Sector } from './roles.ts'
import type { AuthOptions, NewGrant } from './types.ts'

interface Row {
  id: string
  person_id: PersonId
  role: RoleName
  place_id: PlaceId | null
  organisation_id: OrganisationId | null
  sector: Sector | null
  starts_on: Day
  ends_on: Day | null
}

const columns = sql`id, person_id, role, place_id, organisation_id, sector, starts_on, ends_on`

const asGrant = (row: Row): Grant => ({
  id: row.id,
  person: row.person_id,
  role: row.role,
  ...(row.place_id === null ? {} : { place: row.place_id }),
  ...(row.organisation_id === null ? {} : { organisation: row.organisation_id }),
  ...(row.sector === null ? {} : { sector: row.sector }),
  from: row.starts_on,
  ...(row.ends_on === null ? {} : { until: row.ends_on }),
})

/** Those the scope sees, newest first, past and future ones too. */
export const grantsOf = (scope: Scope, person: PersonId): Promise<readonly Grant[]> => grantsOfMany(scope, [person])

export const grantsOfMany = async (scope: Scope, ids: readonly PersonId[]): Promise<readonly Grant[]> => {
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from grants where person_id = any(${ids}::uuid[]) order by starts_on desc, created_at desc, id`,
  )
  return found.map(asGrant)
}

export const grantById = async (scope: Scope, id: string): Promise<Grant | undefined> => {
  const row = await maybe<Row>(scope, sql`select ${columns} from grants where id = ${id}`)
  return row && asGrant(row)
}

const wherePhrase = (role: RoleDefinition): string =>
  role.heldAt
    .map(
      (at) =>
        ({ installation: 'on the whole installation', place: 'in a place', organisation: 'in an organisation' })[at],
    )
    .join(' or ')

/** Can this role be held there at all? Says which field to change. */
export const shapeProblem = (grant: Omit<NewGrant, 'person'>): FieldErrors => {
  const role = roleNamed(grant.role)
  if (!role) return { role: 'Choose a role from the list.' }
  const named: readonly string[] = [
    ...(grant.place === undefined ? [] : ['place']),
    ...(grant.organisation === undefined ? [] : ['organisation']),
  ]
  const fits = named.length === 0 ? role.heldAt.includes('installation') : role.heldAt.some((at) => named.includes(at))
  if (!fits) {
    const field = role.heldAt.includes('place')
      ? 'place'
      : role.heldAt.includes('organisation')
        ? 'organisation'
        : 'role'
    return { [field]: `${role.title} is held ${wherePhrase(role)}. Choose where.` }
  }
  if (role.name === 'installation-administrator' && named.length > 0)
    return { role: 'An administrator looks after the whole installation: leave place and organisation empty.' }
  if (role.needsSector && !isSector(grant.sector ?? ''))
    return { sector: `Choose the sector this ${role.title.toLowerCase()} speaks for.` }
  if (grant.sector !== undefined && !isSector(grant.sector)) return { sector: 'Choose a sector from the list.' }
  if (grant.from !== undefined && grant.until !== undefined && grant.until < grant.from)
    return { until: 'The last day must not be before the first.' }
  return {}
}

/**
 * May the giver manage roles here? In an organisation also when the giver manages every place it is a partner in:
 * a lead brings in people of the place's own providers, but opens no door to anybody else's place.
 */
const manages = async (scope: Scope, at: At, options: AuthOptions): Promise<boolean> => {
  if (may(scope, 'people.invite', at)) return true
  if (at.kind !== 'organisation') return false
  const places = await elevated(scope, () => options.placesOfOrganisations(scope, [at.id]))
  return places.length > 0 && places.every((id) => may(scope, 'people.invite', { kind: 'place', id }))
}

/** Everywhere the role would open something: the place, the organisation, or else the installation. */
const named = (grant: Pick<NewGrant, 'place' | 'organisation'>): readonly At[] => {
  const at: At[] = []
  if (grant.place !== undefined) at.push({ kind: 'place', id: grant.place })
  if (grant.organisation !== undefined) at.push({ kind: 'organisation', id: grant.organisation })
  return at.length > 0 ? at : [installation]
}

const cannotGive: Readonly<Record<At['kind'], string>> = {
  installation: 'You cannot give a role on the whole installation. Choose a place.',
  place: 'You cannot give a role there. Choose a place that you lead.',
  organisation:
    'You cannot give a role in this organisation: it works in places that you do not lead, too. Leave it empty, or ask an administrator.',
}

export const roleProblem = async (
  scope: Scope,
  grant: Omit<NewGrant, 'person'>,
  options: AuthOptions,
): Promise<Result<void>> => {
  const errors = shapeProblem(grant)
  if (Object.keys(errors).length > 0) return wrong(errors)
  for (const at of named(grant))
    if (!(await manages(scope, at, options)))
      return wrong({ [at.kind === 'installation' ? 'role' : at.kind]: cannotGive[at.kind] })
  return ok(undefined)
}

/** Without asking who gives it: for an invitation that was checked when it was made, and the first administrator. */
export const writeGrant = async (scope: Scope, grant: NewGrant, today: Day): Promise<string> => {
  const actor = scope.actor
  const by = actor.kind === 'person' ? actor.email : actor.kind === 'system' ? actor.name : 'an invitation'
  try {
    return await elevated(scope, async () => {
      const [row] = await rows<{ id: string }>(
        scope,
        sql`insert into grants (person_id, role, place_id, organisation_id, sector, starts_on, ends_on, granted_by)
            values (${grant.person}, ${grant.role}, ${grant.place ?? null}, ${grant.organisation ?? null},
              ${grant.sector ?? null}, ${grant.from ?? today}, ${grant.until ?? null}, ${by}) returning id`,
      )
      return row!.id
    })
  } catch (error) {
    if (violated(error) !== 'grants_no_twins') throw error
    throw new Refused('role-held-already', 409, 'This person already has this role there.', 'Change its dates instead.')
  }
}

/** Does the person hold the same role at the same place today or later? */
export const alreadyHolds = (scope: Scope, grant: NewGrant, today: Day): Promise<boolean> =>
  elevated(scope, async () => {
    const found = await maybe(
      scope,
      sql`select 1 from grants where person_id = ${grant.person} and role = ${grant.role}
            and place_id is not distinct from ${grant.place ?? null}::uuid
            and organisation_id is not distinct from ${grant.organisation ?? null}::uuid
            and sector is not distinct from ${grant.sector ?? null}::text
            and (ends_on is null or ends_on >= ${grant.from ?? today}::date)
            and (${grant.until ?? null}::date is null or starts_on <= ${grant.until ?? null}::date)`,
    )
    return found !== undefined
  })

export const giveRole = async (scope: Scope, grant: NewGrant, options: AuthOptions, now: Date): Promise<string> => {
  const problem = await roleProblem(scope, grant, options)
  if (!problem.ok)
    throw new Refused(
      'role-not-given',
      403,
      Object.values(problem.errors).join(' '),
      'Ask an administrator to give it.',
    )
  if (await alreadyHolds(scope, grant, dayOf(now)))
    throw new Refused('role-held-already', 409, 'This person already has this role there.', 'There is nothing to do.')
  return writeGrant(scope, grant, dayOf(now))
}

/**
 * A role that speaks for a sector is ended by whoever holds it, or by who looks after the whole installation. Else one sector
 * could take another from the table, or bring in a friend for that sector who does.
 */
export const mayEndForSector = (scope: Scope, { role, person }: Pick<Grant, 'person' | 'role'>): boolean =>
  !roleNamed(role)?.needsSector ||
  may(scope, 'people.invite', installation) ||
  (scope.actor.kind === 'person' && scope.actor.id === person)

export const endRole = async (scope: Scope, grantId: string, options: AuthOptions, now: Date): Promise<void> => {
  const grant = await grantById(scope, grantId)
  if (!grant) throw notFound('role')
  // Whoever looks after the place may end what is held in it, whatever organisation it also names: this opens nothing.
  if (!(await manages(scope, named(grant)[0]!, options)))
    throw new Refused('role-not-ended', 403, 'You cannot end this role.', 'Ask an administrator to end it.')
  if (!mayEndForSector(scope, grant))
    throw new Refused(
      'speaks-for-a-sector',
      403,
      'This role speaks for a sector, and it is somebody else’s.',
      'They can end it themselves. If they are gone, ask an administrator.',
    )
  const today = dayOf(now)
  if (grant.role === 'installation-administrator' && (await isLastAdministrator(scope, today, { grant: grantId })))
    throw lastAdministrator()
  await closeGrant(scope, grantId, today)
}

/** Without asking who ends it: for colleagues, who were asked by accounts. */
export const closeGrant = async (scope: Scope, grantId: string, today: Day): Promise<void> => {
  const yesterday = addDays(today, -1)
  await elevated(scope, () =>
    run(
      scope,
      sql`update grants set ends_on = greatest(${yesterday}::date, starts_on - 1)
          where id = ${grantId} and (ends_on is null or ends_on > ${yesterday}::date)`,
    ),
  )
}

export const lastAdministrator = (): Refused =>
  new Refused(
    'last-administrator',
    409,
    'This is the last administrator, so nobody could let anybody in any more.',
    'Make somebody else an administrator first.',
  )
