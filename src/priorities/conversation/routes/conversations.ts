// The list of conversations, starting one, changing what it is about, and one conversation itself.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import {
  type Body,
  count,
  dayOf,
  type FieldErrors,
  notFound,
  type PlaceId,
  type Scope,
} from '../../../platform/kernel/index.ts'
import { viewsOf } from '../actions/ask.ts'
import { changeConversation, moveConversation, startConversation } from '../actions/conversations.ts'
import { hasBegunIn, listed } from '../actions/list.ts'
import { placeNamed } from '../actions/look.ts'
import { mayLead } from '../actions/standing.ts'
import { Conversations, Now, OneConversation } from '../api.ts'
import {
  type ConversationTyped,
  conversationForm,
  conversationShown,
  conversationTyped,
  emptyConversation,
  moveForm,
} from '../forms/conversation.ts'
import { conversationPage, ideaColumns, ideaRows } from '../pages/conversation.ts'
import { conversationFormPage } from '../pages/form.ts'
import { listColumns, listPage, listRow } from '../pages/list.ts'
import { nowPage } from '../pages/small.ts'
import { stageTitle } from '../pages/words.ts'
import type { Conversation } from '../rules/types.ts'
import {
  aboutJson,
  changesFor,
  conversationId,
  conversationIn,
  formsFor,
  ideaJson,
  lookIn,
  newKey,
  ownerOf,
  placeOf,
} from './here.ts'

const startPage = async (scope: Scope, place: PlaceId, typed: ConversationTyped, errors?: FieldErrors) =>
  conversationFormPage({
    place: await placeNamed(scope, place),
    begun: false,
    typed,
    owner: ownerOf(scope),
    key: typed.key || newKey(),
    errors,
  })

const editPage = async (scope: Scope, one: Conversation, typed: ConversationTyped, errors?: FieldErrors) =>
  conversationFormPage({
    place: await placeNamed(scope, one.place),
    conversation: one,
    begun: await hasBegunIn(scope, one),
    typed,
    owner: ownerOf(scope),
    key: typed.key || newKey(),
    errors,
  })

const list: Route = get({
  name: 'conversations',
  path: '/places/:place/conversations',
  permission: 'priorities.read',
  words: 'The conversations of a place.',
  answer: Conversations,
  handle: async ({ scope, at }) => {
    const place = placeOf(at)
    const conversations = await listed(scope, place)
    const view = {
      place: await placeNamed(scope, place),
      conversations,
      views: (await viewsOf(scope, place)).length,
      leads: mayLead(scope, place),
    }
    const data = conversations.map((one) => ({ ...aboutJson(one), ideas: one.ideas, sectors: one.sectors }))
    return showData({ conversations: data }, (links) => listPage({ ...view, links }), {
      columns: listColumns,
      rows: conversations.map(listRow),
    })
  },
})

const start: readonly Route[] = [
  get({
    name: 'new conversation form',
    path: '/places/:place/conversations/new',
    permission: 'priorities.facilitate',
    words: 'The form to start a conversation.',
    handle: async ({ scope, at }) => showPage(await startPage(scope, placeOf(at), emptyConversation(newKey()))),
  }),
  post({
    name: 'start a conversation',
    path: '/places/:place/conversations/new',
    permission: 'priorities.facilitate',
    audit: 'conversation started',
    words: 'Starts a conversation with its first questions.',
    handle: async ({ scope, at, body, now }) => {
      const place = placeOf(at)
      const typed = conversationTyped(body)
      const read = conversationForm(body)
      const done = read.ok
        ? await startConversation(scope, { ...read.value, place, starters: typed.starters, key: typed.key, now })
        : read
      if (!done.ok) return invalid(done.errors, await startPage(scope, place, typed, done.errors))
      const { slug } = await placeNamed(scope, place)
      return goTo(`/places/${slug}/conversations/${done.value.id}`, {
        message: done.value.again ? 'This conversation was started already.' : 'The conversation is started.',
        data: { id: done.value.id },
      })
    },
  }),
]

