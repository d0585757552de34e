// What the pages of a conversation and their JSON twins show, gathered once.
import { placeById } from '../../../places/index.ts'
import { asId, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId } from '../rules/types.ts'
import { weigh } from '../rules/weigh.ts'
import { conversationById, movesOf } from '../store/conversations.ts'
import { groupsOf, pointsIn, pointsOfVoice } from '../store/groups.ts'
import { ideasOf } from '../store/ideas.ts'
import { questionsOf } from '../store/questions.ts'
import { ownVoice, peopleBySector } from '../store/voices.ts'
import { mayLead, standingIn } from './standing.ts'

/** By what stands in an address. @throws Refused `not-found` */
export const conversationAt = async (scope: Scope, place: PlaceId, text: string): Promise<Conversation> => {
  const id = asId<ConversationId>(text)
  const found = id && (await conversationById(scope, place, id))
  if (found === undefined) throw notFound('conversation')
  return found
}

export const placeNamed = async (scope: Scope, place: PlaceId) => {
  const { slug, name } = await placeById(scope, place)
  return { slug, name }
}

export const lookAt = async (scope: Scope, conversation: Conversation, now: Date) => {
  const { id, place } = conversation
  return {
    conversation,
    place: await placeNamed(scope, place),
    questions: await questionsOf(scope, id),
    ideas: await ideasOf(scope, id),
    groups: await groupsOf(scope, id),
    people: await peopleBySector(scope, id),
    moves: await movesOf(scope, id),
    standing: await standingIn(scope, conversation, now),
    leads: mayLead(scope, place),
  }
}

export type Looked = Awaited<ReturnType<typeof lookAt>>

/** The reader's own points, by group; empty before they have given any. */
export const ownPoints = async (scope: Scope, { id }: Conversation): Promise<ReadonlyMap<string, number>> => {
  const voice = await ownVoice(scope, id)
  const given = voice === undefined ? [] : await pointsOfVoice(scope, voice.id)
  return new Map(given.map(({ group, points }) => [group, points]))
}

export const resultsOf = async (scope: Scope, { id }: Conversation) => {
  const groups = await groupsOf(scope, id)
  const results = weigh(
    groups.map((group) => group.id),
    await pointsIn(scope, id),
  )
  return { groups, results }
}

/** How many people of each sector have shared out points so far. */
export const givenBySector = async (scope: Scope, conversation: Conversation) =>
  (await resultsOf(scope, conversation)).results.sectors.map(({ sector, people }) => ({ sector, people }))
