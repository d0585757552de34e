// A priority of a place that was proposed, with the agreement on it: written straight into the tables, for tests that only look.
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

/** By the names of the parameters in addresses. */
export interface PriorityOfPlace {
  readonly priority: string
  readonly version: string
  readonly agreement: string
}

const statements = `
  with p as (
    insert into priorities (place_id, number) values ($1, 1) returning id
  ), v as (
    insert into priority_versions (place_id, priority_id, number, title, want, for_whom, "where", why, good, written_by, proposed_at)
      select $1, id, 1, $2 || ' for all', 'More ' || $2, '', '', '', '', $2, now() from p returning id
  )
  insert into agreements (place_id, subject_kind, subject_id, what, title, href)
    select $1, 'priority-version', id, 'priority', $2 || ' for all', '/' from v
    returning '1' as priority, '1' as version, id as agreement`

export const priorityOf = async (database: TestDatabase, place: PlaceId, word: string): Promise<PriorityOfPlace> => {
  const [made] = await database.asOwner<PriorityOfPlace>(statements, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
