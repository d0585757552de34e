// Sharing out points, and what came of it.
import { sectors } from '../../../platform/auth/index.ts'
import { get, goTo, invalid, post, type Route, showData } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, type Id, may, textOf } from '../../../platform/kernel/index.ts'
import { givenBySector, ownPoints, placeNamed, resultsOf } from '../actions/look.ts'
import { sharePoints } from '../actions/points.ts'
import { type Came, draftFromGroup, prioritiesByGroup } from '../actions/propose.ts'
import { Points, ResultsData } from '../api.ts'
import { pointsTyped } from '../forms/ideas.ts'
import { pointsPage } from '../pages/points.ts'
import { resultColumns, resultRows, resultsPage } from '../pages/results.ts'
import { showsResults } from '../rules/stages.ts'
import type { Group, GroupId } from '../rules/types.ts'
import { type Results, recognisable } from '../rules/weigh.ts'
import { type Context, conversationId, conversationIn, idIn, lookIn, newKey, ownerOf, placeOf } from './here.ts'

const conversations = '/places/:place/conversations/:conversation'

interface Back {
  readonly typed: ReadonlyMap<string, string>
  readonly sector: string
  readonly errors: FieldErrors
}

const shown = async (context: Context, conversation: string, back?: Back) => {
  const looked = await lookIn(context, conversation)
  const people = await givenBySector(context.scope, looked.conversation)
  const own = await ownPoints(context.scope, looked.conversation)
  const texts = new Map([...own].map(([group, points]) => [group, String(points)]))
  const view = pointsPage({
    ...looked,
    people,
    sectors,
    typed: back?.typed ?? texts,
    sector: back?.sector ?? '',
    given: [...own.values()].reduce((sum, points) => sum + points, 0),
    owner: ownerOf(context.scope),
    key: newKey(),
    errors: back?.errors,
  })
  return { looked, people, own, view }
}

const giving: readonly Route[] = [
  get({
    name: 'points',
    path: `${conversations}/points`,
    permission: 'priorities.read',
    words: 'The form to share out one’s own points. Points of others are shown to nobody before the results.',
    answer: Points,
    handle: async (context) => {
      const { looked, people, own, view } = await shown(context, context.params.conversation)
      const { stage, points } = looked.conversation
      return showData({ stage, points, given: people, own: Object.fromEntries(own) }, () => view)
    },
  }),
  post({
    name: 'share out points',
    path: `${conversations}/points`,
    permission: 'priorities.speak',
    audit: 'points shared out',
    words: 'Shares out one’s own points, in place of those given before.',
    partnersToo: true,
    handle: async (context) => {
      const { scope, at, body, now } = context
      const { conversation, groups } = await lookIn(context, context.params.conversation)
      const typed = pointsTyped(body, groups)
      const sector = textOf(body, 'sector')
      const command = { place: placeOf(at), conversation: conversation.id, typed, sector, now }
      const done = await sharePoints(scope, command)
      if (!done.ok) {
        const { view } = await shown(context, conversation.id, { typed, sector, errors: done.errors })
        return invalid(done.errors, view)
      }
      const { slug } = await placeNamed(scope, conversation.place)
      return goTo(`/places/${slug}/conversations/${conversation.id}/points`, {
        message: `You gave ${done.value} of ${conversation.points} points.`,
        data: { given: done.value },
      })
    },
  }),
]

const dataOf = (results: Results, groups: readonly Group[], priorities: ReadonlyMap<string, Came>) => {
  const alone = recognisable(results.sectors)
  return {
    sectors: results.sectors.map(({ sector, people, points }) => ({
      ...{ sector, people, points },
      recognisable: alone.includes(sector),
    })),
    groups: results.groups.map(({ group, ...one }) => ({
      id: group,
      title: groups.find(({ id }) => id === group)?.title ?? '',
      ...one,
      priority: priorities.get(group)?.number ?? null,
      shares: Object.fromEntries(results.sectors.map(({ sector, shares }) => [sector, shares.get(group) ?? 0])),
    })),
  }
}

/** Before the results are shown there are none, for programs neither. */
const noResults: Results = { sectors: [], groups: [] }

const results: Route = get({
  name: 'results',
  path: `${conversations}/results`,
  permission: 'priorities.read',
  words: 'How the sectors shared out their points, side by side, each counting the same.',
  answer: ResultsData,
  handle: async (context) => {
    const conversation = await conversationIn(context, context.params.conversation)
    const open = showsResults(conversation.stage)
    const found = await resultsOf(context.scope, conversation)
    const { groups } = found
    const weighed = open ? found.results : noResults
    const priorities = await prioritiesByGroup(context.scope, conversation.place)
    const view = {
      place: await placeNamed(context.scope, conversation.place),
      conversation,
      groups,
      results: weighed,
      priorities,
      mayPropose: may(context.scope, 'priorities.edit', context.at),
      newKey,
    }
    return showData(
      { stage: conversation.stage, ...dataOf(weighed, groups, priorities) },
      (links) => resultsPage({ ...view, links }),
      { columns: resultColumns(weighed), rows: resultRows(weighed, groups) },
    )
  },
})

const proposing: Route = post({
  name: 'draft a priority from a group',
  path: `${conversations}/groups/:group/priority`,
  permission: 'priorities.edit',
  audit: 'priority written',
  words: 'Makes the draft of a priority from a group of ideas; leads to the one that is there already.',
  handle: async ({ scope, at, params, body, now }) => {
    const place = placeOf(at)
    const conversation = conversationId(params.conversation)
    const key = asId<Id<'form'>>(textOf(body, 'key')) ?? ''
    const group = idIn<GroupId>(params.group, 'group')
    const { number, again } = await draftFromGroup(scope, { place, conversation, group, key, now })
    const { slug } = await placeNamed(scope, place)
    return goTo(`/places/${slug}/priorities/${number}`, {
      message: again
        ? 'A priority came of this group already.'
        : 'The priority is drafted. Put it in words that everybody could agree to.',
      data: { number },
    })
  },
})

export const pointsRoutes: readonly Route[] = [...giving, results, proposing]
