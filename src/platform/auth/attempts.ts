// Counts wrong tries for an account and for the address they come from. Neither is kept in the clear: a keyed digest is enough.
import { maybe, run, sql } from '../db/index.ts'
import type { Scope } from '../kernel/index.ts'
import type { Keys } from '../keys/index.ts'
import { elevated } from './elevate.ts'
import { digestOf } from './secrets.ts'
import { type Attempts, afterWrong, forAccount, forAddress, networkOf, type ThrottleRule, waitFor } from './throttle.ts'

export interface Subjects {
  /** A person's id, or an e-mail address that may be nobody's: both are slowed down alike. */
  readonly account: string
  readonly ip: string
}

const read = async (scope: Scope, subject: Buffer): Promise<Attempts | undefined> => {
  const row = await maybe<{ failures: number; last_at: Date }>(
    scope,
    sql`select failures, last_at from sign_in_attempts where subject = ${subject}`,
  )
  return row && { failures: row.failures, last: row.last_at }
}

const write = (scope: Scope, subject: Buffer, attempts: Attempts) =>
  run(
    scope,
    sql`insert into sign_in_attempts (subject, failures, last_at) values (${subject}, ${attempts.failures}, ${attempts.last})
        on conflict (subject) do update set failures = excluded.failures, last_at = excluded.last_at`,
  )

/**
 * Makes one try: waits its turn behind other tries on the account, refuses it when it comes too soon, and counts it when
 * it is wrong. `tried` says whether it was right; undefined counts nothing and forgives nothing.
 */
export const attempt = <T>(
  scope: Scope,
  keys: Keys,
  subjects: Subjects,
  now: Date,
  tried: () => Promise<{ readonly right: boolean | undefined; readonly answer: T }>,
): Promise<{ readonly waitSeconds: number } | { readonly answer: T }> =>
  elevated(scope, async () => {
    const digest = (text: string): Buffer => digestOf(keys.sign('sign-in attempts', text))
    const limits: readonly [Buffer, ThrottleRule][] = [
      [digest(`account ${subjects.account}`), forAccount],
      [digest(`address ${networkOf(subjects.ip)}`), forAddress],
    ]
    // Tries on one account take turns, so that a hundred at once are not all the first.
    await run(scope, sql`select pg_advisory_xact_lock(${limits[0]![0].readInt32BE(0)}, 1)`)
    const waits = []
    for (const [subject, rule] of limits) waits.push(waitFor(await read(scope, subject), rule, now))
    const waitSeconds = Math.max(...waits)
    if (waitSeconds > 0) return { waitSeconds }
    const { right, answer } = await tried()
    if (right === false)
      for (const [subject, rule] of limits)
        await write(scope, subject, afterWrong(await read(scope, subject), rule, now))
    if (right === true) {
      await run(scope, sql`delete from sign_in_attempts where subject = ${limits[0]![0]}`)
      await run(
        scope,
        sql`delete from sign_in_attempts where last_at < ${new Date(now.getTime() - forAddress.forgetSeconds * 1000)}`,
      )
    }
    return { answer }
  })
