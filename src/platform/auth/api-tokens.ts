// Tokens with which a person's own programs ask: never more than the person may do, and often less.
import { maybe, rows, run, sql } from '../db/index.ts'
import { type Day, dayOf, type OrganisationId, type PersonId, type PlaceId, type Scope } from '../kernel/index.ts'
import { elevated } from './elevate.ts'
import { digestOf, newToken } from './secrets.ts'
import type { ApiToken } from './types.ts'

/** Makes a token that lies about in a file easy to recognise, for people and for scanners. */
const prefix = 'commonweal_'

interface Row {
  id: string
  person_id: PersonId
  name: string
  permissions: string[]
  place_ids: PlaceId[] | null
  organisation_ids: OrganisationId[] | null
  created_at: Date
  expires_on: Day
  used_at: Date | null
}

const columns = sql`id, person_id, name, permissions, place_ids, organisation_ids, created_at, expires_on, used_at`

const asToken = (row: Row): ApiToken => ({
  id: row.id,
  name: row.name,
  permissions: row.permissions,
  ...(row.place_ids === null ? {} : { places: row.place_ids }),
  ...(row.organisation_ids === null ? {} : { organisations: row.organisation_ids }),
  created: row.created_at,
  expires: row.expires_on,
  ...(row.used_at === null ? {} : { used: row.used_at }),
})

export interface NewToken {
  readonly person: PersonId
  readonly name: string
  readonly permissions: readonly string[]
  readonly places?: readonly PlaceId[]
  readonly organisations?: readonly OrganisationId[]
  /** The last day on which it works. */
  readonly expires: Day
}

export const makeToken = (scope: Scope, token: NewToken, now: Date): Promise<{ id: string; token: string }> =>
  elevated(scope, async () => {
    const secret = prefix + newToken()
    const [row] = await rows<{ id: string }>(
      scope,
      sql`insert into api_tokens
            (person_id, token_hash, name, permissions, place_ids, organisation_ids, created_at, expires_on)
          values (${token.person}, ${digestOf(secret)}, ${token.name}, ${token.permissions}::text[],
            ${token.places ?? null}::uuid[], ${token.organisations ?? null}::uuid[], ${now}, ${token.expires})
          returning id`,
    )
    return { id: row!.id, token: secret }
  })

export const tokensOf = async (scope: Scope, person: PersonId): Promise<readonly ApiToken[]> => {
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from api_tokens where person_id = ${person} and revoked_at is null order by created_at desc, id`,
  )
  return found.map(asToken)
}

export const revokeToken = async (scope: Scope, person: PersonId, id: string, now: Date): Promise<boolean> => {
  const changed = await elevated(scope, () =>
    run(
      scope,
      sql`update api_tokens set revoked_at = ${now} where id = ${id} and person_id = ${person} and revoked_at is null`,
    ),
  )
  return changed > 0
}

export const revokeTokens = (scope: Scope, person: PersonId, now: Date): Promise<number> =>
  elevated(scope, () =>
    run(scope, sql`update api_tokens set revoked_at = ${now} where person_id = ${person} and revoked_at is null`),
  )

export const liveToken = async (
  scope: Scope,
  bearer: string,
  now: Date,
): Promise<{ readonly person: PersonId; readonly token: ApiToken } | undefined> => {
  if (!bearer.startsWith(prefix)) return undefined
  const row = await maybe<Row>(
    scope,
    sql`select ${columns} from api_tokens
        where token_hash = ${digestOf(bearer)} and revoked_at is null and expires_on >= ${dayOf(now)}::date`,
  )
  return row && { person: row.person_id, token: asToken(row) }
}

/** At most once in five minutes, as for browsers. */
export const noteTokenUsed = (scope: Scope, id: string, now: Date): Promise<number> =>
  run(scope, sql`update api_tokens set used_at = ${now} where id = ${id}`)
