// The files that count, as one table: of every live batch its parts, each row with what the amounts of its batch hold.
import { files, joined, literal, type Query, query } from '../../../platform/analytics/index.ts'
import type { LiveBatch } from '../rules/records.ts'
import type { AmountBasis } from '../rules/types.ts'
import type { PartFile } from './rollups.ts'

/** What a question needs of a batch that counts. */
export type Counting = Pick<LiveBatch, 'id' | 'parts' | 'amountBasis'>

const bases: readonly AmountBasis[] = ['net', 'gross', 'unknown']

/** The parts' files of this name. */
export const partsOf = (live: readonly Counting[], name: PartFile): readonly (readonly string[])[] =>
  live.flatMap(({ id, parts }) => parts.map((part) => [id, part, `${name}.parquet`]))

/** A subquery with the column `basis` besides; undefined where nothing counts. */
export const rolledUp = (live: readonly Counting[], name: PartFile): Query | undefined => {
  const parts = bases.flatMap((basis) => {
    const found = partsOf(
      live.filter(({ amountBasis }) => amountBasis === basis),
      name,
    )
    return found.length === 0 ? [] : [query`select *, ${literal(basis)} as basis from read_parquet(${files(found)})`]
  })
  return parts.length === 0 ? undefined : query`(${joined(parts, query` union all `)})`
}

/** How many lines of each basis a sum holds: said beside it in words. */
export type BasisLines = Readonly<Record<AmountBasis, number>>

export const noBasis: BasisLines = { net: 0, gross: 0, unknown: 0 }

export const addBasis = (a: BasisLines, b: BasisLines): BasisLines => ({
  net: a.net + b.net,
  gross: a.gross + b.gross,
  unknown: a.unknown + b.unknown,
})

/** Of a roll-up: `lines` of each basis, as three columns that `basisOf` reads. */
export const basisSums = query`coalesce(sum(lines) filter (where basis = 'net'), 0)::bigint as net,
  coalesce(sum(lines) filter (where basis = 'gross'), 0)::bigint as gross,
  coalesce(sum(lines) filter (where basis = 'unknown'), 0)::bigint as unknown`

/** Lines, pence, and how many of the lines are of which basis. */
export interface Sum {
  readonly lines: number
  readonly pence: number
  readonly basis: BasisLines
}

export interface SumRow extends BasisLines {
  readonly lines: number
  readonly pence: number
}

export const noSum: Sum = { lines: 0, pence: 0, basis: noBasis }

export const sumOf = ({ lines, pence, net, gross, unknown }: SumRow): Sum => ({
  lines,
  pence,
  basis: { net, gross, unknown },
})

export const addSums = (sums: Iterable<Sum>): Sum => {
  let [lines, pence, basis] = [0, 0, noBasis]
  for (const one of sums) {
    lines += one.lines
    pence += one.pence
    basis = addBasis(basis, one.basis)
  }
  return { lines, pence, basis }
}

export const lessSum = (all: Sum, less: Sum): Sum => ({
  lines: all.lines - less.lines,
  pence: all.pence - less.pence,
  basis: {
    net: all.basis.net - less.basis.net,
    gross: all.basis.gross - less.basis.gross,
    unknown: all.basis.unknown - less.basis.unknown,
  },
})

/** Of what counts, by its records alone. */
export const sumOfBatches = (live: readonly Pick<LiveBatch, 'rows' | 'pence' | 'amountBasis'>[]): Sum =>
  addSums(
    live.map(({ rows, pence, amountBasis }) => ({
      lines: rows.accepted,
      pence: pence.accepted,
      basis: { ...noBasis, [amountBasis]: rows.accepted },
    })),
  )
