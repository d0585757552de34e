// The questions of a conversation: added, put in words and in order by whoever leads it.
import { record } from '../../../platform/audit/index.ts'
import {
  type FieldErrors,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { startersNamed } from '../packs/starters.ts'
import { moved } from '../rules/order.ts'
import type { Conversation, ConversationId, Question, QuestionId } from '../rules/types.ts'
import { deleteQuestion, insertQuestion, questionsOf, saveOrder, saveQuestion } from '../store/questions.ts'
import { changing, once, type Taken } from './change.ts'
import { mustLead } from './standing.ts'

interface At {
  readonly place: PlaceId
  readonly conversation: ConversationId
}

const note = (scope: Scope, conversation: Conversation, what: string, before?: string, after?: string) =>
  record(scope, {
    what,
    subject: { kind: 'conversation', id: conversation.id },
    place: conversation.place,
    ...(before === undefined ? {} : { before: { question: before } }),
    ...(after === undefined ? {} : { after: { question: after } }),
  })

const open = async (scope: Scope, { place, conversation }: At): Promise<Conversation> => {
  mustLead(scope, place)
  return changing(scope, place, conversation)
}

const oneOf = async (scope: Scope, { id }: Conversation, wanted: QuestionId): Promise<Question> => {
  const found = (await questionsOf(scope, id)).find((question) => question.id === wanted)
  if (found === undefined) throw notFound('question')
  return found
}

export const addQuestion = async (
  scope: Scope,
  command: At & { readonly words: string; readonly key: string },
): Promise<Result<Taken<QuestionId>, FieldErrors>> => {
  const conversation = await open(scope, command)
  return once(scope, { place: command.place, key: command.key, words: [command.words] }, async () => {
    const id = await insertQuestion(scope, conversation, command.words, null)
    await note(scope, conversation, 'question added', undefined, command.words)
    return ok(id)
  })
}

/** Those of the sets that are not there yet, word for word. @returns how many were added */
export const addStarters = async (
  scope: Scope,
  command: At & { readonly starters: readonly string[] },
): Promise<number> => {
  const conversation = await open(scope, command)
  const there = new Set((await questionsOf(scope, conversation.id)).map(({ words }) => words))
  const fresh = startersNamed(command.starters).filter(({ words }) => !there.has(words))
  for (const { set, words } of fresh) await insertQuestion(scope, conversation, words, set)
  if (fresh.length > 0)
    await record(scope, {
      what: 'starter questions added',
      subject: { kind: 'conversation', id: conversation.id },
      place: command.place,
      after: { sets: command.starters, questions: fresh.length },
    })
  return fresh.length
}

export const changeQuestion = async (
  scope: Scope,
  command: At & { readonly question: QuestionId; readonly words: string },
): Promise<void> => {
  const conversation = await open(scope, command)
  const before = await oneOf(scope, conversation, command.question)
  await saveQuestion(scope, before.id, command.words)
  await note(scope, conversation, 'question changed', before.words, command.words)
}

export const moveQuestion = async (
  scope: Scope,
  command: At & { readonly question: QuestionId; readonly way: 'up' | 'down' },
): Promise<void> => {
  const conversation = await open(scope, command)
  const { words } = await oneOf(scope, conversation, command.question)
  const order = (await questionsOf(scope, conversation.id)).map(({ id }) => id)
  const after = moved(order, command.question, command.way)
  if (after === order) return
  await saveOrder(scope, conversation.id, after)
  await note(scope, conversation, `question moved ${command.way}`, words)
}

export const removeQuestion = async (
  scope: Scope,
  command: At & { readonly question: QuestionId },
): Promise<Result<void, FieldErrors>> => {
  const conversation = await open(scope, command)
  const { id, words, ideas } = await oneOf(scope, conversation, command.question)
  if (ideas > 0)
    return wrong({ '': 'People have answered this question, so it stays. You can still change its words.' })
  await deleteQuestion(scope, id)
  const left = (await questionsOf(scope, conversation.id)).map((one) => one.id)
  await saveOrder(scope, conversation.id, left)
  await note(scope, conversation, 'question removed', words)
  return ok(undefined)
}
