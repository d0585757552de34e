// What every kind of workbook is read as.
import type { Row } from '../split.ts'

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** A chart that fills a sheet by itself has no rows. */
  readonly kind: 'rows' | 'chart'
  /** From the first row to the last with something in it; none where the sheet is empty. May be called again. */
  rows(): AsyncGenerator<Row[]>
}
