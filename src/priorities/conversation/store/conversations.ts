// Conversations and how they moved from stage to stage.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, FieldErrors, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId, Move, Stage } from '../rules/types.ts'

const columns = sql`c.id, c.place_id as place, c.title, c.purpose, c.theme, c.anonymous, c.live, c.from_day as "from",
  c.until_day as until, c.points, c.stage, c.version, c.created_at as "startedAt"`

export const conversationById = (scope: Scope, place: PlaceId, id: ConversationId): Promise<Conversation | undefined> =>
  maybe<Conversation>(scope, sql`select ${columns} from conversations c where c.place_id = ${place} and c.id = ${id}`)

/** Counts one change and holds the conversation until the transaction ends, so that two changes take turns. */
export const conversationToChange = (
  scope: Scope,
  place: PlaceId,
  id: ConversationId,
): Promise<Conversation | undefined> =>
  maybe<Conversation>(
    scope,
    sql`update conversations c set version = c.version + 1 where c.place_id = ${place} and c.id = ${id} returning ${columns}`,
  )

export interface ConversationToSave {
  readonly title: string
  readonly purpose: string
  readonly theme: string | null
  readonly anonymous: boolean
  readonly live: boolean
  readonly from: Day | null
  readonly until: Day | null
  readonly points: number
}

export const insertConversation = (
  scope: Scope,
  place: PlaceId,
  given: ConversationToSave,
  made: { readonly demonstration: boolean; readonly at: Date },
): Promise<Conversation> =>
  one<Conversation>(
    scope,
    sql`insert into conversations as c (place_id, title, purpose, theme, anonymous, live, from_day, until_day, points, demonstration, created_at)
      values (${place}, ${given.title}, ${given.purpose}, ${given.theme}, ${given.anonymous}, ${given.live}, ${given.from},
        ${given.until}, ${given.points}, ${made.demonstration}, ${made.at}) returning ${columns}`,
  )

export const updateConversation = (scope: Scope, id: ConversationId, given: ConversationToSave): Promise<number> =>
  run(
    scope,
    sql`update conversations set title = ${given.title}, purpose = ${given.purpose}, theme = ${given.theme},
      anonymous = ${given.anonymous}, live = ${given.live}, from_day = ${given.from}, until_day = ${given.until},
      points = ${given.points} where id = ${id}`,
  )

/** Has anybody taken part yet: by an idea, even if they took it back, or by points? */
export const hasBegun = async (scope: Scope, id: ConversationId): Promise<boolean> =>
  (await maybe(
    scope,
    sql`select 1 from conversation_ideas where conversation_id = ${id}
    union all select 1 from conversation_voices where conversation_id = ${id} limit 1`,
  )) !== undefined

export const saveStage = (scope: Scope, id: ConversationId, stage: Stage): Promise<number> =>
  run(scope, sql`update conversations set stage = ${stage} where id = ${id}`)

export const insertMove = (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  move: Move,
): Promise<number> =>
  run(
    scope,
    sql`insert into conversation_moves (conversation_id, place_id, from_stage, to_stage, why, moved_by, moved_at)
      values (${conversation.id}, ${conversation.place}, ${move.from}, ${move.to}, ${move.why}, ${move.by}, ${move.at})`,
  )

/** Oldest first. */
export const movesOf = (scope: Scope, id: ConversationId): Promise<Move[]> =>
  rows<Move>(
    scope,
    sql`select from_stage as "from", to_stage as "to", why, moved_by as "by", moved_at as at from conversation_moves
      where conversation_id = ${id} order by moved_at, id`,
  )

export const demonstrationConversations = (scope: Scope): Promise<Conversation[]> =>
  rows<Conversation>(scope, sql`select ${columns} from conversations c where c.demonstration order by c.created_at`)

export const deleteDemonstrationConversations = (scope: Scope): Promise<number> =>
  run(scope, sql`delete from conversations where demonstration`)

/** What a broken constraint means on the form. */
const fieldOf: Readonly<Record<string, FieldErrors>> = {
  conversations_in_order: { until: 'The last day is before the first day. Change one of them.' },
  conversations_promise_kept: {
    anonymous: 'The first idea is in, so this cannot change any more: people spoke because of what they were promised.',
  },
  conversations_points_few: { points: 'Enter a whole number of points from 1 to 100.' },
  conversation_groups_title_unique: { title: 'Another group has this title. Use a different one.' },
}

/** What is wrong, field by field, where the database refused; undefined for any other error. */
export const conversationProblem = (error: unknown): FieldErrors | undefined => {
  const name = violated(error)
  return name === undefined ? undefined : fieldOf[name]
}

export interface ConversationCounted extends Conversation {
  readonly ideas: number
  /** Who said something that stands. */
  readonly people: number
  readonly sectors: number
}

/** Newest first; or one. */
export const conversationsCounted = (
  scope: Scope,
  place: PlaceId,
  only?: ConversationId,
): Promise<ConversationCounted[]> =>
  rows<ConversationCounted>(
    scope,
    sql`select ${columns}, count(i.id) as ideas, count(distinct i.voice_id) as people, count(distinct i.sector) as sectors
      from conversations c left join conversation_ideas i on i.conversation_id = c.id and i.withdrawn_at is null
      where c.place_id = ${place} ${only === undefined ? sql`` : sql`and c.id = ${only}`}
      group by c.id order by coalesce(c.from_day, c.created_at::date) desc, c.created_at desc`,
  )
