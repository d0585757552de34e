// What conversations offer on a place's own page, and to "what needs me".
import { type NextStep, placeById, places } from '../../../places/index.ts'
import { count, may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { gathers, weighs } from '../rules/stages.ts'
import { conversationsCounted } from '../store/conversations.ts'
import { ownVoice } from '../store/voices.ts'
import { ownPoints } from './look.ts'
import { mayLead, standingIn } from './standing.ts'

/** For the port `next` of places. */
export const conversationSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  const at = `/places/${(await placeById(scope, place)).slug}/conversations`
  const all = await conversationsCounted(scope, place)
  if (all.length === 0)
    return [
      {
        title: 'Begin a conversation',
        hint: 'What do we want more of? Ask this before anybody writes a policy.',
        status: 'Not yet',
        ...(mayLead(scope, place) ? { href: `${at}/new` } : { href: at }),
      },
    ]
  const open = all.filter(({ stage }) => stage !== 'closed')
  const status = open.length > 0 ? `${open.length} open` : count(all.length, 'conversation')
  return [{ title: 'Hear each other out', hint: 'Conversations, and what residents said.', href: at, status }]
}

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

/** Open conversations in which this person could speak and has not, or has points left to share out. */
export const conversationNeeds = async (scope: Scope, now = new Date()): Promise<readonly Need[]> => {
  if (scope.actor.kind !== 'person' || scope.everything || !may(scope, 'priorities.speak')) return []
  const needs: Need[] = []
  for (const place of await places(scope))
    for (const one of await conversationsCounted(scope, place.id)) {
      if (!gathers(one.stage) && !weighs(one.stage)) continue
      const standing = await standingIn(scope, one, now)
      if (standing.kind !== 'speaks' && standing.kind !== 'says-which') continue
      const href = `/places/${place.slug}/conversations/${one.id}`
      if (gathers(one.stage) && (await ownVoice(scope, one.id)) === undefined)
        needs.push({
          text: `Say what you want in “${one.title}”`,
          href,
          hint: `${place.name}. ${count(one.ideas, 'idea')} from ${count(one.people, 'person', 'people')} so far, none from you.`,
        })
      if (weighs(one.stage) && (await ownPoints(scope, one)).size === 0)
        needs.push({
          text: `Share out your points in “${one.title}”`,
          href: `${href}/points`,
          hint: `${place.name}. Everybody has ${count(one.points, 'point')}.`,
        })
    }
  return needs
}
