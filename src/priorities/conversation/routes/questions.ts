// The questions of a conversation, for whoever leads it.
import { get, goTo, invalid, post, type Route, showPage } from '../../../platform/http/index.ts'
import { type Body, count, type FieldErrors, textOf, textsOf } from '../../../platform/kernel/index.ts'
import { placeNamed } from '../actions/look.ts'
import { addQuestion, addStarters, changeQuestion, moveQuestion, removeQuestion } from '../actions/questions.ts'
import { questionForm } from '../forms/conversation.ts'
import { fieldIn, marked } from '../forms/typed.ts'
import { newMark, questionsPage } from '../pages/questions.ts'
import type { QuestionId } from '../rules/types.ts'
import { type Context, conversationId, conversationIn, idIn, lookIn, newKey, ownerOf, placeOf } from './here.ts'

const path = '/places/:place/conversations/:conversation/questions'

const shown = async (
  context: Context,
  conversation: string,
  back?: { readonly mark: string; readonly words: string; readonly errors: FieldErrors },
) => {
  const looked = await lookIn(context, conversation)
  return questionsPage({
    place: looked.place,
    conversation: looked.conversation,
    questions: looked.questions,
    owner: ownerOf(context.scope),
    key: newKey(),
    ...(back === undefined
      ? {}
      : { typed: { mark: back.mark, words: back.words }, errors: marked(back.errors, back.mark) }),
  })
}

const again = async (context: Context, conversation: string, mark: string, words: string, errors: FieldErrors) =>
  invalid(marked(errors, mark), await shown(context, conversation, { mark, words, errors }))

/** Back to the questions. */
const done = async ({ scope, at }: Context, conversation: string, message: string, data?: unknown) => {
  const { slug } = await placeNamed(scope, placeOf(at))
  return goTo(`/places/${slug}/conversations/${conversation}/questions`, {
    message,
    ...(data === undefined ? {} : { data }),
  })
}

const question = (text: string): QuestionId => idIn<QuestionId>(text, 'question')

export const questionsRoutes: readonly Route[] = [
  get({
    name: 'questions of a conversation',
    path,
    permission: 'priorities.facilitate',
    words: 'The form to change the questions of a conversation.',
    handle: async (context) => showPage(await shown(context, context.params.conversation)),
  }),
  post({
    name: 'add a question',
    path,
    permission: 'priorities.facilitate',
    audit: 'question added',
    words: 'Adds a question as the last.',
    handle: async (context) => {
      const { scope, at, body, params } = context
      const { id } = await conversationIn(context, params.conversation)
      const read = questionForm(body)
      const command = { place: placeOf(at), conversation: id, key: textOf(body, 'key') }
      const added = read.ok ? await addQuestion(scope, { ...command, words: read.value }) : read
      if (!added.ok) return again(context, id, newMark, fieldIn(body, 'words'), added.errors)
      return done(context, id, 'The question is added.', { id: added.value.id })
    },
  }),
  post({
    name: 'add starter questions',
    path: `${path}/starters`,
    permission: 'priorities.facilitate',
    audit: 'starter questions added',
    words: 'Adds the questions of the chosen sets.',
    handle: async (context) => {
      const { scope, at, body, params } = context
      const conversation = conversationId(params.conversation)
      const starters = textsOf(body as Body, 'starters')
      const added = await addStarters(scope, { place: placeOf(at), conversation, starters })
      return done(
        context,
        conversation,
        added === 0 ? 'There was nothing new to add.' : `${count(added, 'question')} added.`,
      )
    },
  }),
  post({
    name: 'change a question',
    path: `${path}/:question`,
    permission: 'priorities.facilitate',
    audit: 'question changed',
    words: 'Changes the words of a question.',
    handle: async (context) => {
      const { scope, at, body, params } = context
      const { id } = await conversationIn(context, params.conversation)
      const read = questionForm(body)
      if (!read.ok) {
        const { questions } = await lookIn(context, id)
        const mark = String(questions.find((one) => one.id === params.question)?.position ?? newMark)
        return again(context, id, mark, fieldIn(body, 'words'), read.errors)
      }
      await changeQuestion(scope, {
        place: placeOf(at),
        conversation: id,
        question: question(params.question),
        words: read.value,
      })
      return done(context, id, 'The question is changed.')
    },
  }),
  post({
    name: 'move a question',
    path: `${path}/:question/move`,
    permission: 'priorities.facilitate',
    audit: 'question moved up',
    words: 'Moves a question one place up or down.',
    handle: async (context) => {
      const { scope, at, body, params } = context
      const conversation = conversationId(params.conversation)
      const way = textOf(body, 'way') === 'down' ? 'down' : 'up'
      await moveQuestion(scope, { place: placeOf(at), conversation, question: question(params.question), way })
      return done(context, conversation, `The question is moved ${way}.`)
    },
  }),
  post({
    name: 'remove a question',
    path: `${path}/:question/remove`,
    permission: 'priorities.facilitate',
    audit: 'question removed',
    words: 'Removes a question that nobody has answered.',
    handle: async (context) => {
      const { scope, at, params } = context
      const conversation = conversationId(params.conversation)
      const command = { place: placeOf(at), conversation, question: question(params.question) }
      const removed = await removeQuestion(scope, command)
      if (!removed.ok)
        return invalid(removed.errors, { ...(await shown(context, conversation)), errors: removed.errors })
      return done(context, conversation, 'The question is removed.')
    },
  }),
]
