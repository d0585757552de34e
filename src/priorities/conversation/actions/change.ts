// What every change to a conversation shares: it is held while it changes, and a form sent twice is taken once.
import { createHash } from 'node:crypto'
import {
  asId,
  type FieldErrors,
  type Id,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
} from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId } from '../rules/types.ts'
import { conversationProblem, conversationToChange } from '../store/conversations.ts'
import { noteTaken, takenAs, takeTurn } from '../store/sent.ts'

/** What stands in place of a name where an anonymous conversation is recorded. */
export const somebody = 'somebody who takes part, without a name'

/** The conversation, held until the transaction ends and with its change counted. @throws Refused `not-found` */
export const changing = async (scope: Scope, place: PlaceId, id: ConversationId): Promise<Conversation> => {
  const found = await conversationToChange(scope, place, id)
  if (found === undefined) throw notFound('conversation')
  return found
}

export interface Taken<T extends string = string> {
  readonly id: T
  /** It was here already: the form was sent again. */
  readonly again: boolean
}

/**
 * Does the work once for a key and its words, however often they are sent. Callers without a key are always new.
 * @param words all that was typed: other words under the same key are another thing
 */
export const once = async <T extends string>(
  scope: Scope,
  given: { readonly place: PlaceId; readonly key: string; readonly words: readonly string[] },
  work: () => Promise<Result<T, FieldErrors>>,
): Promise<Result<Taken<T>, FieldErrors>> => {
  const key = asId<Id<'form'>>(given.key)
  if (key === undefined) return taken(await work())
  const sent = { key, digest: createHash('sha256').update(JSON.stringify(given.words)).digest('hex') }
  await takeTurn(scope, sent)
  const before = await takenAs(scope, given.place, sent)
  if (before !== undefined) return ok({ id: before as T, again: true })
  const done = await work()
  if (done.ok) await noteTaken(scope, given.place, sent, done.value)
  return taken(done)
}

const taken = <T extends string>(done: Result<T, FieldErrors>): Result<Taken<T>, FieldErrors> =>
  done.ok ? ok({ id: done.value, again: false }) : done

/** For a statement that the database may refuse by name. Forms ask first; this is for two people at the same moment. */
export const asRefusal = (error: unknown): never => {
  const words = conversationProblem(error)
  throw words === undefined
    ? error
    : new Refused('not-saved', 409, Object.values(words).join(' '), 'Go back, change it and save again.')
}
