// What came in against a decision, and what was decided then: Provider Selection Regime, r. 12.
import { record } from '../../../platform/audit/index.ts'
import { type Day, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf } from '../../pipeline/actions/procurements.ts'
import * as store from '../store/awards.ts'
import { type OfAward, openAward } from './awards.ts'

export interface RepresentationGiven {
  readonly who: string
  readonly words: string
  readonly receivedAt: Date
}

/** @throws as `openAward` */
export const recordRepresentation = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  given: RepresentationGiven,
  at: Date,
): Promise<Result<true>> => {
  await openAward(scope, place, of)
  if (given.receivedAt > at) return wrong({ on: 'This moment is still to come.' })
  await store.insertRepresentation(scope, place, of.award, { ...given, by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'representation recorded',
    subject: { kind: 'procurement', id: of.procurement },
    after: { award: of.award, who: given.who, receivedAt: given.receivedAt.toISOString() },
  })
  return ok(true)
}

export interface FurtherDecision {
  readonly representation: string
  readonly what: 'keep' | 'go-back' | 'abandon'
  readonly words: string
  readonly on: Day
}

/** Field error `''` where it is decided already. @throws as `openAward` */
export const decideAbout = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  { representation, ...given }: FurtherDecision,
): Promise<Result<true>> => {
  await openAward(scope, place, of)
  const done = await store.decideRepresentation(scope, of.award, representation, { ...given, by: nameOf(scope) })
  if (done === 0) return wrong({ '': 'This was decided already. What was decided stays.' })
  await record(scope, {
    place,
    what: 'further decision made',
    subject: { kind: 'procurement', id: of.procurement },
    after: { award: of.award, representation, decision: given.what, on: given.on },
    why: given.words,
  })
  return ok(true)
}
