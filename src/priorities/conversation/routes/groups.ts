// Groups of ideas: looked at by everybody, made by whoever leads.
import { get, goTo, invalid, post, type Route, showData } from '../../../platform/http/index.ts'
import { type Body, count, type FieldErrors, textOf, textsOf } from '../../../platform/kernel/index.ts'
import { changeGroup, makeGroup, removeGroup, sortIdeas } from '../actions/groups.ts'
import { placeNamed } from '../actions/look.ts'
import { Groups } from '../api.ts'
import { type GroupTyped, groupForm, groupTyped, sortForm } from '../forms/ideas.ts'
import { fieldIn, lines, marked } from '../forms/typed.ts'
import { groupsPage } from '../pages/groups.ts'
import type { GroupId, Idea } from '../rules/types.ts'
import { type Context, conversationId, idIn, lookIn, newKey, ownerOf, placeOf } from './here.ts'

const path = '/places/:place/conversations/:conversation/groups'

interface Back {
  readonly typed?: GroupTyped & { readonly of?: string }
  readonly ticked: readonly string[]
  readonly errors: FieldErrors
}

const shown = async (context: Context, conversation: string, back?: Back) => {
  const looked = await lookIn(context, conversation)
  const key = back?.typed?.key || newKey()
  return groupsPage({ ...looked, owner: ownerOf(context.scope), key, ticked: [], ...back })
}

const done = async ({ scope, at }: Context, conversation: string, message: string, data?: unknown) => {
  const { slug } = await placeNamed(scope, placeOf(at))
  const to = `/places/${slug}/conversations/${conversation}/groups`
  return goTo(to, { message, ...(data === undefined ? {} : { data }) })
}

const idsIn = (ideas: readonly Idea[], group: GroupId | null): readonly string[] =>
  ideas.filter((idea) => idea.group === group).map(({ id }) => id)

interface Sent extends Context {
  readonly body: Body
  readonly params: { readonly conversation: string }
}

const make = async (context: Sent) => {
  const { scope, at, body, params, now } = context
  const conversation = conversationId(params.conversation)
  const typed = groupTyped(body)
  const read = groupForm(typed)
  const command = { place: placeOf(at), conversation, key: typed.key, now }
  const made = read.ok ? await makeGroup(scope, { ...command, ...read.value }) : read
  if (made.ok) return done(context, conversation, 'The group is made.', { id: made.value.id })
  return invalid(made.errors, await shown(context, conversation, { typed, ticked: typed.ideas, errors: made.errors }))
}

const sort = async (context: Sent) => {
  const { scope, at, body, params, now } = context
  const conversation = conversationId(params.conversation)
  const read = sortForm(body)
  const command = { place: placeOf(at), conversation, key: textOf(body, 'key'), now }
  const sorted = read.ok ? await sortIdeas(scope, { ...command, ...read.value }) : read
  if (sorted.ok) return done(context, conversation, `${count(sorted.value, 'idea')} moved.`, { moved: sorted.value })
  const back = { ticked: textsOf(body, 'idea'), errors: sorted.errors }
  return invalid(sorted.errors, await shown(context, conversation, back))
}

const change = async (context: Sent, wanted: string) => {
  const { scope, at, body, params, now } = context
  const conversation = conversationId(params.conversation)
  const group = idIn<GroupId>(wanted, 'group')
  const typed = { title: fieldIn(body, 'title'), words: lines(fieldIn(body, 'words')), key: '', ideas: [], of: group }
  const read = groupForm(typed)
  const command = { place: placeOf(at), conversation, group, now }
  const changed = read.ok ? await changeGroup(scope, { ...command, ...read.value }) : read
  if (changed.ok) return done(context, conversation, 'The group is changed.')
  const { groups } = await lookIn(context, conversation)
  const mark = String(groups.findIndex(({ id }) => id === group) + 1)
  const errors = marked(changed.errors, mark)
  return invalid(errors, await shown(context, conversation, { typed, ticked: [], errors }))
}

export const groupsRoutes: readonly Route[] = [
  get({
    name: 'groups of ideas',
    path,
    permission: 'priorities.read',
    words: 'The groups of a conversation with their ideas; with the forms to make them, for whoever leads it.',
    answer: Groups,
    handle: async (context) => {
      const looked = await lookIn(context, context.params.conversation)
      const { conversation, groups, ideas } = looked
      const data = {
        stage: conversation.stage,
        groups: groups.map((group) => ({ ...group, ideas: idsIn(ideas, group.id) })),
        ungrouped: idsIn(ideas, null),
      }
      return showData(data, () => groupsPage({ ...looked, owner: ownerOf(context.scope), key: newKey(), ticked: [] }))
    },
  }),
  post({
    name: 'sort ideas',
    path: `${path}/sort`,
    permission: 'priorities.facilitate',
    audit: 'ideas grouped',
    words: 'Puts ideas into a group or takes them out; with `make`, into a new one.',
    handle: (context) => (textOf(context.body, 'make') === 'yes' ? make(context) : sort(context)),
  }),
  post({
    name: 'change a group',
    path: `${path}/:group`,
    permission: 'priorities.facilitate',
    audit: 'group changed',
    words: 'Changes the title and words of a group.',
    handle: (context) => change(context, context.params.group),
  }),
  post({
    name: 'remove a group',
    path: `${path}/:group/remove`,
    permission: 'priorities.facilitate',
    audit: 'group removed',
    words: 'Removes a group; its ideas stand in no group again.',
    handle: async (context) => {
      const { scope, at, params, now } = context
      const conversation = conversationId(params.conversation)
      const group = idIn<GroupId>(params.group, 'group')
      const removed = await removeGroup(scope, { place: placeOf(at), conversation, group, now })
      if (removed.ok) return done(context, conversation, `The group “${removed.value}” is removed.`)
      return invalid(removed.errors, await shown(context, conversation, { ticked: [], errors: removed.errors }))
    },
  }),
]
