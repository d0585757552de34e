// A ledger of a few batches for questions: made-up lines written as an import leaves them, with no database.
import type { TestContext } from 'node:test'
import type { HiddenRow, LiveBatch } from '../../src/local-economy/ledger/rules/records.ts'
import { supplierNormal } from '../../src/local-economy/ledger/rules/suppliers.ts'
import type { AmountBasis, LineValues } from '../../src/local-economy/ledger/rules/types.ts'
import { yearOf } from '../../src/local-economy/ledger/rules/years.ts'
import { writeCorrections } from '../../src/local-economy/ledger/store/corrections-files.ts'
import { type Asking, file, joined, query } from '../../src/platform/analytics/index.ts'
import { type Day, pence } from '../../src/platform/kernel/index.ts'
import { batchRoom } from './batch-room.ts'

export interface MadeLine {
  readonly day: string
  readonly pence: number
  readonly supplier: string
  readonly description?: string | null
  readonly category?: string | null
  readonly reference?: string | null
  readonly postcode?: string | null
}

export interface MadeBatch {
  readonly id: string
  readonly basis: AmountBasis
  /** By part, `p1` first: all of them are payments. Rows are numbered through. */
  readonly parts: Readonly<Record<string, readonly MadeLine[]>>
}

export interface PlacedLine extends Required<MadeLine> {
  readonly batch: string
  readonly row: number
  readonly basis: AmountBasis
}

export interface SmallLedger {
  readonly asking: Asking
  readonly live: readonly LiveBatch[]
  readonly lines: readonly PlacedLine[]
  readonly localities: readonly string[]
}

const nothing = {
  supplierNumber: null,
  companyNumber: null,
  charityNumber: null,
  vatNumber: null,
  vatPence: null,
}

const valuesOf = ({ batch: _b, row: _r, basis: _s, ...line }: PlacedLine): LineValues => ({
  ...nothing,
  ...line,
  day: line.day as Day,
  pence: pence(line.pence),
})

const placed = ({ id, basis, parts }: MadeBatch): readonly (readonly [part: string, lines: PlacedLine[]])[] => {
  let row = 0
  return Object.entries(parts).map(([part, lines]) => [
    part,
    lines.map((line) => {
      row += 1
      const empty = { description: null, category: null, reference: null, postcode: null }
      return { ...empty, ...line, batch: id, basis, row }
    }),
  ])
}

const recordOf = ({ id, basis, parts }: MadeBatch, lines: readonly PlacedLine[]): LiveBatch => {
  const days = lines.map(({ day }) => day as Day).sort()
  return {
    id: id as LiveBatch['id'],
    publisher: `Publisher of ${id}`,
    fileName: `${id}.csv`,
    innerName: null,
    sheet: null,
    parts: Object.keys(parts),
    amountBasis: basis,
    periodFrom: days[0] ?? null,
    periodTo: days.at(-1) ?? null,
    rows: { source: lines.length, accepted: lines.length, held: 0, notData: 0 },
    pence: { accepted: pence(lines.reduce((sum, one) => sum + one.pence, 0)), held: pence(0), notData: pence(0) },
  }
}

/** @param places where postcodes lie; the others are not known */
export const smallLedger = async (
  t: TestContext,
  batches: readonly MadeBatch[],
  places: Readonly<Record<string, readonly [locality: string, district: string]>> = {},
): Promise<SmallLedger> => {
  const room = await batchRoom(t)
  const all: PlacedLine[] = []
  const live: LiveBatch[] = []
  for (const batch of batches) {
    const writing = await room.writing(batch.id)
    const parts = placed(batch)
    for (const [part, lines] of parts)
      await writeCorrections(writing, {
        batch: batch.id,
        part,
        rows: lines.map((line) => ({ row: line.row, outcome: { values: valuesOf(line) } })),
      })
    await writing.close()
    const lines = parts.flatMap(([, ofPart]) => ofPart)
    all.push(...lines)
    live.push(recordOf(batch, lines))
  }
  const localities = ['localities', 'now.parquet']
  const writing = await room.writing('localities')
  const rows = Object.entries(places).map(
    ([postcode, [locality, district]]) => query`(${postcode}, ${locality}, ${district})`,
  )
  await writing.run(query`copy (select postcode::varchar as postcode, locality::varchar as locality, district::varchar as district
    from (values ${joined([query`(null, null, null)`, ...rows])}) t (postcode, locality, district) where postcode is not null)
    to ${file(...localities)} (format parquet)`)
  await writing.close()
  return { asking: await room.reading(), live, lines: all, localities }
}

/** As the record of a hidden line says it. */
export const hiddenRow = ({ batch, row, supplier, day, pence: amount }: PlacedLine): HiddenRow => ({
  batch: batch as HiddenRow['batch'],
  row,
  normal: supplierNormal(supplier),
  financialYear: yearOf(day),
  pence: pence(amount),
})
