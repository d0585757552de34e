// Recording what the official platform published, and what else clocks count from. A mistake is put right by a further line.
import { record } from '../../../platform/audit/index.ts'
import { type Day, notFound, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf, needEdit } from '../../pipeline/actions/procurements.ts'
import { lockProcurement } from '../../pipeline/store/procurements.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { MomentKind } from '../rules/types.ts'
import { insertMoment, insertNotice, linesOf, momentsOf, publishedIn } from '../store/route.ts'

/** Of an abandoned procurement too: that it stopped may have to be published. */
const kept = async (scope: Scope, place: PlaceId, id: ProcurementId): Promise<void> => {
  needEdit(scope, place)
  if ((await lockProcurement(scope, place, id)) === undefined) throw notFound('procurement')
}

const gone = 'That record was put right already, or is not one of this notice. Open the page again.'

export interface NoticeToRecord {
  readonly notice: string
  readonly number: string | null
  readonly publishedAt: Date | null
  readonly corrects: string | null
  readonly why: string | null
}

/** Field errors `number`, `corrects`. @throws Refused `not-allowed`, `not-found` */
export const recordNotice = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: NoticeToRecord,
  at: Date,
): Promise<Result<true>> => {
  await kept(scope, place, id)
  const standing = (await publishedIn(scope, id)).filter((one) => one.notice === given.notice)
  if (given.corrects !== null && !standing.some((one) => one.id === given.corrects)) return wrong({ corrects: gone })
  if (standing.some((one) => one.id !== given.corrects && one.number === given.number))
    return wrong({ number: 'This number is recorded for this notice already.' })
  const before = (await linesOf(scope, id, given.notice)).find((one) => one.id === given.corrects)
  if ((await insertNotice(scope, place, id, given, { by: nameOf(scope), at })) === 0) return wrong({ corrects: gone })
  const told = ({ number, publishedAt }: Pick<NoticeToRecord, 'number' | 'publishedAt'>) => ({
    ...{ notice: given.notice, number, publishedAt: publishedAt?.toISOString() ?? null },
  })
  await record(scope, {
    place,
    what: given.corrects === null ? 'notice recorded' : 'notice record put right',
    subject: { kind: 'procurement', id },
    ...(before === undefined ? {} : { before: told(before) }),
    after: told(given),
    ...(given.why === null ? {} : { why: given.why }),
  })
  return ok(true)
}

export interface MomentToRecord {
  /** Null is that of the record that is put right. */
  readonly kind: MomentKind | null
  readonly on: Day | null
  readonly note: string
  readonly corrects: string | null
}

/** Field error `corrects`. @throws Refused `not-allowed`, `not-found` */
export const recordMoment = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: MomentToRecord,
  at: Date,
): Promise<Result<true>> => {
  await kept(scope, place, id)
  const before = (await momentsOf(scope, id)).find((one) => one.id === given.corrects)
  const kind = given.kind ?? before?.kind
  if (kind === undefined || (given.corrects !== null && before?.kind !== kind)) return wrong({ corrects: gone })
  if ((await insertMoment(scope, place, id, { ...given, kind }, { by: nameOf(scope), at })) === 0)
    return wrong({ corrects: gone })
  await record(scope, {
    place,
    what: given.corrects === null ? 'day for clocks recorded' : 'day for clocks put right',
    subject: { kind: 'procurement', id },
    ...(before === undefined ? {} : { before: { day: before.kind, on: before.on } }),
    after: { day: kind, on: given.on, note: given.note },
  })
  return ok(true)
}
