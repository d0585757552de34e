// What forms have brought: a form sent again because no answer came is not taken twice.
import { maybe, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'

export interface Sent {
  /** Stood in the form. */
  readonly key: string
  /** Of the words: other words under the same key (the Back button) are something new. */
  readonly digest: string
}

/** What was made of it the first time; undefined for the first time. */
export const takenAs = async (scope: Scope, place: PlaceId, { key, digest }: Sent): Promise<string | undefined> =>
  (
    await maybe<{ id: string }>(
      scope,
      sql`select subject_id as id from conversation_sent where place_id = ${place} and key = ${key} and digest = ${digest}`,
    )
  )?.id

export const noteTaken = (scope: Scope, place: PlaceId, { key, digest }: Sent, subject: string): Promise<number> =>
  run(
    scope,
    sql`insert into conversation_sent (place_id, key, digest, subject_id) values (${place}, ${key}, ${digest}, ${subject})`,
  )

/** Two of the same at the same moment take turns; held until the transaction ends. */
export const takeTurn = (scope: Scope, { key, digest }: Sent): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${`sent ${key} ${digest}`}, 0))`)

export const anySent = async (scope: Scope, place: PlaceId, key: string): Promise<boolean> =>
  (await maybe(scope, sql`select 1 from conversation_sent where place_id = ${place} and key = ${key} limit 1`)) !==
  undefined
