// From a group of ideas to the draft of a priority; and which priorities came of what was said.
import { sectorTitle } from '../../../platform/auth/index.ts'
import { count, listOf, notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import { prioritiesOf } from '../../priority/actions/views.ts'
import { draftPriority } from '../../priority/actions/write.ts'
import { showsResults } from '../rules/stages.ts'
import type { ConversationId, GroupId, Idea, ViewId } from '../rules/types.ts'
import { groupIn } from '../store/groups.ts'
import { ideasOf } from '../store/ideas.ts'
import { conversationAt, resultsOf } from './look.ts'

export interface Came {
  readonly number: number
  readonly title: string
}

/** By the group's id. One that was withdrawn leaves its group free for another. */
export const prioritiesByGroup = async (scope: Scope, place: PlaceId): Promise<ReadonlyMap<string, Came>> =>
  new Map(
    (await prioritiesOf(scope, place)).flatMap(({ fromGroup, state, number, title }): [string, Came][] =>
      fromGroup === null || state === 'withdrawn' ? [] : [[fromGroup, { number, title }]],
    ),
  )

/** Those that listen to what these people said. */
export const prioritiesOfView = async (scope: Scope, place: PlaceId, view: ViewId): Promise<readonly Came[]> =>
  (await prioritiesOf(scope, place)).filter(({ views }) => views.some(({ id }) => id === view))

/** Where it came from, in words that whoever drafts the priority can go on from. */
const whyWords = (title: string, ideas: readonly Idea[], average: number | null): string => {
  const sectors = [...new Set(ideas.map(({ sector }) => sector))].map(sectorTitle)
  const said = ideas.length === 0 ? 'no idea' : `${count(ideas.length, 'idea')} of: ${listOf(sectors)}`
  const weight = average === null ? '' : ` With each sector counting the same, it had ${average}% of the points.`
  return `From the conversation “${title}”: ${said}.${weight}`
}

/** @returns the number of the draft; of the priority that came of the group before, where there is one */
export const draftFromGroup = async (
  scope: Scope,
  command: {
    readonly place: PlaceId
    readonly conversation: ConversationId
    readonly group: GroupId
    readonly key: string
    readonly now: Date
  },
): Promise<{ readonly number: number; readonly again: boolean }> => {
  const { place, now } = command
  const conversation = await conversationAt(scope, place, command.conversation)
  const group = await groupIn(scope, conversation.id, command.group)
  if (group === undefined) throw notFound('group')
  if (!showsResults(conversation.stage))
    throw new Refused(
      'not-weighed-yet',
      409,
      'The conversation has no results yet, so no priority can come of it.',
      'Let everybody share out their points first, then move on to the results.',
    )
  const before = (await prioritiesByGroup(scope, place)).get(group.id)
  if (before !== undefined) return { number: before.number, again: true }
  const ideas = (await ideasOf(scope, conversation.id)).filter((idea) => idea.group === group.id)
  const { results } = await resultsOf(scope, conversation)
  const average = results.groups.find((one) => one.group === group.id)?.average ?? null
  const made = await draftPriority(scope, place, {
    ...{ title: group.title, want: group.words, forWhom: '', where: '', good: '', theme: null, from: null, to: null },
    why: whyWords(conversation.title, ideas, average),
    links: { goals: [], objectives: [], needs: [], views: [] },
    fromGroup: group.id,
    once: command.key === '' ? null : command.key,
    now,
  })
  return { number: made.number, again: false }
}
