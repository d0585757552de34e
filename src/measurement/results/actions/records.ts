// Recording a promise or something done, and withdrawing it.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  dayOf,
  formatDay,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf, personIn } from '../../actions/who.ts'
import { waysIn } from '../../crosswalk/actions/ask.ts'
import { countedAsOne } from '../../crosswalk/store/crosswalk.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { measuresHeld } from '../../framework/store/measures.ts'
import type { MeasureId, RecordId, WorkId } from '../../rules/types.ts'
import type { Grade } from '../../rules/words.ts'
import { countsAlone, type SaidGiven, saidElsewhere } from '../rules/counting.ts'
import type { RecordGiven, RecordRow } from '../rules/types.ts'
import {
  deliveriesOfAct,
  insertRecord,
  lockRecord,
  markWithdrawn,
  recordProblem,
  writeGrade,
} from '../store/records.ts'
import { lockWork } from '../store/works.ts'
import { makeRoom, settleAct, takenWords } from './counting.ts'
import { needRecord } from './works.ts'

export interface NewRecord extends RecordGiven {
  readonly work: WorkId
  readonly stage: 'promise' | 'claim'
  /** The same act under another measure: of both, one counts for each kind of £. */
  readonly sameActAs?: RecordId
  /** Which £ it counts for; where nobody says, the values that are turned on decide. */
  readonly said?: SaidGiven | null
  readonly at: Date
}

const sameAct = async (
  scope: Scope,
  place: PlaceId,
  { sameActAs, work, stage }: NewRecord,
): Promise<RecordRow | null> => {
  if (sameActAs === undefined) return null
  const first = await lockRecord(scope, place, sameActAs)
  const stages = first !== undefined && first.grade !== 'promised' && stage === 'claim'
  if (first === undefined || first.work !== work || first.withdrawnAt !== null || !stages) throw notFound('record')
  return first
}

const problems = (given: NewRecord, today: string) => {
  if (given.to < given.from) return { to: 'The last day is before the first day. Change one of them.' }
  if (given.stage === 'claim' && given.from > today)
    return { from: 'This day is still to come. What is to be done is a promise.' }
  return undefined
}

/** Whether the act is counted already where this measure would count it: here, or in another place that pays for it. */
const countsAgain = async (
  scope: Scope,
  place: PlaceId,
  measures: readonly Measure[],
  measure: MeasureId,
  others: readonly RecordRow[],
): Promise<boolean> => {
  if (others.length === 0) return false
  const { way } = await waysIn(scope, place, measures)
  const end = way(measure).at(-1)
  const counted = others.map((one) => one.measure)
  return counted.some((one) => one === measure || way(one).at(-1) === end) || countedAsOne(scope, measure, counted)
}

/** Field errors `measure`, `from`, `to`, `kinds`. @throws Refused `not-allowed`, `not-found` */
export const addRecord = async (scope: Scope, place: PlaceId, given: NewRecord): Promise<Result<RecordId>> => {
  needRecord(scope, place)
  if ((await lockWork(scope, place, given.work)) === undefined) throw notFound('work')
  const wrongs = problems(given, dayOf(given.at))
  if (wrongs !== undefined) return wrong(wrongs)
  const measures = await measuresEver(scope, place)
  const counted = measures.find((one) => one.id === given.measure)
  // What only a draft says is nobody's measure yet.
  if (counted === undefined || !(await measuresHeld(scope, place)).has(given.measure))
    return wrong({ measure: 'Choose a measure.' })
  if (counted.endedOn !== null && given.to >= counted.endedOn)
    return wrong({ to: `This measure ended: it counts until the day before ${formatDay(counted.endedOn)}.` })
  const first = await sameAct(scope, place, given)
  const others = first === null ? [] : await deliveriesOfAct(scope, first.act)
  if (await countsAgain(scope, place, measures, given.measure, others))
    return wrong({
      measure: 'This act is counted by this measure already, or by one that counts as the same. Choose another.',
    })
  // A promise counts for no £.
  const said = given.stage === 'claim' && given.said ? { ...given.said, by: nameOf(scope) } : null
  const taken = saidElsewhere(said?.kinds ?? [], others)
  if (taken.length > 0) return wrong({ kinds: takenWords(taken) })
  const { measure, nature, from, to, quantity, words, work } = given
  const id = await insertRecord(scope, place, {
    ...{ measure, nature, from, to, quantity, words, work, act: first?.act ?? null, said },
    counts: first === null ? countsAlone(said) : await makeRoom(scope, place, others, { measure, from, said }),
    grade: given.stage === 'promise' ? 'promised' : 'claimed',
    ...{ by: nameOf(scope), byId: personIn(scope), at: given.at },
  }).catch(asRefusal(recordProblem))
  await record(scope, {
    place,
    what: given.stage === 'promise' ? 'promise recorded' : 'delivery recorded',
    subject: { kind: 'measure record', id },
    after: { work, measure, nature, from, to, quantity, ...(said === null ? {} : { countsFor: said.kinds }) },
  })
  return ok(id)
}

/** It counts no longer, and stays to be seen with the reason. Field error `why`. */
export const withdrawRecord = async (
  scope: Scope,
  place: PlaceId,
  id: RecordId,
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  needRecord(scope, place)
  const found = await lockRecord(scope, place, id)
  if (found === undefined) throw notFound('record')
  if (found.withdrawnAt !== null)
    throw new Refused('withdrawn-already', 409, 'This record is withdrawn already.', 'Look at it again.')
  if (why.trim() === '') return wrong({ why: 'Say why, in a few words: people will ask.' })
  if (why.length > 2000) return wrong({ why: 'Use at most 2,000 letters.' })
  await markWithdrawn(scope, id, { by: nameOf(scope), at, why: why.trim() })
  if (found.grade !== 'promised') await settleAct(scope, place, found.act)
  await record(scope, {
    place,
    what: 'record withdrawn',
    subject: { kind: 'measure record', id },
    before: { quantity: found.quantity, grade: found.grade },
    why,
  })
  return ok(true)
}

/** For evidence, inside its transaction: the grade follows from what stands beside the record. */
export const setGrade = (scope: Scope, id: RecordId, grade: Exclude<Grade, 'promised'>): Promise<number> =>
  writeGrade(scope, id, grade)
