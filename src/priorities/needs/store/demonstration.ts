// The demonstration's files among the records of this room.
import { rows, run, sql } from '../../../platform/db/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'

export const dateDemonstration = async (scope: Scope, addedAt: Date): Promise<void> => {
  await run(scope, sql`update need_loads set added_at = ${addedAt} where demonstration`)
}

/** With the indicators that only they had. @returns the keys of their stored files */
export const deleteDemonstration = async (scope: Scope): Promise<string[]> => {
  const indicators = await rows<{ id: string }>(
    scope,
    sql`select distinct li.indicator_id as id from need_load_indicators li join need_loads l on l.id = li.load_id where l.demonstration`,
  )
  const removed = await rows<{ key: string }>(
    scope,
    sql`delete from need_loads where demonstration returning file_key as key`,
  )
  const ids = indicators.map(({ id }) => id)
  await run(
    scope,
    sql`delete from need_indicators i where i.id = any(${ids}::uuid[])
      and not exists (select from need_load_indicators li where li.indicator_id = i.id)`,
  )
  return [...new Set(removed.map(({ key }) => key))]
}

/** Of these stored files, the ones that a record of this room names. */
export const needFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct key from unnest(${[...keys]}::text[]) key
        where exists (select from need_loads where file_key = key)
          or exists (select from need_uploads where file_key = key)`,
    )
  ).map(({ key }) => key)
