// The sums of a ledger: by month, publisher, locality and basis, with how many lines each has.
import type { PlaceId } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { LiveBatch } from '../rules/records.ts'
import type { AmountBasis } from '../rules/types.ts'
import { liveBatches } from '../store/batches.ts'
import { localitiesRow } from '../store/localities-records.ts'
import {
  type Between,
  type LocalityOfBatch,
  localitiesOfBatches,
  type MonthOfBatch,
  monthsOfBatches,
} from '../store/summary.ts'
import type { Runner } from './runner.ts'

export interface Sum {
  readonly rows: number
  readonly pence: number
}
export type Basis = Readonly<Record<AmountBasis, Sum>>

/** Each sum says how much of it leaves VAT out, has it in, or does not say. */
export type SumOf<K extends string> = Readonly<Record<K, string>> & Sum & { readonly basis: Basis }

export interface LedgerSummary {
  readonly total: Sum & { readonly basis: Basis }
  readonly months: readonly SumOf<'month'>[]
  readonly publishers: readonly SumOf<'publisher'>[]
  readonly localities: readonly SumOf<'locality'>[]
  /** Of all batches that count, whatever their days: what is held counts in no sum yet. */
  readonly held: Sum
  readonly batches: number
}

const localityNames = ['inside', 'neighbour', 'elsewhere', 'not-known'] as const
const nothing: Basis = {
  net: { rows: 0, pence: 0 },
  gross: { rows: 0, pence: 0 },
  unknown: { rows: 0, pence: 0 },
}

const plus = (a: Sum, b: Sum): Sum => ({ rows: a.rows + b.rows, pence: a.pence + b.pence })

type Counted = Sum & { readonly batch: string }

const summed = (all: readonly Counted[], batches: ReadonlyMap<string, LiveBatch>): Sum & { readonly basis: Basis } =>
  all.reduce<Sum & { basis: Basis }>(
    (total, one) => {
      const basis = batches.get(one.batch)?.amountBasis ?? 'unknown'
      return { ...plus(total, one), basis: { ...total.basis, [basis]: plus(total.basis[basis], one) } }
    },
    { rows: 0, pence: 0, basis: nothing },
  )

/** The first days of financial years and months need no care: the lines themselves are added up. */
export const summary = (
  runner: Runner,
  { analytics }: Pick<LocalEconomyServices, 'analytics'>,
  place: PlaceId,
  between: Between,
): Promise<LedgerSummary> =>
  runner.read(async () => {
    const { scope } = runner
    const live = await liveBatches(scope, place)
    const batches = new Map<string, LiveBatch>(live.map((one) => [one.id, one]))
    const parts = live.flatMap(({ id, parts: all }) => all.map((part) => [id, part] as const))
    const localities = (await localitiesRow(scope, place))?.file
    const asking = await analytics.reading(scope, place)
    const none = parts.length === 0
    const byMonth: readonly MonthOfBatch[] = none ? [] : await monthsOfBatches(asking, parts, between)
    const byPlace: readonly LocalityOfBatch[] = none
      ? []
      : await localitiesOfBatches(asking, parts, between, localities)
    const publisherOf = ({ batch }: Counted): string => batches.get(batch)?.publisher ?? ''
    return {
      total: summed(byMonth, batches),
      months: [...Map.groupBy(byMonth, ({ month }) => month)].map(([month, all]) => ({
        month,
        ...summed(all, batches),
      })),
      publishers: [...Map.groupBy(byMonth, publisherOf)]
        .map(([publisher, all]) => ({ publisher, ...summed(all, batches) }))
        .sort((a, b) => (a.publisher < b.publisher ? -1 : 1)),
      localities: localityNames.map((locality) => ({
        locality,
        ...summed(
          byPlace.filter((one) => one.locality === locality),
          batches,
        ),
      })),
      held: live.reduce<Sum>((sum, one) => plus(sum, { rows: one.rows.held, pence: one.pence.held }), {
        rows: 0,
        pence: 0,
      }),
      batches: live.length,
    }
  })
