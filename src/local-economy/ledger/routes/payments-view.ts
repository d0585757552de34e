// Pages of a long list, and lines from the files with what the records say of them.
import { Type } from '../../../platform/http/index.ts'
import { Refused } from '../../../platform/kernel/index.ts'
import { mostPaged, type PaymentShown } from '../pages/payments.ts'
import type { LineFound } from '../store/reading-lines.ts'
import { supplierKeysOf } from '../store/suppliers.ts'
import type { LedgerHere } from './reading-here.ts'
import { batchTitle } from './upload-views.ts'

const usual = 50

export const pageQuery = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'Rows at once: 50 unless told' })),
}

export interface PageAsked {
  readonly skip: number
  readonly most: number
  /** Which page this is of how many. @throws Refused where there is no such page */
  within(rows: number): { readonly page: number; readonly pages: number }
}

export const pageOf = ({ page = 1, size = usual }: { readonly page?: number; readonly size?: number }): PageAsked => ({
  skip: (page - 1) * size,
  most: size,
  within: (rows) => {
    const pages = Math.max(1, Math.ceil(rows / size))
    if (page > pages)
      throw new Refused('no-such-page', 404, `This list has no page ${page}.`, `Its last page is ${pages}.`)
    return { page, pages }
  },
})

/** Asked before lines are: to go through millions of them for a late page takes long. @throws Refused beyond that */
export const notTooFar = ({ skip, most }: PageAsked): void => {
  if (skip + most > mostPaged)
    throw new Refused(
      'page-too-far',
      400,
      `Only the first ${mostPaged.toLocaleString('en-GB')} payments can be paged through.`,
      'Choose a month, or search, to see the others.',
    )
}

export const paymentsOf = async (
  { asking, live }: Pick<LedgerHere, 'asking' | 'live'>,
  lines: readonly LineFound[],
): Promise<readonly PaymentShown[]> => {
  const batches = new Map<string, LedgerHere['live'][number]>(live.map((one) => [one.id, one]))
  const keys = await supplierKeysOf(asking, [...new Set(lines.map(({ supplier }) => supplier))])
  return lines.flatMap((line) => {
    const batch = batches.get(line.batch)
    const key = keys.get(line.supplier)
    if (batch === undefined || key === undefined) return []
    const { publisher, amountBasis } = batch
    return [{ ...line, key, publisher, amountBasis, file: batchTitle(batch) }]
  })
}

export const paymentJson = ({ day, key: _key, file: _file, ...one }: PaymentShown) => ({ date: day, ...one })
