// Keeping true which record of an act counts for which £: when records come and go, when somebody says so, and when values change.
import { record } from '../../../platform/audit/index.ts'
import {
  type Day,
  listOf,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { waysIn } from '../../crosswalk/actions/ask.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import type { ActId, MeasureId, RecordId } from '../../rules/types.ts'
import { type ValueKind, valueKinds, valueKindWords } from '../../rules/words.ts'
import { countsOn } from '../../values/rules/days.ts'
import { turnedOnIn } from '../../values/store/values.ts'
import {
  type Counts,
  countsOf,
  type Said,
  type SaidGiven,
  saidElsewhere,
  sameCounts,
  settled,
} from '../rules/counting.ts'
import type { RecordRow } from '../rules/types.ts'
import { type CountsToWrite, deliveriesOfAct, deliveriesOfActsWith, lockRecord, writeCounts } from '../store/records.ts'
import { takeTurn } from '../store/works.ts'
import { needRecord } from './works.ts'

/** For which kinds a measure has a value turned on, on the day of a record. */
export type PricedOn = (measure: MeasureId, day: Day) => readonly ValueKind[]

export const pricedIn = async (scope: Scope, place: PlaceId, measures?: readonly Measure[]): Promise<PricedOn> => {
  const { way } = await waysIn(scope, place, measures ?? (await measuresEver(scope, place)))
  const uses = await turnedOnIn(scope, place)
  return (measure, day) => {
    const as = way(measure).at(-1)
    return valueKinds.filter((kind) =>
      uses.some((use) => use.measure === as && use.kind === kind && countsOn(use, day)),
    )
  }
}

interface Change extends CountsToWrite {
  readonly before: Counts
}

type Standing = Pick<RecordRow, 'measure' | 'from' | 'said'>

/** What each record of an act counts for, in the order given. */
const countsIn = (act: readonly Standing[], priced: PricedOn): readonly Counts[] =>
  settled(act.map(({ measure, from, said }) => ({ said, priced: priced(measure, from) })))

/** Of those records the ones that are to count for something else from now on. */
const changesOf = (act: readonly RecordRow[], counts: readonly Counts[]): readonly Change[] =>
  act.flatMap(({ id, said, counts: before }, i) => {
    const after = counts[i]
    return after === undefined || sameCounts(before, after) ? [] : [{ id, said, before, counts: after }]
  })

const tell = async (scope: Scope, place: PlaceId, changes: readonly Change[]): Promise<void> => {
  for (const { id, before, counts } of changes)
    await record(scope, {
      place,
      what: 'record counts for its act',
      subject: { kind: 'measure record', id },
      before: { counts: before },
      after: { counts },
    })
}

const write = async (scope: Scope, place: PlaceId, changes: readonly Change[]): Promise<void> => {
  await writeCounts(scope, changes)
  await tell(scope, place, changes)
}

/** Before another record comes beside those of an act: what it is to count for. Those that were there give way. */
export const makeRoom = async (
  scope: Scope,
  place: PlaceId,
  others: readonly RecordRow[],
  newcomer: Standing,
): Promise<Counts> => {
  const counts = countsIn([...others, newcomer], await pricedIn(scope, place))
  await write(scope, place, changesOf(others, counts))
  return counts[others.length] ?? countsOf([])
}

/** After a record of an act is withdrawn: what the act is worth goes on counting, by a record of it that still stands. */
export const settleAct = async (scope: Scope, place: PlaceId, act: ActId): Promise<void> => {
  const left = await deliveriesOfAct(scope, act)
  if (left.length > 0) await write(scope, place, changesOf(left, countsIn(left, await pricedIn(scope, place))))
}

/** After a value of a measure is turned on, changed or ended: the acts that it counts beside other measures. */
export const settleActsOf = async (scope: Scope, place: PlaceId, measure: MeasureId): Promise<void> => {
  await takeTurn(scope, place)
  const measures = await measuresEver(scope, place)
  const forms = (await waysIn(scope, place, measures)).endingAt(measure)
  const priced = await pricedIn(scope, place, measures)
  const acts = Map.groupBy(await deliveriesOfActsWith(scope, place, forms), ({ act }) => act)
  const changes = [...acts.values()].flatMap((act) => changesOf(act, countsIn(act, priced)))
  if (changes.length === 0) return
  await writeCounts(scope, changes)
  await record(scope, {
    place,
    what: 'acts counted anew',
    subject: { kind: 'measure', id: measure },
    after: { records: changes.length },
  })
}

/** Words for kinds that another record of the act was said to count for. */
export const takenWords = (kinds: readonly ValueKind[]): string =>
  `Somebody said that another record of this act counts for: ${listOf(kinds.map((kind) => valueKindWords[kind].toLowerCase()))}. Change that record first.`

/**
 * A person says which £ a record counts for, or takes that back (null): then the values that are turned on decide again.
 * Field error `kinds`. @throws Refused `not-allowed`, `not-found`, `counts-for-none`
 */
export const sayCounts = async (
  scope: Scope,
  place: PlaceId,
  id: RecordId,
  given: SaidGiven | null,
): Promise<Result<true>> => {
  needRecord(scope, place)
  const found = await lockRecord(scope, place, id)
  if (found === undefined) throw notFound('record')
  if (found.withdrawnAt !== null || found.grade === 'promised')
    throw new Refused('counts-for-none', 409, 'This record counts for no £.', 'Only what was done and stands counts.')
  const said: Said | null = given && { ...given, by: nameOf(scope) }
  const act = (await deliveriesOfAct(scope, found.act)).map((one) => (one.id === id ? { ...one, said } : one))
  const taken = saidElsewhere(
    said?.kinds ?? [],
    act.filter((one) => one.id !== id),
  )
  if (taken.length > 0) return wrong({ kinds: takenWords(taken) })
  const counts = countsIn(act, await pricedIn(scope, place))
  const own = counts[act.findIndex((one) => one.id === id)] ?? found.counts
  const others = changesOf(act, counts).filter((one) => one.id !== id)
  await writeCounts(scope, [...others, { id, said, counts: own }])
  await tell(scope, place, others)
  await record(scope, {
    place,
    what: 'said which £ a record counts for',
    subject: { kind: 'measure record', id },
    before: { said: found.said?.kinds ?? null, counts: found.counts },
    after: { said: said?.kinds ?? null, counts: own },
    ...(said === null ? {} : { why: said.why }),
  })
  return ok(true)
}
