// Puts the demonstration's conversations and residents' views in place, from readable data.
import { placeBySlug } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../../platform/auth/index.ts'
import { count, type Day, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, GroupId, IdeaId, QuestionId, Stage, ViewId, VoiceId } from '../rules/types.ts'
import {
  deleteDemonstrationConversations,
  demonstrationConversations,
  insertConversation,
  insertMove,
  saveStage,
} from '../store/conversations.ts'
import { groupsOf, insertGroup, savePoints } from '../store/groups.ts'
import { insertIdea, putInGroup } from '../store/ideas.ts'
import { insertQuestion } from '../store/questions.ts'
import { deleteDemonstrationViews, insertView, viewsIn } from '../store/views.ts'
import { insertPerson, insertVoice } from '../store/voices.ts'
import big from './merebridge.json' with { type: 'json' }
import small from './prison-and-work.json' with { type: 'json' }
import told from './views.json' with { type: 'json' }

/** Ideas of one day came one after another, through the day. */
const momentOn = (day: string, minutes = 0): Date => new Date(Date.parse(`${day}T09:00:00Z`) + minutes * 60_000)

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The demonstration's data is wrong: there is no ${what}`)
  return value
}

interface Given {
  readonly title: string
  readonly purpose: string
  readonly theme: string | null
  readonly anonymous: boolean
  readonly live: boolean
  readonly from: string
  readonly until: string | null
  readonly points: number
}

const made = (scope: Scope, place: PlaceId, { from, until, ...given }: Given): Promise<Conversation> =>
  insertConversation(
    scope,
    place,
    { ...given, from: from as Day, until: until as Day | null },
    { demonstration: true, at: momentOn(from) },
  )

const sectorOf = (voice: string): string =>
  must(Object.entries(big.sectors).find(([letter]) => voice.startsWith(letter))?.[1], `sector of ${voice}`)

/** Nobody is behind these voices: the conversation is anonymous, and so they need no names. */
const voicesIn = async (scope: Scope, conversation: Conversation): Promise<ReadonlyMap<string, VoiceId>> => {
  const voices = new Map<string, VoiceId>()
  for (const voice of Object.keys(big.shared))
    voices.set(voice, (await insertVoice(scope, conversation, sectorOf(voice))).id)
  return voices
}

const questionsIn = async (
  scope: Scope,
  conversation: Conversation,
  questions: readonly { readonly words: string; readonly starter: string | null }[],
): Promise<readonly QuestionId[]> => {
  const ids: QuestionId[] = []
  for (const { words, starter } of questions) ids.push(await insertQuestion(scope, conversation, words, starter))
  return ids
}

const groupsIn = async (scope: Scope, conversation: Conversation): Promise<readonly GroupId[]> => {
  const ids: GroupId[] = []
  const day = must(big.moves[2], 'day of grouping').on
  for (const [i, group] of big.groups.entries())
    ids.push(await insertGroup(scope, conversation, group, momentOn(day, i)))
  return ids
}

const ideasIn = async (
  scope: Scope,
  conversation: Conversation,
  voices: ReadonlyMap<string, VoiceId>,
  questions: readonly QuestionId[],
): Promise<readonly IdeaId[]> => {
  const ids: IdeaId[] = []
  for (const [i, { voice, question, words, on }] of big.ideas.entries())
    ids.push(
      await insertIdea(scope, conversation, {
        question: must(questions[question - 1], `question ${question}`),
        voice: must(voices.get(voice), `voice ${voice}`),
        sector: sectorOf(voice),
        words,
        at: momentOn(on, i * 7),
      }),
    )
  return ids
}

const pointsIn = async (
  scope: Scope,
  conversation: Conversation,
  voices: ReadonlyMap<string, VoiceId>,
  groups: readonly GroupId[],
): Promise<void> => {
  for (const [voice, points] of Object.entries(big.shared)) {
    const given = Object.entries(points).map(([group, amount]): [GroupId, number] => [
      must(groups[Number(group) - 1], `group ${group}`),
      amount,
    ])
    await savePoints(scope, conversation, must(voices.get(voice), voice), new Map(given), momentOn(big.pointsOn))
  }
}

const movesIn = async (scope: Scope, conversation: Conversation): Promise<void> => {
  let stage: Stage = 'gathering'
  for (const { to, on, why } of big.moves) {
    await insertMove(scope, conversation, { from: stage, to: to as Stage, why, by: big.facilitator, at: momentOn(on) })
    stage = to as Stage
  }
  await saveStage(scope, conversation.id, stage)
}

