// Putting ideas that belong together into groups.
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
import { groups } from '../rules/stages.ts'
import type { Conversation, ConversationId, Group, GroupId, IdeaId } from '../rules/types.ts'
import { deleteGroup, groupIn, groupsOf, insertGroup, saveGroup } from '../store/groups.ts'
import { putInGroup } from '../store/ideas.ts'
import { asRefusal, changing, once, type Taken } from './change.ts'
import { mustLead } from './standing.ts'

interface At {
  readonly place: PlaceId
  readonly conversation: ConversationId
  readonly now: Date
}

interface GroupWords {
  readonly title: string
  readonly words: string
}

const notGrouping: FieldErrors = {
  '': 'Ideas are not being grouped just now. Load the page again to see where this conversation is.',
}

const open = (scope: Scope, { place, conversation }: At): Promise<Conversation> => {
  mustLead(scope, place)
  return changing(scope, place, conversation)
}

const groupHere = async (scope: Scope, conversation: Conversation, id: GroupId): Promise<Group> => {
  const found = await groupIn(scope, conversation.id, id)
  if (found === undefined) throw notFound('group')
  return found
}

/** Titles tell groups apart, so no two are the same. */
const titleProblem = async (scope: Scope, { id }: Conversation, title: string, own?: GroupId) =>
  (await groupsOf(scope, id)).some((one) => one.id !== own && one.title.toLowerCase() === title.toLowerCase())
    ? { title: 'Another group has this title. Use a different one.' }
    : undefined

const note = (scope: Scope, conversation: Conversation, what: string, id: string, before?: object, after?: object) =>
  record(scope, {
    what,
    subject: { kind: 'group of ideas', id },
    place: conversation.place,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  })

const inWords = ({ title, words }: GroupWords) => ({ name: title, words })

/** @param command.ideas go into it at once */
export const makeGroup = async (
  scope: Scope,
  command: At & GroupWords & { readonly ideas: readonly IdeaId[]; readonly key: string },
): Promise<Result<Taken<GroupId>, FieldErrors>> => {
  const conversation = await open(scope, command)
  const { place, key, title, words, ideas, now } = command
  return once(scope, { place, key, words: [title, words] }, async () => {
    if (!groups(conversation.stage)) return wrong(notGrouping)
    const problem = await titleProblem(scope, conversation, title)
    if (problem !== undefined) return wrong<FieldErrors>(problem)
    const id = await insertGroup(scope, conversation, { title, words }, now).catch(asRefusal)
    const taken = ideas.length === 0 ? 0 : await putInGroup(scope, conversation.id, ideas, id)
    await note(scope, conversation, 'group made', id, undefined, { ...inWords(command), ideas: taken })
    return ok(id)
  })
}

export const changeGroup = async (
  scope: Scope,
  command: At & GroupWords & { readonly group: GroupId },
): Promise<Result<void, FieldErrors>> => {
  const conversation = await open(scope, command)
  const before = await groupHere(scope, conversation, command.group)
  if (!groups(conversation.stage)) return wrong(notGrouping)
  const problem = await titleProblem(scope, conversation, command.title, before.id)
  if (problem !== undefined) return wrong(problem)
  await saveGroup(scope, before.id, command).catch(asRefusal)
  await note(scope, conversation, 'group changed', before.id, inWords(before), inWords(command))
  return ok(undefined)
}

export const removeGroup = async (
  scope: Scope,
  command: At & { readonly group: GroupId },
): Promise<Result<string, FieldErrors>> => {
  const conversation = await open(scope, command)
  const before = await groupHere(scope, conversation, command.group)
  if (!groups(conversation.stage)) return wrong(notGrouping)
  await deleteGroup(scope, before.id)
  await note(scope, conversation, 'group removed', before.id, inWords(before))
  return ok(before.title)
}

/** @returns how many were moved; those that stood there already are not counted */
export const sortIdeas = async (
  scope: Scope,
  command: At & { readonly ideas: readonly IdeaId[]; readonly group: GroupId | null; readonly key: string },
): Promise<Result<number, FieldErrors>> => {
  const conversation = await open(scope, command)
  let sorted = 0
  const { place, key, ideas } = command
  const done = await once(scope, { place, key, words: [command.group ?? '', ...ideas] }, async () => {
    const moved = await sortNow(scope, conversation, command)
    if (moved.ok) sorted = moved.value
    return moved.ok ? ok(conversation.id) : moved
  })
  return done.ok ? ok(sorted) : done
}

const sortNow = async (
  scope: Scope,
  conversation: Conversation,
  command: { readonly ideas: readonly IdeaId[]; readonly group: GroupId | null },
): Promise<Result<number, FieldErrors>> => {
  if (!groups(conversation.stage)) return wrong(notGrouping)
  const group = command.group === null ? null : await groupHere(scope, conversation, command.group)
  const sorted = await putInGroup(scope, conversation.id, command.ideas, command.group)
  await note(scope, conversation, 'ideas grouped', command.group ?? conversation.id, undefined, {
    name: group?.title ?? 'in no group',
    ideas: sorted,
  })
  return ok(sorted)
}
