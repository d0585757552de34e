// What the pages of importing and of receipts ask first: which place this is, and what this reader may do in it.
import { partnersOf, placeById, publishedPagesOf } from '../../../places/index.ts'
import {
  type At,
  type Day,
  dayOf,
  inPeriod,
  may,
  notFound,
  type PlaceId,
  type Scope,
} from '../../../platform/kernel/index.ts'
import type { PlaceNamed } from '../pages/import-words.ts'
import type { BatchRow } from '../rules/records.ts'
import { fileHoldsHidden, hiddenRowsIn } from '../store/hidden.ts'

export const placeAt = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

/** Of a place that shows its ledger to everybody the name is known to everybody. */
export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const [published] = await publishedPagesOf(scope, place)
  const { slug, name } = published ?? (await placeById(scope, place))
  return { slug, name }
}

const takesPart = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day | null }, today: Day): boolean =>
  inPeriod(today, endsOn === null ? { from: startsOn } : { from: startsOn, to: endsOn })

/** May this be read here: by a role in the place itself, or in an organisation that takes part in it? */
export const mayRead = async (scope: Scope, permission: string, place: PlaceId, now: Date): Promise<boolean> => {
  if (may(scope, permission, { kind: 'place', id: place })) return true
  if (!may(scope, permission)) return false
  const today = dayOf(now)
  return (await partnersOf(scope, place)).some(
    (one) => takesPart(one, today) && may(scope, permission, { kind: 'organisation', id: one.organisationId }),
  )
}

export const mayChange = (scope: Scope, permission: string, place: PlaceId): boolean =>
  may(scope, permission, { kind: 'place', id: place })

/** The rows of a text or sheet that this reader is not shown, whatever was made of them. */
export const secretRows = async (
  scope: Scope,
  place: PlaceId,
  content: Pick<BatchRow, 'contentSha256' | 'sheet'>,
): Promise<ReadonlySet<number>> =>
  mayChange(scope, 'ledger.hide', place)
    ? new Set()
    : new Set((await hiddenRowsIn(scope, place, content)).map(({ row }) => row))

/** May this reader be handed the file that the batch came from, with everything in it? */
export const mayHaveFile = async (scope: Scope, batch: BatchRow): Promise<boolean> =>
  mayChange(scope, 'ledger.hide', batch.placeId) || !(await fileHoldsHidden(scope, batch))
