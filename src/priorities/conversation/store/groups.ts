// Groups of ideas, and the points given to them.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId, Group, GroupId, GroupNamed, VoiceId } from '../rules/types.ts'

const columns = sql`g.id, g.title, g.words`

/** In the order they were made. */
export const groupsOf = (scope: Scope, conversation: ConversationId): Promise<Group[]> =>
  rows<Group>(
    scope,
    sql`select ${columns} from conversation_groups g where g.conversation_id = ${conversation} order by g.created_at, g.title`,
  )

export const groupIn = (scope: Scope, conversation: ConversationId, id: GroupId): Promise<Group | undefined> =>
  maybe<Group>(
    scope,
    sql`select ${columns} from conversation_groups g where g.conversation_id = ${conversation} and g.id = ${id}`,
  )

export const groupNamed = async (scope: Scope, place: PlaceId, id: GroupId): Promise<GroupNamed | undefined> => {
  const found = await maybe<Group & { ideas: number; conversation: ConversationId; conversationTitle: string }>(
    scope,
    sql`select ${columns}, c.id as conversation, c.title as "conversationTitle",
        (select count(*) from conversation_ideas i where i.conversation_id = c.id and i.group_id = g.id) as ideas
      from conversation_groups g join conversations c on c.id = g.conversation_id where g.place_id = ${place} and g.id = ${id}`,
  )
  if (found === undefined) return undefined
  const { conversation, conversationTitle, ...group } = found
  return { ...group, conversation: { id: conversation, title: conversationTitle } }
}

export const insertGroup = async (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  group: { readonly title: string; readonly words: string },
  at: Date,
): Promise<GroupId> => {
  const made = await one<{ id: GroupId }>(
    scope,
    sql`insert into conversation_groups (conversation_id, place_id, title, words, created_at)
      values (${conversation.id}, ${conversation.place}, ${group.title}, ${group.words}, ${at}) returning id`,
  )
  return made.id
}

export const saveGroup = (
  scope: Scope,
  id: GroupId,
  group: { readonly title: string; readonly words: string },
): Promise<number> =>
  run(scope, sql`update conversation_groups set title = ${group.title}, words = ${group.words} where id = ${id}`)

/** Its ideas stand ungrouped again; points given to it are free again. */
export const deleteGroup = (scope: Scope, id: GroupId): Promise<number> =>
  run(scope, sql`delete from conversation_groups where id = ${id}`)

export interface Given {
  readonly voice: VoiceId
  readonly sector: string
  readonly group: GroupId
  readonly points: number
}

/** Whose points, by voice: for adding up, never for showing. */
export const pointsIn = (scope: Scope, conversation: ConversationId): Promise<Given[]> =>
  rows<Given>(
    scope,
    sql`select p.voice_id as voice, v.sector, p.group_id as "group", p.points from conversation_points p
      join conversation_voices v on v.id = p.voice_id where p.conversation_id = ${conversation}`,
  )

export const pointsOfVoice = (scope: Scope, voice: VoiceId): Promise<{ group: GroupId; points: number }[]> =>
  rows(scope, sql`select group_id as "group", points from conversation_points where voice_id = ${voice}`)

/** How many the person with the most has given; 0 where nobody has given any. */
export const mostGiven = async (scope: Scope, conversation: ConversationId): Promise<number> =>
  (
    await one<{ most: number }>(
      scope,
      sql`select coalesce(max(given), 0)::int8 as most from (select sum(points) as given from conversation_points
        where conversation_id = ${conversation} group by voice_id) each`,
    )
  ).most

/** In place of those given before. */
export const savePoints = async (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  voice: VoiceId,
  given: ReadonlyMap<GroupId, number>,
  at: Date,
): Promise<void> => {
  await run(scope, sql`delete from conversation_points where voice_id = ${voice}`)
  const some = [...given].filter(([, points]) => points > 0)
  if (some.length === 0) return
  await run(
    scope,
    sql`insert into conversation_points (voice_id, group_id, conversation_id, place_id, points, given_at)
      select ${voice}::uuid, o.id, ${conversation.id}::uuid, ${conversation.place}::uuid, o.points, ${at}::timestamptz
        from unnest(${some.map(([id]) => id)}::uuid[], ${some.map(([, points]) => points)}::int[]) as o(id, points)`,
  )
}