const one: Route = get({
  name: 'conversation',
  path: '/places/:place/conversations/:conversation',
  permission: 'priorities.read',
  words: 'A conversation: its questions, ideas and groups, and where it is on its way.',
  answer: OneConversation,
  handle: async (context) => {
    const looked = await lookIn(context, context.params.conversation)
    const { conversation, questions, ideas, groups, people, moves } = looked
    const data = {
      ...aboutJson(conversation),
      purpose: conversation.purpose,
      points: conversation.points,
      version: conversation.version,
      questions: questions.map(({ id, position, words }) => ({ id, position, words })),
      ideas: ideas.map(ideaJson),
      groups,
      people,
      moves,
    }
    const view = { ...looked, ...formsFor(context.scope), changes: changesFor(looked) }
    return showData(data, (links) => conversationPage({ ...view, links }), {
      columns: ideaColumns,
      rows: ideaRows(looked).map((row, i) => [...row, dayOf(ideas[i]?.at ?? context.now)]),
    })
  },
})

const whatIsNew: Route = get({
  name: 'what is new in a conversation',
  path: '/places/:place/conversations/:conversation/now',
  permission: 'priorities.read',
  words: 'Whether anything changed in a conversation: cheap, to be asked every few seconds.',
  answer: Now,
  handle: async (context) => {
    const [conversation] = await listed(context.scope, placeOf(context.at), conversationId(context.params.conversation))
    if (conversation === undefined) throw notFound('conversation')
    const { ideas, people } = conversation
    const words = `${stageTitle[conversation.stage]}: ${count(ideas, 'idea')} from ${count(people, 'person', 'people')}.`
    const place = await placeNamed(context.scope, conversation.place)
    const { version, stage } = conversation
    return showData({ version, stage, ideas, people, words }, () => nowPage(place, conversation, words))
  },
})

const change: readonly Route[] = [
  get({
    name: 'conversation form',
    path: '/places/:place/conversations/:conversation/edit',
    permission: 'priorities.facilitate',
    words: 'The form to change what a conversation is about.',
    handle: async (context) => {
      const found = await conversationIn(context, context.params.conversation)
      return showPage(await editPage(context.scope, found, conversationShown(found)))
    },
  }),
  post({
    name: 'change a conversation',
    path: '/places/:place/conversations/:conversation/edit',
    permission: 'priorities.facilitate',
    audit: 'conversation changed',
    words: 'Changes what a conversation is about; whether names are shown only before the first idea.',
    handle: async (context) => {
      const { scope, at, body } = context
      const found = await conversationIn(context, context.params.conversation)
      const read = conversationForm(body)
      const { key } = conversationTyped(body)
      const command = { place: placeOf(at), conversation: found.id, key }
      const done = read.ok ? await changeConversation(scope, { ...read.value, ...command }) : read
      if (!done.ok) return invalid(done.errors, await editPage(scope, found, conversationTyped(body), done.errors))
      const { slug } = await placeNamed(scope, found.place)
      return goTo(`/places/${slug}/conversations/${found.id}`, { message: 'The conversation is changed.' })
    },
  }),
  post({
    name: 'move a conversation',
    path: '/places/:place/conversations/:conversation/stage',
    permission: 'priorities.facilitate',
    audit: 'conversation moved',
    words: 'Moves a conversation one stage on or one stage back.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const found = await conversationIn(context, context.params.conversation)
      const read = moveForm(body as Body)
      const command = { place: placeOf(at), conversation: found.id, now }
      const done = read.ok ? await moveConversation(scope, { ...command, ...read.value }) : read
      if (!done.ok) {
        const looked = await lookIn(context, found.id)
        const view = { ...looked, ...formsFor(scope), changes: changesFor(looked), errors: done.errors }
        return invalid(done.errors, conversationPage(view))
      }
      const { slug } = await placeNamed(scope, found.place)
      const message = `The conversation is now at: ${stageTitle[done.value].toLowerCase()}.`
      return goTo(`/places/${slug}/conversations/${found.id}`, { message, data: { stage: done.value } })
    },
  }),
]

export const conversationsRoutes: readonly Route[] = [list, ...start, one, whatIsNew, ...change]
