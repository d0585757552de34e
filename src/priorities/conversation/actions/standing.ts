// What somebody may do in the conversations of a place: lead them, speak for a sector, or listen.
import { ownSector } from '../../../places/index.ts'
import { countsOn, grantsOf, isSector, type Sector } from '../../../platform/auth/index.ts'
import { dayOf, may, notAllowed, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { mayHere } from '../../actions/allowed.ts'
import type { Conversation, Standing } from '../rules/types.ts'
import { insertPerson, insertVoice, ownVoice, type Voice } from '../store/voices.ts'

export const mayLead = (scope: Scope, place: PlaceId): boolean =>
  may(scope, 'priorities.facilitate', { kind: 'place', id: place })

export const mustLead = (scope: Scope, place: PlaceId): void => {
  if (!mayLead(scope, place)) throw notAllowed('lead conversations here')
}

/** Who leads others in talking has no say of their own, unless they also lead a sector here. */
const chairs = async (scope: Scope, place: PlaceId, now: Date): Promise<boolean> => {
  if (scope.actor.kind !== 'person') return false
  const today = dayOf(now)
  const here = (await grantsOf(scope, scope.actor.id)).filter(
    (grant) => countsOn(grant, today) && (grant.place === undefined || grant.place === place),
  )
  return here.some(({ role }) => role === 'facilitator') && !here.some(({ role }) => role === 'place-lead')
}

export const standingIn = async (scope: Scope, conversation: Conversation, now: Date): Promise<Standing<Sector>> => {
  const { place } = conversation
  if (scope.actor.kind !== 'person') return { kind: 'listens' }
  if (!(await mayHere(scope, 'priorities.speak', place, now))) return { kind: 'listens' }
  if (await chairs(scope, place, now)) return { kind: 'chairs' }
  const voice = await ownVoice(scope, conversation.id)
  if (voice !== undefined && isSector(voice.sector)) return { kind: 'speaks', sector: voice.sector, settled: true }
  const sector = await ownSector(scope, place, now)
  return sector === null || !isSector(sector) ? { kind: 'says-which' } : { kind: 'speaks', sector, settled: false }
}

/** The person's voice, made when they first take part. */
export const voiceFor = async (scope: Scope, conversation: Conversation, sector: Sector): Promise<Voice> => {
  const voice = await ownVoice(scope, conversation.id)
  if (voice !== undefined) return voice
  if (scope.actor.kind !== 'person') throw notAllowed('speak in a conversation')
  const made = await insertVoice(scope, conversation, sector)
  await insertPerson(scope, conversation, made.id, scope.actor)
  return made
}
