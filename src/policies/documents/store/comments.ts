// What sectors said beside the paragraphs of a draft.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { CommentId, CommentRow, PartId, VersionId } from '../rules/types.ts'

const comment = sql`id, part_id as "partId", sector, words, written_by_name as by, written_at as at, answers, edition,
  settled_at as "settledAt", settled_by_name as "settledBy", settled_words as "settledWords"`

/** With their answers, oldest first. */
export const commentsOf = (scope: Scope, version: VersionId): Promise<CommentRow[]> =>
  rows<CommentRow>(
    scope,
    sql`select ${comment} from policy_comments where version_id = ${version} order by written_at, id`,
  )

export const commentById = (scope: Scope, version: VersionId, id: CommentId): Promise<CommentRow | undefined> =>
  maybe<CommentRow>(
    scope,
    sql`select ${comment} from policy_comments where version_id = ${version} and id = ${id} and answers is null`,
  )

export interface CommentToSave {
  readonly place: PlaceId
  readonly version: VersionId
  readonly part: PartId
  readonly answers: CommentId | null
  readonly sector: string
  readonly words: string
  readonly edition: number
  readonly by: PersonId | null
  readonly byName: string
  readonly at: Date
  readonly onceKey: string
}

/** Sent twice, it is kept once: then undefined. */
export const insertComment = async (scope: Scope, given: CommentToSave): Promise<CommentId | undefined> => {
  const made = await maybe<{ id: CommentId }>(
    scope,
    sql`insert into policy_comments (place_id, version_id, part_id, answers, sector, words, edition, written_by, written_by_name, written_at, once_key)
      values (${given.place}, ${given.version}, ${given.part}, ${given.answers}, ${given.sector}, ${given.words}, ${given.edition},
        ${given.by}, ${given.byName}, ${given.at}, ${given.onceKey})
      on conflict on constraint policy_comments_once do nothing returning id`,
  )
  return made?.id
}

export const settleComment = (scope: Scope, id: CommentId, words: string, by: string, at: Date): Promise<number> =>
  run(
    scope,
    sql`update policy_comments set settled_at = ${at}, settled_by_name = ${by}, settled_words = ${words}
      where id = ${id} and settled_at is null`,
  )

/** When each sector last said something about a draft of this place. */
export const lastComments = (scope: Scope, place: PlaceId): Promise<{ sector: string; at: Date }[]> =>
  rows(
    scope,
    sql`select sector, max(written_at) as at from policy_comments where place_id = ${place} group by sector order by sector`,
  )

export const openComments = async (scope: Scope, version: VersionId): Promise<number> =>
  (
    await one<{ open: number }>(
      scope,
      sql`select count(*)::int8 as open from policy_comments c join policy_parts p on p.id = c.part_id
        where c.version_id = ${version} and c.answers is null and c.settled_at is null and p.removed_at is null`,
    )
  ).open
