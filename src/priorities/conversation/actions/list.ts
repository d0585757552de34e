// The conversations of a place with what is in them.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId } from '../rules/types.ts'
import { type ConversationCounted, conversationsCounted, hasBegun } from '../store/conversations.ts'

export const listed = (scope: Scope, place: PlaceId, only?: ConversationId): Promise<readonly ConversationCounted[]> =>
  conversationsCounted(scope, place, only)

/** Has anybody spoken? From then on the promise about names stands. */
export const hasBegunIn = (scope: Scope, { id }: Pick<Conversation, 'id'>): Promise<boolean> => hasBegun(scope, id)
