// Which tiers hold in a place on a day, and setting them.
import { record } from '../../../platform/audit/index.ts'
import { type Day, may, notAllowed, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { MeasurementServices, PolicyTiers } from '../../index.ts'
import { type SchemeInForce, schemeOn } from '../rules/in-force.ts'
import type { DatedScheme } from '../rules/types.ts'
import { type SchemeRow, schemesOf, writeScheme } from '../store/schemes.ts'

export interface TiersNow {
  readonly scheme: SchemeInForce
  readonly policy: PolicyTiers | null
  /** All that the place has set, the newest first. */
  readonly set: readonly SchemeRow[]
}

export const tiersOn = async (
  { policyTiers }: Pick<MeasurementServices, 'policyTiers'>,
  scope: Scope,
  place: PlaceId,
  day: Day,
): Promise<TiersNow> => {
  const policy = (await policyTiers?.(scope, place, day)) ?? null
  const set = await schemesOf(scope, place)
  return { scheme: schemeOn(set, policy?.tiers ?? null, day), policy, set }
}

const nameOf = ({ actor }: Scope): string => (actor.kind === 'public' ? 'nobody signed in' : actor.name)

/** @throws Refused `not-allowed` */
export const setTiers = async (
  scope: Scope,
  place: PlaceId,
  given: { readonly scheme: DatedScheme; readonly why: string; readonly at: Date },
): Promise<void> => {
  if (!may(scope, 'measurement.edit', { kind: 'place', id: place })) throw notAllowed('set the tiers of this place')
  const before = (await schemesOf(scope, place)).find(({ from }) => from === given.scheme.from)
  await writeScheme(scope, place, given.scheme, { why: given.why, by: nameOf(scope), at: given.at })
  await record(scope, {
    place,
    what: 'tiers set',
    subject: { kind: 'place', id: place },
    before: before === undefined ? null : { from: before.from, tiers: before.tiers, hours: before.hours },
    after: { from: given.scheme.from, tiers: given.scheme.tiers, hours: given.scheme.hours },
    why: given.why,
  })
}
