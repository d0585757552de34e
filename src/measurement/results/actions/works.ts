// Pieces of work: adding one, with who pays for it.
import { partnersOf } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  may,
  notAllowed,
  type OrganisationId,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { buyersFromOthers } from '../../crosswalk/store/crosswalk.ts'
import type { Subject, WorkId } from '../../rules/types.ts'
import { addUp } from '../rules/shares.ts'
import type { PossibleBuyer, Share, WorkWords } from '../rules/types.ts'
import { insertWork } from '../store/works.ts'

/** @throws Refused `not-allowed` */
export const needRecord = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'measurement.record', { kind: 'place', id: place }))
    throw notAllowed('record what was promised and done in this place')
}

/**
 * Those that can be named as buyers, each once: the partners of the place, and those that other places let it name. Who is a partner
 * here too buys for this place.
 */
export const buyersOf = async (scope: Scope, place: PlaceId): Promise<readonly PossibleBuyer[]> => {
  const own = (await partnersOf(scope, place)).map(({ organisationId: id, organisation: name }) => ({
    id,
    name,
    place,
  }))
  const others = await buyersFromOthers(scope, place)
  const all = new Map<OrganisationId, PossibleBuyer>()
  for (const one of [...own, ...others]) if (!all.has(one.id)) all.set(one.id, one)
  return [...all.values()]
}

export interface NewWork extends WorkWords {
  readonly shares: readonly Share[]
  readonly subject?: Subject
  readonly href?: string
  readonly at: Date
}

/** Field errors `shares`, `to`. A later feature adds the work that stands for its own record, with `subject` and `href`. */
export const addWork = async (scope: Scope, place: PlaceId, given: NewWork): Promise<Result<WorkId>> => {
  needRecord(scope, place)
  if (!addUp(given.shares)) return wrong({ shares: 'The shares of all buyers must make 100%.' })
  if (given.to !== null && given.to < given.from)
    return wrong({ to: 'The last day is before the first day. Change one of them.' })
  const elsewhere = given.shares.filter((one) => one.place !== place)
  const offered = elsewhere.length === 0 ? [] : await buyersFromOthers(scope, place)
  if (!elsewhere.every((one) => offered.some(({ id, place: of }) => id === one.organisation && of === one.place)))
    return wrong({ shares: 'A buyer of another place can be named once that place offered it.' })
  const { at, subject = null, href = null, ...words } = given
  const id = await insertWork(scope, place, { ...words, subject, href, by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'work added',
    subject: { kind: 'work', id },
    after: { title: given.title, provider: given.provider, shares: given.shares },
  })
  return ok(id)
}
