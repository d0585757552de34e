// What every page of "Where the money went" asks first: the files that count, what is hidden, where postcodes lie.
import { membersOf, publishedPagesOf, registersNow } from '../../../places/index.ts'
import type { Asking } from '../../../platform/analytics/index.ts'
import {
  type At,
  asDay,
  type Day,
  notFound,
  type PlaceId,
  Refused,
  type Scope,
} from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { ledgerPages } from '../actions/publish.ts'
import type { PlaceNamed } from '../pages/import-words.ts'
import { readDate, spanOf } from '../rules/index.ts'
import type { HiddenRow, LiveBatch } from '../rules/records.ts'
import type { Span } from '../rules/types.ts'
import { monthSpan, type YearNumber, yearFromAddress } from '../rules/years.ts'
import { liveBatches } from '../store/batches.ts'
import { hiddenOf } from '../store/hidden.ts'
import { localitiesRow } from '../store/localities-records.ts'
import { mayChange, mayRead, placeAt, placeNamed } from './here.ts'

/** Why nothing is known of where postcodes lie. */
export type AreasState = 'known' | 'missing' | 'stale'

export interface LedgerHere {
  readonly id: PlaceId
  readonly place: PlaceNamed
  readonly asking: Asking
  readonly live: readonly LiveBatch[]
  readonly hidden: readonly HiddenRow[]
  readonly period: Span | null
  /** Which file says where postcodes lie; undefined where none does, or it no longer fits. */
  readonly localities: readonly string[] | undefined
  readonly areas: AreasState
  /** The edition of the postcodes' register. */
  readonly postcodes: string | null
  readonly mayImport: boolean
  readonly mayPublish: boolean
  /** A partner of the place, not only the public. */
  readonly inside: boolean
}

const areasOf = async (scope: Scope, place: PlaceId, live: readonly LiveBatch[], loads: string) => {
  const row = await localitiesRow(scope, place)
  if (row === undefined) return { areas: 'missing', localities: undefined } as const
  const looked = new Set(row.basis.parts)
  const members = (await membersOf(scope, [place])).map((one) => `${one.kind} ${one.code}`).sort()
  const fits =
    row.basis.postcodes === loads &&
    live.every(({ id, parts }) => parts.every((part) => looked.has(`${id}/${part}`))) &&
    // What a place is made of is not for the public to see; the hourly job looks whether it has changed.
    (members.length === 0 || members.join('\n') === row.basis.members.join('\n'))
  return fits
    ? ({ areas: 'known', localities: row.file } as const)
    : ({ areas: 'stale', localities: undefined } as const)
}

export const ledgerHere = async (
  scope: Scope,
  { analytics }: Pick<LocalEconomyServices, 'analytics'>,
  at: At | undefined,
  now: Date,
): Promise<LedgerHere> => {
  const id = placeAt(at)
  const inside = await mayRead(scope, 'ledger.receipts', id, now)
  // A place may show other pages to everybody, and not these.
  if (!inside && !(await publishedPagesOf(scope, id)).some(({ what }) => what === ledgerPages)) throw notFound('page')
  const live = await liveBatches(scope, id)
  const { loads, postcodes } = await registersNow(scope)
  const period = spanOf(live.flatMap((one) => [one.periodFrom, one.periodTo].filter((day) => day !== null)))
  return {
    id,
    place: await placeNamed(scope, id),
    asking: await analytics.reading(scope, id),
    live,
    hidden: await hiddenOf(scope, id),
    period,
    ...(await areasOf(scope, id, live, loads)),
    postcodes,
    mayImport: mayChange(scope, 'ledger.import', id),
    mayPublish: mayChange(scope, 'ledger.publish', id),
    inside,
  }
}

const wrong = (what: string, tip: string): Refused =>
  new Refused('wrong-value', 400, `This address names ${what}.`, tip)

/** @throws Refused where no financial year is named so */
export const yearAsked = (text: string | undefined): YearNumber | undefined => {
  if (text === undefined || text === '') return undefined
  const year = yearFromAddress(text)
  if (year === undefined)
    throw wrong('no financial year', 'A financial year is written as 2024-25, for April 2024 to March 2025.')
  return year
}

/** @throws Refused where there is no such month */
export const monthAsked = (text: string | undefined) => {
  if (text === undefined || text === '') return undefined
  const span = monthSpan(text)
  if (span === undefined) throw wrong('no month', 'A month is written as 2024-04, for April 2024.')
  return span
}

/** A day as an address or a person writes it; `wrong` where it is none. */
export const dayAsked = (text: string | undefined): Day | undefined | 'wrong' => {
  const written = text?.trim() ?? ''
  if (written === '') return undefined
  return asDay(written) ?? readDate(written, 'day-month-year') ?? 'wrong'
}
