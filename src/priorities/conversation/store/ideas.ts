// Ideas: said, changed, taken back, put into groups.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId, GroupId, Idea, IdeaId, QuestionId, VoiceId } from '../rules/types.ts'

// The join finds nobody in an anonymous conversation but the reader, whose name is not shown there either.
const columns = sql`i.id, i.question_id as question, i.words, i.sector,
  case when c.anonymous then null else p.name end as "by", coalesce(p.person_id = scope_person(), false) as mine,
  i.voice_id is null as "inRoom", i.group_id as "group", i.said_at as at`

const from = sql`conversation_ideas i join conversations c on c.id = i.conversation_id
  left join conversation_people p on p.voice_id = i.voice_id`

/** Those that stand, in the order they were said. */
export const ideasOf = (scope: Scope, conversation: ConversationId): Promise<Idea[]> =>
  rows<Idea>(
    scope,
    sql`select ${columns} from ${from} where i.conversation_id = ${conversation} and i.withdrawn_at is null order by i.said_at, i.id`,
  )

export const ideaById = (scope: Scope, conversation: ConversationId, id: IdeaId): Promise<Idea | undefined> =>
  maybe<Idea>(
    scope,
    sql`select ${columns} from ${from} where i.conversation_id = ${conversation} and i.id = ${id} and i.withdrawn_at is null`,
  )

export interface IdeaToSave {
  readonly question: QuestionId
  /** Null for what was said in the room. */
  readonly voice: VoiceId | null
  readonly sector: string
  readonly words: string
  readonly at: Date
}

export const insertIdea = async (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  idea: IdeaToSave,
): Promise<IdeaId> => {
  const made = await one<{ id: IdeaId }>(
    scope,
    sql`insert into conversation_ideas (conversation_id, place_id, question_id, voice_id, sector, words, said_at)
      values (${conversation.id}, ${conversation.place}, ${idea.question}, ${idea.voice}, ${idea.sector}, ${idea.words}, ${idea.at}) returning id`,
  )
  return made.id
}

export const saveIdea = (scope: Scope, id: IdeaId, words: string): Promise<number> =>
  run(scope, sql`update conversation_ideas set words = ${words} where id = ${id}`)

/** It counts no more, and its words are gone: whoever takes something back has not said it. */
export const withdraw = (scope: Scope, id: IdeaId, at: Date): Promise<number> =>
  run(
    scope,
    sql`update conversation_ideas set withdrawn_at = ${at}, group_id = null, words = 'Withdrawn' where id = ${id}`,
  )

/** Into a group, or out of any. */
export const putInGroup = (
  scope: Scope,
  conversation: ConversationId,
  ids: readonly IdeaId[],
  group: GroupId | null,
): Promise<number> =>
  run(
    scope,
    sql`update conversation_ideas set group_id = ${group} where conversation_id = ${conversation}
      and id = any(${ids}::uuid[]) and withdrawn_at is null and group_id is distinct from ${group}::uuid`,
  )
