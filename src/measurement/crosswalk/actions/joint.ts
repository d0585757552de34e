// What joint works come to for a place: its shares of what other places keep, and the shares of other places in what it keeps.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import type { ShareNamed } from '../../results/rules/types.ts'
import { type JointSums, sharesElsewhere, sharesOfOthers } from '../../results/store/totals.ts'
import { jointWorksOf, sharesOf } from '../../results/store/works.ts'
import type { WorkId } from '../../rules/types.ts'
import { addsUp, type Grade, type Nature } from '../../rules/words.ts'
import { waysOf } from '../rules/counts-as.ts'
import type { MatchMade, Offer, SharedMeasure } from '../rules/types.ts'
import { matchesOf, offersOf, sharedMeasures } from '../store/crosswalk.ts'

/** One sum: of a measure of the place, a nature and a grade. */
export interface JointSum {
  readonly measure: Measure
  readonly nature: Nature
  readonly grade: Grade
  readonly quantity: number
  readonly fiscal: number
  readonly economic: number
  readonly wellbeing: number
  readonly records: number
}

export interface JointWork {
  readonly id: WorkId
  readonly title: string
  /** Kept here. */
  readonly own: boolean
  readonly shares: readonly ShareNamed[]
}

export interface Joint {
  readonly others: readonly {
    readonly measure: SharedMeasure
    readonly match: MatchMade | null
    readonly as: Measure | null
  }[]
  /** Matches between frameworks of the place itself. */
  readonly within: readonly { readonly measure: Measure; readonly match: MatchMade; readonly as: Measure | null }[]
  /** Matches of measures by which no joint work is kept any more. */
  readonly gone: readonly MatchMade[]
  readonly works: readonly JointWork[]
  /** The place's shares of joint works that other places keep, as far as their measures are matched. */
  readonly ours: readonly JointSum[]
  /** What of the sums of the place is the share of other places. */
  readonly theirs: readonly JointSum[]
  readonly offers: readonly Offer[]
  readonly measures: readonly Measure[]
}

export const jointOf = async (scope: Scope, place: PlaceId): Promise<Joint> => {
  const measures = await measuresEver(scope, place)
  const named = new Map<string, Measure>(measures.map((one) => [one.id, one]))
  const [matches, shared] = [await matchesOf(scope, place), await sharedMeasures(scope, place)]
  const ways = waysOf(measures, shared, matches)
  /** Where it counts in the end; null while nobody matched it, or where the units are no longer the same. */
  const asOf = (id: string): Measure | null => named.get(ways.way(id as Measure['id']).at(-1) ?? '') ?? null
  const summed = (all: readonly JointSums[]): readonly JointSum[] =>
    all.flatMap(({ measure: id, whole, quantity, ...rest }) => {
      const measure = asOf(id)
      // There is no share of a percentage: each buyer sees it whole.
      return measure === null ? [] : [{ ...rest, measure, quantity: addsUp(measure.unit) ? quantity : whole }]
    })
  const works: JointWork[] = []
  for (const { id, title, place: keptBy } of await jointWorksOf(scope, place))
    works.push({ id, title, own: keptBy === place, shares: await sharesOf(scope, id) })
  return {
    others: shared.map((measure) => ({
      measure,
      match: matches.find((one) => one.measure === measure.id) ?? null,
      as: asOf(measure.id),
    })),
    within: matches.flatMap((match) => {
      const measure = named.get(match.measure)
      if (measure === undefined) return []
      const as = asOf(match.measure)
      return [{ measure, match, as: as === measure ? null : as }]
    }),
    gone: matches.filter(({ measure }) => !named.has(measure) && !shared.some(({ id }) => id === measure)),
    works,
    ours: summed(await sharesElsewhere(scope, place)),
    theirs: summed(await sharesOfOthers(scope, place)),
    offers: await offersOf(scope, place),
    measures,
  }
}
