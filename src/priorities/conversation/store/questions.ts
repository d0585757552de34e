// The open questions of a conversation, in their order.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId, Question, QuestionId } from '../rules/types.ts'

const columns = sql`q.id, q.position, q.words,
  (select count(*) from conversation_ideas i where i.conversation_id = q.conversation_id and i.question_id = q.id) as ideas`

export const questionsOf = (scope: Scope, conversation: ConversationId): Promise<Question[]> =>
  rows<Question>(
    scope,
    sql`select ${columns} from conversation_questions q where q.conversation_id = ${conversation} order by q.position`,
  )

export const questionById = (
  scope: Scope,
  conversation: ConversationId,
  id: QuestionId,
): Promise<Question | undefined> =>
  maybe<Question>(
    scope,
    sql`select ${columns} from conversation_questions q where q.conversation_id = ${conversation} and q.id = ${id}`,
  )

/** Added as the last. */
export const insertQuestion = async (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  words: string,
  starter: string | null,
): Promise<QuestionId> => {
  const made = await one<{ id: QuestionId }>(
    scope,
    sql`insert into conversation_questions (conversation_id, place_id, position, words, starter)
      select ${conversation.id}, ${conversation.place}, coalesce(max(position), 0) + 1, ${words}, ${starter}
        from conversation_questions where conversation_id = ${conversation.id} returning id`,
  )
  return made.id
}

export const saveQuestion = (scope: Scope, id: QuestionId, words: string): Promise<number> =>
  run(scope, sql`update conversation_questions set words = ${words} where id = ${id}`)

/** In the order given: all questions of the conversation. */
export const saveOrder = (scope: Scope, conversation: ConversationId, ids: readonly QuestionId[]): Promise<number> =>
  run(
    scope,
    sql`update conversation_questions q set position = o.position
      from unnest(${ids}::uuid[]) with ordinality as o(id, position) where q.conversation_id = ${conversation} and q.id = o.id`,
  )

export const deleteQuestion = (scope: Scope, id: QuestionId): Promise<number> =>
  run(scope, sql`delete from conversation_questions where id = ${id}`)
