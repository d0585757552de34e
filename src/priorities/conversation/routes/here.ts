// What every route of this room asks first.
import { createHash, randomUUID } from 'node:crypto'
import { sectors } from '../../../platform/auth/index.ts'
import type { RouteContext } from '../../../platform/http/index.ts'
import { type At, asId, dayOf, type Id, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { mayChangeIdea } from '../actions/ideas.ts'
import { conversationAt, type Looked, lookAt } from '../actions/look.ts'
import { gathers } from '../rules/stages.ts'
import type { Conversation, ConversationId, Idea } from '../rules/types.ts'

export type Context = Pick<RouteContext, 'scope' | 'at' | 'now'>

export const placeOf = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const idIn = <T extends Id<string>>(text: string, what: string): T => {
  const id = asId<T>(text)
  if (id === undefined) throw notFound(what)
  return id
}

export const conversationIn = (context: Context, text: string): Promise<Conversation> =>
  conversationAt(context.scope, placeOf(context.at), text)

export const conversationId = (text: string): ConversationId => idIn<ConversationId>(text, 'conversation')

export const lookIn = async (context: Context, text: string): Promise<Looked> =>
  lookAt(context.scope, await conversationIn(context, text), context.now)

/** Tells the readers of one browser apart, without saying who they are. */
export const ownerOf = ({ actor }: Scope): string =>
  createHash('sha256')
    .update(`kept for ${actor.kind === 'person' ? actor.id : actor.kind}`)
    .digest('hex')
    .slice(0, 16)

export const newKey = (): string => randomUUID()

/** What forms need to know of the reader. */
export const formsFor = (scope: Scope) => ({ owner: ownerOf(scope), newKey, sectors })

export const changesFor =
  ({ conversation, leads }: Pick<Looked, 'conversation' | 'leads'>) =>
  (idea: Idea): boolean =>
    gathers(conversation.stage) && mayChangeIdea(idea, leads)

export const aboutJson = (one: Conversation) => ({
  id: one.id,
  title: one.title,
  theme: one.theme,
  anonymous: one.anonymous,
  way: one.live ? 'live' : 'asynchronous',
  from: one.from,
  until: one.until,
  stage: one.stage,
})

export const ideaJson = ({ mine: _mine, at, ...idea }: Idea) => ({ ...idea, day: dayOf(at) })
