// Ideas: said, written down for somebody in the room, changed, taken back. Partners take part in a place's conversations.
import { get, goTo, invalid, post, type Route, showData } from '../../../platform/http/index.ts'
import { type Body, type FieldErrors, notFound, type Result } from '../../../platform/kernel/index.ts'
import type { Taken } from '../actions/change.ts'
import { changeIdea, type IdeaCommand, mayChangeIdea, sayIdea, withdrawIdea, writeDownIdea } from '../actions/ideas.ts'
import { placeNamed } from '../actions/look.ts'
import { mayLead } from '../actions/standing.ts'
import { OneIdea } from '../api.ts'
import { ideaForm, ideaTyped } from '../forms/ideas.ts'
import { marked } from '../forms/typed.ts'
import { conversationPage } from '../pages/conversation.ts'
import { ideaPage } from '../pages/idea.ts'
import { ownMark, roomMark } from '../pages/ideas.ts'
import { gathers } from '../rules/stages.ts'
import type { IdeaId, QuestionId } from '../rules/types.ts'
import {
  type Context,
  changesFor,
  conversationId,
  conversationIn,
  formsFor,
  ideaJson,
  idIn,
  lookIn,
  newKey,
  ownerOf,
  placeOf,
} from './here.ts'

const conversations = '/places/:place/conversations/:conversation'

interface Sent extends Context {
  readonly body: Body
  readonly params: { readonly conversation: string; readonly question: string }
}

/** The conversation again, with what was typed in the form it was typed in. */
const again = async (context: Sent, room: boolean, errors: FieldErrors) => {
  const looked = await lookIn(context, context.params.conversation)
  const question = looked.questions.find(({ id }) => id === context.params.question)
  if (question === undefined) throw notFound('question')
  const mark = room ? roomMark(question) : ownMark(question)
  const back = { ...ideaTyped(context.body), mark }
  const named = marked(errors, mark)
  const view = { ...looked, ...formsFor(context.scope), changes: changesFor(looked), back, errors: named }
  return invalid(named, conversationPage(view))
}

const add = async (
  context: Sent,
  room: boolean,
  action: (command: IdeaCommand) => Promise<Result<Taken, FieldErrors>>,
) => {
  const { scope, at, now, params } = context
  const typed = ideaTyped(context.body)
  const read = ideaForm(typed)
  const conversation = conversationId(params.conversation)
  const command = { place: placeOf(at), conversation, question: idIn<QuestionId>(params.question, 'question'), now }
  const done = read.ok ? await action({ ...command, ...typed, words: read.value }) : read
  if (!done.ok) return again(context, room, done.errors)
  const { slug } = await placeNamed(scope, placeOf(at))
  return goTo(`/places/${slug}/conversations/${conversation}`, {
    message: done.value.again ? 'This idea was in already.' : 'Your idea is in.',
    data: { id: done.value.id, again: done.value.again },
  })
}

const oneIdea = async (
  context: Context,
  conversation: string,
  idea: string,
  back?: { words: string; errors: FieldErrors },
) => {
  const looked = await lookIn(context, conversation)
  const found = looked.ideas.find(({ id }) => id === idea)
  if (found === undefined) throw notFound('idea')
  const mayChange = gathers(looked.conversation.stage) && mayChangeIdea(found, looked.leads)
  const view = ideaPage({
    place: looked.place,
    conversation: looked.conversation,
    question: looked.questions.find(({ id }) => id === found.question),
    group: looked.groups.find(({ id }) => id === found.group),
    idea: found,
    mayChange,
    owner: ownerOf(context.scope),
    key: newKey(),
    ...(back === undefined ? {} : { typed: back.words, errors: back.errors }),
  })
  return { found, view }
}

const adding: readonly Route[] = [
  post({
    name: 'add an idea',
    path: `${conversations}/questions/:question/ideas`,
    permission: 'priorities.speak',
    audit: 'idea added',
    words: 'Adds one’s own idea to a question. Sent twice with one key, it is taken once.',
    partnersToo: true,
    handle: (context) => add(context, false, (command) => sayIdea(context.scope, command)),
  }),
  post({
    name: 'write down an idea',
    path: `${conversations}/questions/:question/room`,
    permission: 'priorities.facilitate',
    audit: 'idea written down',
    words: 'Writes down an idea that somebody said in the room, with their sector.',
    handle: (context) => add(context, true, (command) => writeDownIdea(context.scope, command)),
  }),
]

const own: readonly Route[] = [
  get({
    name: 'idea',
    path: `${conversations}/ideas/:idea`,
    permission: 'priorities.read',
    words: 'One idea; with the form to change it, for whoever said it.',
    answer: OneIdea,
    handle: async (context) => {
      const { found, view } = await oneIdea(context, context.params.conversation, context.params.idea)
      return showData(ideaJson(found), () => view)
    },
  }),
  post({
    name: 'change an idea',
    path: `${conversations}/ideas/:idea`,
    permission: 'priorities.speak',
    audit: 'idea changed',
    words: 'Changes the words of one’s own idea while ideas are gathered.',
    partnersToo: true,
    handle: async (context) => {
      const { scope, at, body, params, now } = context
      const { id } = await conversationIn(context, params.conversation)
      const typed = ideaTyped(body)
      const read = ideaForm(typed)
      const command = { place: placeOf(at), conversation: id, idea: idIn<IdeaId>(params.idea, 'idea'), now }
      const done = read.ok
        ? await changeIdea(scope, { ...command, key: typed.key, words: read.value }, mayLead(scope, command.place))
        : read
      if (!done.ok) {
        const { view } = await oneIdea(context, id, params.idea, { words: typed.words, errors: done.errors })
        return invalid(done.errors, view)
      }
      const { slug } = await placeNamed(scope, command.place)
      return goTo(`/places/${slug}/conversations/${id}`, { message: 'The idea is changed.' })
    },
  }),
  post({
    name: 'take back an idea',
    path: `${conversations}/ideas/:idea/withdraw`,
    permission: 'priorities.speak',
    audit: 'idea taken back',
    words: 'Takes one’s own idea back; its words are removed.',
    partnersToo: true,
    handle: async (context) => {
      const { scope, at, params, now } = context
      const { id } = await conversationIn(context, params.conversation)
      const command = { place: placeOf(at), conversation: id, idea: idIn<IdeaId>(params.idea, 'idea'), now }
      const done = await withdrawIdea(scope, command, mayLead(scope, command.place))
      if (!done.ok) {
        const { view } = await oneIdea(context, id, params.idea)
        return invalid(done.errors, { ...view, errors: done.errors })
      }
      const { slug } = await placeNamed(scope, command.place)
      return goTo(`/places/${slug}/conversations/${id}`, { message: 'The idea is taken back.' })
    },
  }),
]

export const ideasRoutes: readonly Route[] = [...adding, ...own]
