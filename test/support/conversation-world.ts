// A conversation with everything in it, for tests that need one of each: an address of every kind leads to something.
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

export interface ConversationOfPlace {
  readonly conversation: string
  readonly question: string
  readonly idea: string
  readonly group: string
  readonly view: string
}

const statements = `
  with c as (
    insert into conversations (place_id, title, purpose, anonymous, live, points)
      values ($1, $2 || ' wants more', 'To hear ' || $2, false, false, 10) returning id
  ), q as (
    insert into conversation_questions (conversation_id, place_id, position, words)
      select id, $1, 1, 'What does ' || $2 || ' want?' from c returning id
  ), g as (
    insert into conversation_groups (conversation_id, place_id, title, words)
      select id, $1, $2 || ' belongs together', '' from c returning id
  ), i as (
    insert into conversation_ideas (conversation_id, place_id, question_id, sector, words)
      select c.id, $1, q.id, 'vcse', 'A bench for ' || $2 from c, q returning id
  ), v as (
    insert into residents_views (place_id, source, heard_on, people, gathered, consent, words)
      values ($1, $2 || ' panel', '2023-05-04', 12, 'Over lunch', 'To be quoted', $2 || ' is tired of waiting') returning id
  )
  select c.id as conversation, q.id as question, i.id as idea, g.id as "group", v.id as view from c, q, g, i, v`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const conversationOf = async (
  database: TestDatabase,
  place: PlaceId,
  word: string,
): Promise<ConversationOfPlace> => {
  const [made] = await database.asOwner<ConversationOfPlace>(statements, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
