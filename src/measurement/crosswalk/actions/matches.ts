// Saying as what a measure of another framework counts here, and taking it back.
import { record } from '../../../platform/audit/index.ts'
import {
  count,
  may,
  notAllowed,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { measuresHeld } from '../../framework/store/measures.ts'
import { settleActsOf } from '../../results/actions/counting.ts'
import type { MeasureId } from '../../rules/types.ts'
import { waysOf } from '../rules/counts-as.ts'
import type { MatchMade, SharedMeasure } from '../rules/types.ts'
import { actsCountedTwice, lockMatches, matchesOf, removeMatch, saveMatch, sharedMeasures } from '../store/crosswalk.ts'
import { waysIn } from './ask.ts'

/** @throws Refused `not-allowed` */
export const needMatch = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'measurement.edit', { kind: 'place', id: place }))
    throw notAllowed('match measures with those of this place')
}

/** What is matched: a measure of the place's own, or one by which another place keeps a joint work. */
export type Matchable =
  | { readonly own: Measure; readonly other?: undefined }
  | { readonly other: SharedMeasure; readonly own?: undefined }

export interface Matching {
  readonly what: Matchable
  readonly match: MatchMade | null
  /** What it may count as: in the same unit, of another framework. */
  readonly choices: readonly Measure[]
}

const unitOf = ({ own, other }: Matchable) => {
  const { unit, ownUnit } = own ?? other
  return { unit, ownUnit }
}

/** All that can be matched: those of other places first. */
export const matchables = async (scope: Scope, place: PlaceId): Promise<readonly MeasureId[]> =>
  [...(await sharedMeasures(scope, place)), ...(await measuresEver(scope, place))].map(({ id }) => id)

/** Undefined where the place knows no such measure. */
export const matchingOf = async (scope: Scope, place: PlaceId, id: MeasureId): Promise<Matching | undefined> => {
  const all = await measuresEver(scope, place)
  const own = all.find((one) => one.id === id)
  const other = own === undefined ? (await sharedMeasures(scope, place)).find((one) => one.id === id) : undefined
  const what = own === undefined ? other && { other } : { own }
  if (what === undefined) return undefined
  const { unit, ownUnit } = unitOf(what)
  const held = await measuresHeld(scope, place)
  return {
    what,
    match: (await matchesOf(scope, place)).find(({ measure }) => measure === id) ?? null,
    choices: all.filter(
      (one) =>
        one.unit === unit &&
        one.ownUnit === ownUnit &&
        held.has(one.id) &&
        one.id !== id &&
        one.framework !== own?.framework,
    ),
  }
}

const noSuch = 'There is no such measure here, nor in a joint work that this place pays for.'

/** Which record of an act counts for which £ follows the values of the measure that it counts as. */
const settle = async (scope: Scope, place: PlaceId, measures: readonly MeasureId[]): Promise<void> => {
  const { way } = await waysIn(scope, place, await measuresEver(scope, place))
  for (const end of new Set(measures.map((one) => way(one).at(-1) ?? one))) await settleActsOf(scope, place, end)
}

export interface MatchGiven {
  readonly measure: MeasureId
  readonly as: MeasureId
  readonly why: string
  readonly at: Date
}

/** Field errors `''`, `as`, `why`. @throws Refused `not-allowed` */
export const matchMeasure = async (scope: Scope, place: PlaceId, given: MatchGiven): Promise<Result<true>> => {
  needMatch(scope, place)
  await lockMatches(scope, place)
  const matching = await matchingOf(scope, place, given.measure)
  if (matching === undefined) return wrong({ '': noSuch })
  if (given.why.length > 2000) return wrong({ why: 'Use at most 2,000 letters.' })
  const as = matching.choices.find(({ id }) => id === given.as)
  if (as === undefined) return wrong({ as: 'Choose one of the measures in the list: they count in the same unit.' })
  const before = await matchesOf(scope, place)
  const earlier = before.find(({ measure }) => measure === given.measure)
  const others = before.filter(({ measure }) => measure !== given.measure)
  if (earlier?.as === given.as && earlier.why === given.why.trim()) return ok(true)
  const own = await measuresEver(scope, place)
  const shared = await sharedMeasures(scope, place)
  // Its own way must not come back to it.
  if (waysOf(own, shared, others).way(given.as).includes(given.measure))
    return wrong({ as: 'This measure counts as the other one already. Take that back first, or choose another.' })
  const { measure, why, at } = given
  const after = waysOf(own, shared, [...others, { measure, as: given.as }])
  const twice = await actsCountedTwice(scope, after.through(after.way(measure).at(-1) ?? given.as))
  if (twice > 0)
    return wrong({
      as: `${count(twice, 'act is', 'acts are')} counted by this measure and by one that counts as the same: matched, they would count twice. Choose another measure.`,
    })
  await saveMatch(scope, place, { measure, as: given.as, why: why.trim(), by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'measures matched',
    subject: { kind: 'measure', id: measure },
    ...(earlier === undefined ? {} : { before: { as: earlier.as } }),
    after: { as: given.as },
    ...(why.trim() === '' ? {} : { why: why.trim() }),
  })
  await settle(scope, place, [measure, given.as, ...(earlier === undefined ? [] : [earlier.as])])
  return ok(true)
}

/** Field error `''`. @throws Refused `not-allowed` */
export const unmatchMeasure = async (scope: Scope, place: PlaceId, measure: MeasureId): Promise<Result<true>> => {
  needMatch(scope, place)
  await lockMatches(scope, place)
  const gone = await removeMatch(scope, place, measure)
  if (gone === undefined) return wrong({ '': 'This measure is not matched, or no longer.' })
  await record(scope, {
    place,
    what: 'match of measures ended',
    subject: { kind: 'measure', id: measure },
    before: { as: gone.as },
  })
  await settle(scope, place, [measure, gone.as])
  return ok(true)
}
