// References made unreadable, and draws.
import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { record } from '../../../platform/audit/index.ts'
import {
  type Day,
  may,
  notAllowed,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { Keys } from '../../../platform/keys/index.ts'
import { nameOf } from '../../actions/who.ts'
import { lockRecord } from '../../results/store/records.ts'
import type { RecordId } from '../../rules/types.ts'
import { draw, type Rates, riskOf } from '../rules/draw.ts'
import { normalised } from '../rules/personal.ts'
import type { DrawId, ReferenceKind } from '../rules/types.ts'
import { drawableIn, insertDraw, insertReference, keepSecret, secretOf } from '../store/checking.ts'

const purpose = 'measurement references'

/** The place's own secret, made when it is first needed. Sealed: a copy of the database alone cannot try names against the hashes. */
const secretFor = async (keys: Keys, scope: Scope, place: PlaceId): Promise<Buffer> => {
  const there = await secretOf(scope, place)
  const sealed = there?.sealed ?? (await keepSecret(scope, place, await keys.seal(purpose, randomBytes(32))))
  return keys.open(purpose, sealed)
}

/** Keeps what the secret makes of a reference, never the reference itself. Field error `reference`. */
export const addReference = async (
  keys: Keys,
  scope: Scope,
  place: PlaceId,
  id: RecordId,
  given: { readonly kind: ReferenceKind; readonly reference: string },
): Promise<Result<true>> => {
  if (!may(scope, 'measurement.record', { kind: 'place', id: place })) throw notAllowed('record in this place')
  if ((await lockRecord(scope, place, id)) === undefined) throw notFound('record')
  const text = normalised(given.reference)
  if (text.length < 3) return wrong({ reference: 'Enter a reference of at least three letters or digits.' })
  const hash = createHmac('sha256', await secretFor(keys, scope, place))
    .update(`${given.kind} ${text}`)
    .digest('hex')
  await insertReference(scope, place, id, given.kind, hash)
  await record(scope, {
    place,
    what: 'reference added',
    subject: { kind: 'measure record', id },
    after: { kind: given.kind },
  })
  return ok(true)
}

/** The whole population is kept with a draw. */
const mostDrawable = 20_000

export interface NewDraw {
  readonly from: Day
  readonly to: Day
  readonly rates: Rates
  /** Drawn here where nobody brings one: from a lottery, say, so that nobody can choose it. */
  readonly seed?: number
  readonly at: Date
}

/** Field error `from` where nothing can be drawn. */
export const makeDraw = async (scope: Scope, place: PlaceId, given: NewDraw): Promise<Result<DrawId>> => {
  if (!may(scope, 'measurement.check', { kind: 'place', id: place })) throw notAllowed('draw samples in this place')
  if (given.to < given.from) return wrong({ to: 'The last day is before the first day. Change one of them.' })
  const weighed = await drawableIn(scope, place, given, mostDrawable + 1)
  if (weighed.length === 0) return wrong({ from: 'Nothing of these days waits to be looked at. Choose other days.' })
  const population = weighed
    .map((one) => ({ id: one.id, risk: riskOf(one) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const seed = given.seed ?? randomInt(2 ** 47)
  const chosen = draw(population, given.rates, seed)
  const { from, to, rates, at } = given
  const id = await insertDraw(scope, place, { seed, from, to, rates, population, chosen, by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'sample drawn',
    subject: { kind: 'draw', id },
    after: { seed, from, to, rates, population: population.length, chosen: chosen.length },
  })
  return ok(id)
}