const loadBig = async (scope: Scope, place: PlaceId): Promise<void> => {
  const conversation = await made(scope, place, big)
  const questions = await questionsIn(
    scope,
    conversation,
    big.questions.map((words) => ({ words, starter: 'place' })),
  )
  const voices = await voicesIn(scope, conversation)
  const ideas = await ideasIn(scope, conversation, voices, questions)
  const groups = await groupsIn(scope, conversation)
  for (const [i, group] of groups.entries()) {
    const own = ideas.filter((_, at) => big.ideas[at]?.group === i + 1)
    await putInGroup(scope, conversation.id, own, group)
  }
  await pointsIn(scope, conversation, voices, groups)
  await movesIn(scope, conversation)
}

/** With names: those of the demonstration's people, where they are here. */
const loadSmall = async (scope: Scope, place: PlaceId): Promise<void> => {
  const conversation = await made(scope, place, small)
  const questions = await questionsIn(scope, conversation, small.questions)
  for (const [i, { by, question, words, on, sector }] of small.ideas.entries()) {
    const speaks = must(sector, `sector of idea ${i + 1}`)
    const person = by === null ? undefined : await anyPersonByEmail(scope, by)
    const voice = by === null ? null : await insertVoice(scope, conversation, speaks)
    if (voice !== null && person !== undefined) await insertPerson(scope, conversation, voice.id, person)
    const asked = must(questions[question - 1], `question ${question}`)
    const idea = { question: asked, voice: voice?.id ?? null, sector: speaks, words, at: momentOn(on, i * 7) }
    await insertIdea(scope, conversation, idea)
  }
}

const loadViews = async (scope: Scope, place: PlaceId): Promise<void> => {
  for (const { on, key: _key, priorities: _priorities, ...view } of told.views)
    await insertView(scope, place, { ...view, on: on as Day }, { demonstration: true, at: momentOn(on, 120) })
}

/** May run twice: what is here stays as it is. */
export const loadConversations = async (scope: Scope, say: (words: string) => void): Promise<void> => {
  const place = await placeBySlug(scope, big.place)
  if (place === undefined) return
  const there = new Set((await demonstrationConversations(scope)).map(({ title }) => title))
  if (there.has(big.title)) return
  await loadBig(scope, place.id)
  await loadSmall(scope, place.id)
  await loadViews(scope, place.id)
  const loaded = { conversations: 2, ideas: big.ideas.length + small.ideas.length, views: told.views.length }
  await record(scope, {
    what: 'demonstration conversations loaded',
    subject: { kind: 'demonstration', id: 'conversations' },
    place: place.id,
    after: loaded,
  })
  say(`${count(loaded.conversations, 'invented conversation')} with ${count(loaded.ideas, 'idea')} loaded`)
}

export const removeConversations = async (scope: Scope, say: (words: string) => void): Promise<void> => {
  const removed = await deleteDemonstrationConversations(scope)
  const views = await deleteDemonstrationViews(scope)
  if (removed + views === 0) return
  await record(scope, {
    what: 'demonstration conversations removed',
    subject: { kind: 'demonstration', id: 'conversations' },
    before: { conversations: removed, views },
  })
  say(`${count(removed, 'invented conversation')} removed`)
}

/** The group from which each of the demonstration's priorities came, by the number of the priority. */
export const demonstrationGroups = async (scope: Scope): Promise<ReadonlyMap<number, GroupId>> => {
  const conversation = (await demonstrationConversations(scope)).find(({ title }) => title === big.title)
  const groups = conversation === undefined ? [] : await groupsOf(scope, conversation.id)
  return new Map(
    big.groups.flatMap(({ title, priority }): [number, GroupId][] => {
      const found = groups.find((group) => group.title === title)
      return priority === null || found === undefined ? [] : [[priority, found.id]]
    }),
  )
}

/** The views to which each of the demonstration's priorities listens, by the number of the priority. */
export const demonstrationViews = async (
  scope: Scope,
  place: PlaceId,
): Promise<ReadonlyMap<number, readonly ViewId[]>> => {
  const there = await viewsIn(scope, place)
  const links = new Map<number, ViewId[]>()
  for (const { source, priorities } of told.views) {
    const found = there.find((view) => view.source === source)
    if (found) for (const number of priorities) links.set(number, [...(links.get(number) ?? []), found.id])
  }
  return links
}
