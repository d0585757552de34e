// Joint works: matches of measures, whose share is what, and which places may name whose buyers.
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../platform/http/index.ts'
import {
  asId,
  type FieldErrors,
  may,
  notFound,
  type PlaceId,
  type Scope,
  textOf,
  wrong,
} from '../../platform/kernel/index.ts'
import type { Measure } from '../framework/rules/types.ts'
import { frameworksIn } from '../framework/store/frameworks.ts'
import { type Context, idIn, placeNamed, placeOf } from '../routes/here.ts'
import type { MeasureId } from '../rules/types.ts'
import { unitOf } from '../totals/pages/words.ts'
import { rowsOf, splitOf } from '../totals/rules/graded.ts'
import { type JointSum, jointOf } from './actions/joint.ts'
import { matchables, matchingOf, matchMeasure, unmatchMeasure } from './actions/matches.ts'
import { endOffer, offerBuyers } from './actions/offers.ts'
import { Joint } from './api.ts'
import { type MatchTyped, matchForm, matchTyped } from './forms/match.ts'
import { jointPage, othersColumns, type SumShown } from './pages/joint.ts'
import { matchPage } from './pages/match.ts'
import { jointAt, sharedTitle } from './pages/words.ts'
import type { MatchMade } from './rules/types.ts'

const path = '/places/:place/joint'

const measureJson = ({
  id,
  code,
  title,
  unit,
  ownUnit,
}: Pick<Measure, 'id' | 'code' | 'title' | 'unit' | 'ownUnit'>) => ({
  ...{ id, code, title, unit, ownUnit },
})

const matchJson = ({ measure, as, why, by, at }: MatchMade) => ({ measure, as, why, by, at: at.toISOString() })

/** Codes and titles come twice where two frameworks were begun from the same measures. */
const frameworkTitles = async (scope: Scope, id: PlaceId): Promise<ReadonlyMap<string, string>> => {
  const all = await frameworksIn(scope, id)
  return new Map(all.length > 1 ? all.map((one) => [one.id, one.title] as const) : [])
}

/** A row for each measure and nature, split by grade. */
const shownOf = (sums: readonly JointSum[]): readonly SumShown[] => {
  const of = new Map<string, Measure>(sums.map(({ measure }) => [measure.id, measure]))
  return rowsOf(sums.map(({ measure, ...one }) => ({ ...one, measure: measure.id, group: 'all' }))).flatMap((row) => {
    const measure = of.get(row.measure)
    return measure === undefined ? [] : [{ ...row, of: measure }]
  })
}

const sumsJson = (rows: readonly SumShown[]) =>
  rows.map(({ of, nature, sums }) => {
    const { promised, delivered } = splitOf(sums)
    const part = ({ quantity, records }: { readonly quantity: number; readonly records: number }) => ({
      ...{ quantity, records },
    })
    return {
      ...{ measure: measureJson(of), nature },
      grades: { promised: part(promised), ...Object.fromEntries(delivered.map((one) => [one.grade, part(one)])) },
    }
  })

const jointView = async (
  { scope }: Pick<Context, 'scope'>,
  id: PlaceId,
  given: { readonly typedTo?: string; readonly errors?: FieldErrors } = {},
) => {
  const { measures, ours, theirs, ...rest } = await jointOf(scope, id)
  const several = new Set(measures.map(({ framework }) => framework)).size > 1
  return {
    ...rest,
    place: await placeNamed(scope, id),
    frameworks: await frameworkTitles(scope, id),
    placeId: id,
    ours: shownOf(ours),
    theirs: shownOf(theirs),
    matchable: several ? measures.filter(({ adaptedFrom }) => adaptedFrom === null) : [],
    mayEdit: may(scope, 'measurement.edit', { kind: 'place', id }),
    typedTo: given.typedTo ?? '',
    ...(given.errors === undefined ? {} : { errors: given.errors }),
  }
}

/** What is asked of no measure, or of one that is not known here, is answered on the page of joint works. */
const askAgain = async (context: Pick<Context, 'scope'>, id: PlaceId, errors: FieldErrors) =>
  invalid(errors, jointPage({ ...(await jointView(context, id, { errors })), links: {} }))

const matchView = async (
  { scope }: Pick<Context, 'scope'>,
  id: PlaceId,
  measure: MeasureId,
  given: { readonly typed?: MatchTyped; readonly errors?: FieldErrors } = {},
) => {
  const found = await matchingOf(scope, id, measure)
  if (found === undefined) throw notFound('measure')
  const { match } = found
  return {
    ...found,
    place: await placeNamed(scope, id),
    frameworks: await frameworkTitles(scope, id),
    typed: given.typed ?? { as: match?.as ?? '', why: match?.why ?? '' },
    ...(given.errors === undefined ? {} : { errors: given.errors }),
  }
}

