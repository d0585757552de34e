import assert from 'node:assert/strict'
import test from 'node:test'
import { batchRoom, listsOf } from '../../../../test/support/batch-room.ts'
import { file, files, query } from '../../../platform/analytics/index.ts'
import { type Day, pence } from '../../../platform/kernel/index.ts'
import { type CorrectedRow, writeCorrections } from './corrections-files.ts'

const corrected = (row: number, amount: number, day = '2024-04-01'): CorrectedRow => ({
  row,
  outcome: {
    values: {
      day: day as Day,
      pence: pence(amount),
      supplier: 'Mere Care Ltd',
      description: null,
      category: null,
      reference: 'R1',
      supplierNumber: null,
      companyNumber: null,
      charityNumber: null,
      vatNumber: null,
      postcode: 'ZX11AA',
      vatPence: pence(-5),
    },
  },
})

test('rounds of corrections are parts of their own, and add up', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  const first = await writeCorrections(writing, {
    batch: 'b1',
    part: 'c1',
    rows: [corrected(9, 250), { row: 3, outcome: { notData: 'total', pence: pence(700) } }],
  })
  assert.deepEqual(first, {
    counts: { source: 2, accepted: 1, held: 0, notData: 1 },
    amounts: { accepted: 250, held: 0, notData: 700 },
  })
  const second = await writeCorrections(writing, { batch: 'b1', part: 'c2', rows: [corrected(4, -50, '2024-05-31')] })
  assert.equal(second.amounts.accepted, -50)
  assert.deepEqual(await listsOf(writing, query`from read_parquet(${file('b1', 'c1', 'lines.parquet')})`), [
    ['b1', 3, 'not-data', 'total', null, 700, null, null, null, null, null, null, null, null, null, null],
    [
      'b1',
      9,
      'accepted',
      null,
      '2024-04-01',
      250,
      'Mere Care Ltd',
      null,
      null,
      'R1',
      null,
      null,
      null,
      null,
      'ZX11AA',
      -5,
    ],
  ])
  const months = files(['c1', 'c2'].map((part) => ['b1', part, 'months.parquet']))
  assert.deepEqual(
    await listsOf(writing, query`select month, lines, pence from read_parquet(${months}) order by month`),
    [
      ['2024-04-01', 1, 250],
      ['2024-05-01', 1, -50],
    ],
  )
})
