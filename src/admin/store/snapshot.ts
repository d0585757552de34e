// The whole database as text and back, for back-ups; and what must be settled after one came back.
import { type Database, dumpTables, loadTables, maybe, one, run, sql } from '../../platform/db/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'

export type { Dump, TableToLoad } from '../../platform/db/index.ts'
export type { Database }
export { dumpTables, loadTables }

/** What a person would miss if it were replaced; what the first start writes by itself is not among it. */
const ofPeople = ['people', 'places', 'organisations', 'register_loads', 'mail_outbox'] as const

/** The first table that somebody has already put something into. */
export const firstInUse = async (scope: Scope): Promise<string | undefined> => {
  for (const table of ofPeople) {
    const known = await maybe<{ found: string | null }>(
      scope,
      sql`select to_regclass(${`public.${table}`})::text as found`,
    )
    if (!known?.found) continue
    const { used } = await one<{ used: boolean }>(scope, sql`select exists (select from ${sql.table(table)}) as used`)
    if (used) return table
  }
  return undefined
}

/** Work that was under way when the back-up was made may have been finished since: nothing is done twice unasked. */
export const settleUnderWay = async (scope: Scope): Promise<{ readonly jobs: number; readonly mails: number }> => ({
  jobs: await run(
    scope,
    sql`update job_runs set state = 'failed', ended_at = now(), error =
          'This was under way when the backup was made, so it may be finished. Try it again if it is still wanted.'
        where state in ('waiting', 'working')`,
  ),
  mails: await run(
    scope,
    sql`update mail_outbox set state = 'kept',
          problem = 'This waited to be sent when the backup was made, so it may have been sent since.'
        where state = 'waiting'`,
  ),
})
