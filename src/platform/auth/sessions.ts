// A session is one browser in which somebody is signed in: a random token in a cookie, its digest here.
// It ends after twelve hours without use and after thirty days in any case (docs/decisions/0020).
import { maybe, rows, run, sql } from '../db/index.ts'
import type { PersonId, Scope } from '../kernel/index.ts'
import { elevated } from './elevate.ts'
import { digestOf, newToken } from './secrets.ts'
import type { SignedInBrowser } from './types.ts'

const hour = 3_600_000
export const idleHours = 12
export const longestDays = 30
/** "Last seen" is written at most this often, so that reading pages does not mean writing rows. */
const noteEvery = 5 * 60_000

const alive = (now: Date) => sql`seen_at > ${new Date(now.getTime() - idleHours * hour)}
  and created_at > ${new Date(now.getTime() - longestDays * 24 * hour)}`

const systems: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone or iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]
const browsers: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** What a person can tell their own browsers apart by; of the rest nothing is kept. */
export const agentWords = (agent: string | undefined): string => {
  const find = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(agent ?? ''))?.[1]
  const browser = find(browsers) ?? 'A browser'
  const system = find(systems)
  return system === undefined ? browser : `${browser} on ${system}`
}

export const startSession = (scope: Scope, person: PersonId, agent: string | undefined, now: Date): Promise<string> =>
  elevated(scope, async () => {
    const token = newToken()
    await run(
      scope,
      sql`insert into sessions (person_id, token_hash, agent, created_at, seen_at)
          values (${person}, ${digestOf(token)}, ${agentWords(agent)}, ${now}, ${now})`,
    )
    await run(scope, sql`delete from sessions where not (${alive(now)})`)
    return token
  })

export interface LiveSession {
  readonly person: PersonId
  /** It is time to write down that it was seen. */
  readonly noteSeen: boolean
}

export const liveSession = async (scope: Scope, token: string, now: Date): Promise<LiveSession | undefined> => {
  const row = await maybe<{ person_id: PersonId; seen_at: Date }>(
    scope,
    sql`select person_id, seen_at from sessions where token_hash = ${digestOf(token)} and ${alive(now)}`,
  )
  return row && { person: row.person_id, noteSeen: now.getTime() - row.seen_at.getTime() > noteEvery }
}

export const noteSeen = (scope: Scope, token: string, now: Date): Promise<number> =>
  run(scope, sql`update sessions set seen_at = greatest(seen_at, ${now}) where token_hash = ${digestOf(token)}`)

export const endSession = (scope: Scope, token: string): Promise<number> =>
  elevated(scope, () => run(scope, sql`delete from sessions where token_hash = ${digestOf(token)}`))

export const endSessionById = async (scope: Scope, person: PersonId, id: string): Promise<boolean> =>
  (await elevated(scope, () => run(scope, sql`delete from sessions where id = ${id} and person_id = ${person}`))) > 0

export const endSessions = (scope: Scope, person: PersonId, exceptToken?: string): Promise<number> => {
  const kept = exceptToken === undefined ? null : digestOf(exceptToken)
  return elevated(scope, () =>
    run(
      scope,
      sql`delete from sessions where person_id = ${person} and (${kept}::bytea is null or token_hash <> ${kept}::bytea)`,
    ),
  )
}

export const sessionsOf = async (
  scope: Scope,
  person: PersonId,
  currentToken: string | undefined,
  now: Date,
): Promise<readonly SignedInBrowser[]> => {
  const current = currentToken === undefined ? null : digestOf(currentToken)
  const found = await rows<{ id: string; created_at: Date; seen_at: Date; agent: string; current: boolean | null }>(
    scope,
    sql`select id, created_at, seen_at, agent, token_hash = ${current}::bytea as current from sessions
        where person_id = ${person} and ${alive(now)} order by seen_at desc, id`,
  )
  return found.map((row) => ({
    id: row.id,
    created: row.created_at,
    seen: row.seen_at,
    agent: row.agent,
    current: row.current === true,
  }))
}
