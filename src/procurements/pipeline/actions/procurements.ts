// Planning what to buy: adding it, changing it while it is planned, and leaving it with a reason.
import { buyersOf, type PossibleBuyer, type Share } from '../../../measurement/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  may,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { reopenConsideration, takeTurn } from '../../consideration/store/consideration.ts'
import { changedMeanwhile } from '../../rules/meanwhile.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Procurement, ProcurementWords, Replaced } from '../rules/types.ts'
import {
  buyersIn,
  insertProcurement,
  lockProcurement,
  markAbandoned,
  replacedBy,
  updateProcurement,
} from '../store/procurements.ts'

/** Somebody of a partner may read what the place plans, and is told why that is all. @throws Refused `only-its-own-officers` */
export const needEdit = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'procurements.edit', { kind: 'place', id: place }))
    throw new Refused(
      'only-its-own-officers',
      403,
      'Only officers of this place can change what it plans to buy.',
      'You can read it. Ask an officer of the place to change it, or to give you a role there.',
    )
}

export const nameOf = ({ actor }: Scope): string => (actor.kind === 'public' ? 'nobody signed in' : actor.name)

export interface PlanGiven extends ProcurementWords {
  readonly shares: readonly Share[]
  readonly replaces: readonly Replaced[]
}

/** The partners of the place, those that another place lets it name, and whoever is a buyer already. */
export const possibleBuyers = async (
  scope: Scope,
  place: PlaceId,
  before?: ProcurementId,
): Promise<readonly PossibleBuyer[]> => {
  const possible = await buyersOf(scope, place)
  const named = before === undefined ? [] : await buyersIn(scope, before)
  const known = new Set(possible.map(({ id }) => id))
  return [
    ...possible,
    ...named
      .filter(({ organisation }) => !known.has(organisation))
      .map(({ organisation: id, name, place: of, placeName }) => ({
        ...{ id, name, place: of },
        ...(of === place ? {} : { placeName }),
      })),
  ]
}

const strangers = async (
  scope: Scope,
  place: PlaceId,
  shares: readonly Share[],
  before?: ProcurementId,
): Promise<boolean> => {
  const possible = await possibleBuyers(scope, place, before)
  return shares.some((one) => !possible.some(({ id, place: of }) => id === one.organisation && of === one.place))
}

const asAudit = ({ title, need, kind, subject, theme, value, ...rest }: ProcurementWords) => ({
  ...{ title, need, kind, subject, theme, value },
  ...{ noticeOn: rest.noticeOn, startsOn: rest.startsOn, endsOn: rest.endsOn, extensionMonths: rest.extensionMonths },
})

/** Field error `shares`. @throws Refused `not-allowed` */
export const planProcurement = async (
  scope: Scope,
  place: PlaceId,
  given: PlanGiven,
  at: Date,
): Promise<Result<ProcurementId>> => {
  needEdit(scope, place)
  if (await strangers(scope, place, given.shares)) return wrong({ shares: 'Choose the buyers from the list.' })
  const id = await insertProcurement(scope, place, given, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'procurement planned',
    subject: { kind: 'procurement', id },
    after: { ...asAudit(given), shares: given.shares, replaces: given.replaces },
  })
  return ok(id)
}

const abandoned = (): Refused =>
  new Refused(
    'abandoned',
    409,
    'This procurement was abandoned, so nothing of it can be changed.',
    'Plan it anew where it is needed after all.',
  )

/** What a form asks before it is shown: the same as what it does. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const needOpen = (scope: Scope, place: PlaceId, procurement: Procurement): void => {
  needEdit(scope, place)
  if (procurement.place !== place) throw notFound('procurement')
  if (procurement.abandoned !== null) throw abandoned()
}

/** Locked; not once it was abandoned. @throws Refused `not-found`, `abandoned` */
export const openProcurement = async (scope: Scope, place: PlaceId, id: ProcurementId): Promise<Procurement> => {
  const found = await lockProcurement(scope, place, id)
  if (found === undefined) throw notFound('procurement')
  if (found.abandoned !== null) throw abandoned()
  return found
}

const sameShares = (a: readonly Share[], b: readonly Share[]): boolean => {
  const told = (all: readonly Share[]) =>
    all.map(({ organisation, place, share }) => `${organisation} ${place} ${share}`).toSorted()
  return JSON.stringify(told(a)) === JSON.stringify(told(b))
}

/** What was considered was considered of this: where it changes, it is to be looked at and signed again. */
const isAnother = (before: ProcurementWords, after: ProcurementWords): boolean =>
  before.need !== after.need ||
  before.kind !== after.kind ||
  before.subject !== after.subject ||
  before.value !== after.value ||
  before.title !== after.title

/**
 * Field error `shares`. Where what is bought changes before the first step, whoever signed what was considered signs again.
 * @param edition the one that the person saw
 * @throws Refused `not-allowed`, `not-found`, `abandoned`
 */
export const changeProcurement = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: PlanGiven,
  edition: number,
): Promise<Result<true>> => {
  needEdit(scope, place)
  await takeTurn(scope, id)
  const before = await openProcurement(scope, place, id)
  if (before.edition !== edition) return changedMeanwhile()
  if (await strangers(scope, place, given.shares, id)) return wrong({ shares: 'Choose the buyers from the list.' })
  const replaced = await replacedBy(scope, id)
  const shares = (await buyersIn(scope, id)).map(({ organisation, place: of, share }) => ({
    ...{ organisation, place: of, share },
  }))
  await updateProcurement(scope, place, id, given)
  const another = isAnother(before, given) || !sameShares(shares, given.shares)
  const reopened = another && (await reopenConsideration(scope, id)) > 0
  await record(scope, {
    place,
    what: 'procurement changed',
    subject: { kind: 'procurement', id },
    before: { ...asAudit(before), shares, replaces: replaced },
    after: {
      ...{ ...asAudit(given), shares: given.shares, replaces: given.replaces },
      ...(reopened ? { consideration: 'to be signed again' } : {}),
    },
  })
  return ok(true)
}

/** It stays to be seen, with the reason. Field error `why`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const abandonProcurement = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, id)
  if (why === '') return wrong({ why: 'Say why, in a few words: people will ask.' })
  if (why.length > 2000) return wrong({ why: 'Use at most 2,000 letters.' })
  await markAbandoned(scope, id, { by: nameOf(scope), at, why })
  await record(scope, { place, what: 'procurement abandoned', subject: { kind: 'procurement', id }, why })
  return ok(true)
}