export const crosswalkRoutes: readonly Route[] = [
  get({
    name: 'joint works',
    path,
    permission: 'measurement.results',
    words:
      'What the measures of other places and frameworks count as here, whose share of joint works is what, and which places may name whose buyers.',
    answer: Joint,
    handle: async (context) => {
      const view = await jointView(context, placeOf(context.at))
      const data = {
        others: view.others.map(({ measure, match, as }) => ({
          ...{ measure: measureJson(measure), keptBy: measure.keptBy.name, private: measure.private },
          ...{ as: as && measureJson(as), match: match && matchJson(match) },
        })),
        within: view.within.map(({ measure, match, as }) => ({
          ...{ measure: measureJson(measure), as: as && measureJson(as), match: matchJson(match) },
        })),
        gone: view.gone.map(matchJson),
        works: view.works.map(({ id, title, own, shares }) => ({
          ...{ id, title, own },
          shares: shares.map(({ name, placeName, share }) => ({ name, place: placeName, share })),
        })),
        ...{ ours: sumsJson(view.ours), theirs: sumsJson(view.theirs) },
        offers: view.offers.map(({ place, to, by, at }) => ({
          ...{ place: place.name, to: to.name, by, at: at.toISOString() },
        })),
      }
      return showData(data, (links) => jointPage({ ...view, links }), {
        columns: othersColumns,
        rows: [
          ...view.others.map(({ measure, as }) => [
            ...[sharedTitle(measure), measure.keptBy.name, unitOf(measure), as?.title ?? null],
          ]),
          ...view.within.map(({ measure, as }) => [
            ...[measure.title, view.place.name, unitOf(measure), as?.title ?? null],
          ]),
        ],
      })
    },
  }),
  get({
    name: 'match form',
    path: `${path}/match`,
    permission: 'measurement.edit',
    words: 'The form that says as which measure of the place another one counts.',
    query: Type.Object({ measure: Type.Optional(Type.String({ maxLength: 40 })) }),
    handle: async (context) => {
      const id = placeOf(context.at)
      const { scope, query } = context
      // Where none is named, the first.
      const [first] = query.measure ? [idIn<MeasureId>(query.measure, 'measure')] : await matchables(scope, id)
      if (first === undefined) throw notFound('measure')
      return showPage(matchPage(await matchView(context, id, first)))
    },
  }),
  post({
    name: 'match a measure',
    path: `${path}/match`,
    permission: 'measurement.edit',
    audit: 'measures matched',
    words: 'Says as which measure of the place another one counts.',
    handle: async (context) => {
      const { scope, body, now } = context
      const id = placeOf(context.at)
      const measure = asId<MeasureId>(textOf(body, 'measure'))
      if (measure === undefined) return askAgain(context, id, { '': 'Choose a measure.' })
      if ((await matchingOf(scope, id, measure)) === undefined)
        return askAgain(context, id, {
          '': 'There is no such measure here, nor in a joint work that this place pays for.',
        })
      const typed = matchTyped(body)
      const read = matchForm(typed)
      const done = read.ok ? await matchMeasure(scope, id, { ...read.value, measure, at: now }) : read
      if (!done.ok && '' in done.errors) return askAgain(context, id, done.errors)
      if (!done.ok)
        return invalid(done.errors, matchPage(await matchView(context, id, measure, { typed, errors: done.errors })))
      return goTo(jointAt(await placeNamed(scope, id)), { message: 'The measures are matched.' })
    },
  }),
  post({
    name: 'take a match back',
    path: `${path}/unmatch`,
    permission: 'measurement.edit',
    audit: 'match of measures ended',
    words: 'Takes back that one measure counts as another.',
    handle: async (context) => {
      const { scope, body } = context
      const id = placeOf(context.at)
      const measure = asId<MeasureId>(textOf(body, 'measure'))
      const done = measure === undefined ? wrong({ '': 'Choose a measure.' }) : await unmatchMeasure(scope, id, measure)
      if (!done.ok) return askAgain(context, id, done.errors)
      return goTo(jointAt(await placeNamed(scope, id)), { message: 'The match is taken back.' })
    },
  }),
  post({
    name: 'offer buyers',
    path: `${path}/offers`,
    permission: 'measurement.edit',
    audit: 'buyers offered to another place',
    words: 'Lets another place name the partners of this one as buyers of a joint work.',
    handle: async (context) => {
      const { scope, body, now } = context
      const id = placeOf(context.at)
      const typedTo = textOf(body, 'to')
      const done = await offerBuyers(scope, id, typedTo, now)
      if (done.ok)
        return goTo(jointAt(await placeNamed(scope, id)), { message: `${done.value} may name your partners now.` })
      const view = await jointView(context, id, { typedTo, errors: done.errors })
      return invalid(done.errors, jointPage({ ...view, links: {} }))
    },
  }),
  post({
    name: 'end an offer of buyers',
    path: `${path}/offers/end`,
    permission: 'measurement.edit',
    audit: 'offer of buyers ended',
    words: 'Takes back that another place may name the partners of this one. Works that name them stay as they are.',
    handle: async (context) => {
      const { scope, body } = context
      const id = placeOf(context.at)
      const to = asId<PlaceId>(textOf(body, 'to'))
      const done = to === undefined ? wrong({ '': 'Choose a place.' }) : await endOffer(scope, id, to)
      if (!done.ok) return askAgain(context, id, done.errors)
      return goTo(jointAt(await placeNamed(scope, id)), { message: 'They can no longer be named in new works.' })
    },
  }),
]
