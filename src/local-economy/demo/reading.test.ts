import assert from 'node:assert/strict'
import test from 'node:test'
import { readRows } from '../../platform/tabular/index.ts'
import { decideOrder, detect, makeRowReader, type SourceRow, withOrder } from '../ledger/rules/index.ts'
import { type DemoFile, demoFiles } from './files.ts'
import { smallDemonstration, wholeDemonstration } from './payments.ts'

async function* bytesOf(file: DemoFile) {
  yield file.bytes
}

const rowsOf = async (file: DemoFile): Promise<readonly SourceRow[]> => {
  const rows: SourceRow[] = []
  for await (const batch of readRows(bytesOf(file), { blanks: true }))
    for (const { record, line, cells } of batch)
      rows.push({ row: record, line, cells: cells.map((cell) => (cell === '' ? null : cell)) })
  return rows
}

/** The rows as a sample shows them: the first, some of the middle, the last. */
const sampleOf = (rows: readonly SourceRow[]): readonly SourceRow[] => {
  const step = Math.max(1, Math.floor(rows.length / 200))
  return rows.filter((_, i) => i < 300 || i >= rows.length - 50 || i % step === 0)
}

const read = async (file: DemoFile) => {
  const rows = await rowsOf(file)
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  const sample = { rows: sampleOf(rows), records: rows.length, columns, fileName: file.name, sheet: null }
  const detected = detect(sample)
  const counts = new Map<string, number>()
  const at = (detected.mapping.columns.date?.column ?? 1) - 1
  for (const { cells } of rows) counts.set(cells[at] ?? '', (counts.get(cells[at] ?? '') ?? 0) + 1)
  const found = withOrder(detected, decideOrder([...counts].map(([text, count]) => ({ text, count }))))
  const reader = makeRowReader(found.mapping, found.headings, columns)
  return { found, outcomes: rows.map((row) => ({ row: row.row, ...reader.readRow(row) })) }
}

const check = async (file: DemoFile): Promise<void> => {
  const { found, outcomes } = await read(file)
  assert.deepEqual(found.questions, [], file.name)
  assert.equal(found.notLedger, null, file.name)
  const accepted = outcomes.flatMap((one) => (one.kind === 'accepted' ? [one] : []))
  assert.equal(accepted.length, file.lines - file.spoilt, file.name)
  assert.equal(outcomes.filter((one) => one.kind === 'held').length, file.spoilt, file.name)
  assert.equal(
    accepted.reduce((sum, { values }) => sum + values.pence, 0),
    file.pence,
    file.name,
  )
  if (file.hidden)
    assert.ok(
      accepted.some(({ row }) => row === file.hidden?.row),
      file.name,
    )
  for (const field of ['date', 'supplier', 'amount', 'category', 'reference', 'postcode'] as const)
    assert.ok(found.mapping.columns[field], `${file.name}: ${field}`)
  assert.equal(found.mapping.amountBasis, file.name.startsWith('pcc') ? 'gross' : 'net', file.name)
}

test('every text file of the small demonstration is read as it was meant, without a question', async () => {
  for (const file of demoFiles(smallDemonstration)) if (file.name.endsWith('.csv')) await check(file)
})

test('a file of each layout is read as it was meant at full size, too', async () => {
  const wanted = ['2023-10', '2024-03', '2024-10', '2025-04', '2025-10'].map(
    (month) => `merebridge-payments-${month}.csv`,
  )
  for (const file of demoFiles(wholeDemonstration)) if (wanted.includes(file.name)) await check(file)
})

test('the VAT number that was glued to a supplier is taken off', async () => {
  const file = [...demoFiles(smallDemonstration)].find(({ name }) => name === 'merebridge-payments-2025-04.csv')
  assert.ok(file)
  const { outcomes } = await read(file)
  const glued = outcomes.flatMap((one) => (one.kind === 'accepted' && one.values.vatNumber ? [one.values] : []))
  assert.deepEqual(
    glued.map(({ supplier, vatNumber }) => [supplier, vatNumber]),
    [['Drummelholt Surfacing Limited', 'GB999000173']],
  )
})
