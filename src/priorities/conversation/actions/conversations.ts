// Starting a conversation, changing what it is about, and leading it from stage to stage.
import { record } from '../../../platform/audit/index.ts'
import { type FieldErrors, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { startersNamed } from '../packs/starters.ts'
import { moveProblem } from '../rules/stages.ts'
import type { ConversationId, Stage } from '../rules/types.ts'
import {
  type ConversationToSave,
  hasBegun,
  insertConversation,
  insertMove,
  saveStage,
  updateConversation,
} from '../store/conversations.ts'
import { groupsOf, mostGiven } from '../store/groups.ts'
import { insertQuestion } from '../store/questions.ts'
import { asRefusal, changing, once, type Taken } from './change.ts'
import { mustLead } from './standing.ts'

export interface StartCommand extends ConversationToSave {
  readonly place: PlaceId
  /** Starter sets whose questions it begins with. */
  readonly starters: readonly string[]
  readonly key: string
  readonly now: Date
}

const detail = ({ title, theme, anonymous, live, from, until, points }: ConversationToSave) => ({
  name: title,
  theme,
  anonymous,
  live,
  from,
  until,
  points,
})

export const startConversation = async (
  scope: Scope,
  command: StartCommand,
): Promise<Result<Taken<ConversationId>, FieldErrors>> => {
  const { place, key, starters, now } = command
  mustLead(scope, place)
  return once(scope, { place, key, words: [command.title, command.purpose] }, async () => {
    const made = await insertConversation(scope, place, command, { demonstration: false, at: now }).catch(asRefusal)
    for (const { set, words } of startersNamed(starters)) await insertQuestion(scope, made, words, set)
    await record(scope, {
      what: 'conversation started',
      subject: { kind: 'conversation', id: made.id },
      place,
      after: { ...detail(command), starters },
    })
    return ok(made.id)
  })
}

export const changeConversation = async (
  scope: Scope,
  command: ConversationToSave & {
    readonly place: PlaceId
    readonly conversation: ConversationId
    readonly key: string
  },
): Promise<Result<Taken<ConversationId>, FieldErrors>> => {
  const { place, key } = command
  mustLead(scope, place)
  const before = await changing(scope, place, command.conversation)
  if (before.anonymous !== command.anonymous && (await hasBegun(scope, before.id)))
    return wrong({
      anonymous:
        'The first idea is in, so this cannot change any more: people spoke because of what they were promised.',
    })
  if (before.points !== command.points && !['gathering', 'grouping'].includes(before.stage))
    return wrong({ points: 'Points are being shared out, so their number stays. Go back to grouping to change it.' })
  const most = await mostGiven(scope, before.id)
  if (command.points < most)
    return wrong({
      points: `Somebody has given ${most} points already. Enter ${most} or more, so that all have as many.`,
    })
  return once(scope, { place, key, words: [JSON.stringify(detail(command)), command.purpose] }, async () => {
    await updateConversation(scope, before.id, command).catch(asRefusal)
    await record(scope, {
      what: 'conversation changed',
      subject: { kind: 'conversation', id: before.id },
      place,
      before: detail(before),
      after: detail(command),
    })
    return ok(before.id)
  })
}

const cannotMove = {
  'not-next': 'A conversation moves one stage on or one stage back. Load the page again to see where it is.',
  'too-few-groups': 'Make at least two groups first: with fewer there is nothing to weigh.',
} as const

export const moveConversation = async (
  scope: Scope,
  command: {
    readonly place: PlaceId
    readonly conversation: ConversationId
    readonly to: Stage
    readonly why: string | null
    readonly now: Date
  },
): Promise<Result<Stage, FieldErrors>> => {
  const { place, to, why, now } = command
  mustLead(scope, place)
  const conversation = await changing(scope, place, command.conversation)
  // Pressed twice: it is there already.
  if (conversation.stage === to) return ok(to)
  const problem = moveProblem(conversation.stage, to, (await groupsOf(scope, conversation.id)).length)
  if (problem !== undefined) return wrong({ to: cannotMove[problem] })
  await saveStage(scope, conversation.id, to)
  const by = scope.actor.kind === 'person' ? scope.actor.name : scope.actor.kind === 'system' ? scope.actor.name : ''
  await insertMove(scope, conversation, { from: conversation.stage, to, why, by, at: now })
  await record(scope, {
    what: 'conversation moved',
    subject: { kind: 'conversation', id: conversation.id },
    place,
    before: { name: conversation.title, stage: conversation.stage },
    after: { stage: to },
    ...(why === null ? {} : { why }),
  })
  return ok(to)
}
