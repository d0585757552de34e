// A round of corrections as a part of its batch: the same five files, from the few rows that a person put right.
import { named, query, type Writing } from '../../../platform/analytics/index.ts'
import type { Pence } from '../../../platform/kernel/index.ts'
import type { Amounts, Counts, LineValues, NotDataKind } from '../rules/types.ts'
import { createLineTable, lineSelect, rowValues } from './line-columns.ts'
import { countsAndAmounts, kindSums } from './line-sums.ts'
import { partFile, writeRollUps } from './rollups.ts'

export interface CorrectedRow {
  readonly row: number
  /** What it says; or that it is no data, with the amount that it was held with. */
  readonly outcome: { readonly values: LineValues } | { readonly notData: NotDataKind; readonly pence: Pence }
}

/** Writes `<batch>/<part>/` ; a row that is no data takes its amount along. */
export const writeCorrections = async (
  writing: Writing,
  request: { readonly batch: string; readonly part: string; readonly rows: readonly CorrectedRow[] },
): Promise<{ readonly counts: Counts; readonly amounts: Amounts }> => {
  const { batch, part, rows } = request
  async function* lines() {
    yield rows.map(({ row, outcome }) =>
      'values' in outcome
        ? rowValues(row, { kind: 'accepted', values: outcome.values })
        : rowValues(row, { kind: 'not-data', what: outcome.notData, pence: outcome.pence }),
    )
  }
  await writing.makeFolder(part)
  await writing.run(createLineTable('corrected'))
  await writing.append('corrected', lines())
  await writing.run(query`copy (select ${lineSelect(batch, named)} from corrected order by row)
    to ${partFile(batch, part, 'lines')} (format parquet, compression zstd)`)
  await writing.run(query`drop table corrected`)
  const found = countsAndAmounts(await kindSums(writing, batch, part, false))
  if (found.counts.source !== rows.length) throw new Error(`The corrections of ${batch} do not add up`)
  await writeRollUps(writing, batch, part)
  return found
}
