// Rows that were held, put right: each round is a part of its own, and rows and pence always add up. And lines that are hidden.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  addFiles,
  batchOf,
  type LedgerRoom,
  ledgerRoom,
  reading,
  spend,
  writing,
} from '../../../../test/support/ledger-room.ts'
import { personScope, publicScope, systemScope } from '../../../../test/support/scopes.ts'
import { searchAudit } from '../../../platform/audit/index.ts'
import type { BatchId, BatchRow, CorrectionTyped } from '../rules/records.ts'
import { batchById } from '../store/batches.ts'
import { correctionsOf } from '../store/corrections.ts'
import { hiddenLine, hiddenOf } from '../store/hidden.ts'
import { checkLedger } from './check.ts'
import { correctRows, dismissHeld } from './correct.ts'
import { hideLine, showLine } from './hide.ts'
import { publishLedger } from './publish.ts'
import { inOpen } from './runner.ts'
import { summary } from './summary.ts'

/** Rows 3 and 4 have no date, row 5 no amount that can be read, row 6 no supplier. */
const damaged = spend(
  ['01/04/2024', 'Alder Works Ltd', '10.00'],
  ['soon', 'Birch & Co', '20.00'],
  ['later', 'Cedar', '30.00'],
  ['28/04/2024', 'Dogwood Ltd', 'see note'],
  ['29/04/2024', '', '50.00'],
)

const setUp = async (room: LedgerRoom): Promise<BatchId> => {
  const id = batchOf(await addFiles(room, [['april.csv', damaged]]))
  assert.deepEqual((await batch(room, id)).rows, { source: 6, accepted: 1, held: 4, notData: 1 })
  return id
}

const batch = async (room: LedgerRoom, id: BatchId): Promise<BatchRow> => {
  const found = await reading(room, (scope) => batchById(scope, room.place, id))
  assert.ok(found)
  return found
}

const correct = (room: LedgerRoom, id: BatchId, rows: readonly CorrectionTyped[]) =>
  correctRows(room.context(systemScope()), room.services, { place: room.place, batch: id, rows })

const checked = (room: LedgerRoom) => reading(room, (scope) => checkLedger(scope, room.services))

test('corrected rows join the sums, in rounds, and the batch stays whole', async (t) => {
  const room = await ledgerRoom(t)
  const id = await setUp(room)
  const first = await correct(room, id, [
    { row: 3, values: { date: '2024-05-02' }, why: 'Asked the council' },
    { row: 5, values: { amount: '£1,000.01' } },
  ])
  assert.deepEqual(first, {
    ok: true,
    value: {
      part: 'c1',
      counts: { source: 6, accepted: 3, held: 2, notData: 1 },
      amounts: { accepted: 1000 + 2000 + 100_001, held: 8000, notData: 0 },
    },
  })
  assert.equal((await correct(room, id, [{ row: 6, notData: 'total' }])).ok, true)
  const now = await batch(room, id)
  assert.deepEqual(now.parts, ['p1', 'c1', 'c2'])
  assert.deepEqual(now.rows, { source: 6, accepted: 3, held: 1, notData: 2 })
  assert.deepEqual(now.pence, { accepted: 103_001, held: 3000, notData: 5000 }, 'its pence go with it')
  assert.deepEqual([now.periodFrom, now.periodTo], ['2024-04-01', '2024-05-02'])
  assert.equal((await checked(room)).ok, true)
  const sums = await summary(room.context(systemScope()), room.services, room.place, { from: null, to: null })
  assert.deepEqual(
    sums.months.map(({ month, pence }) => [month, pence]),
    [
      ['2024-04', 101_001],
      ['2024-05', 2000],
    ],
  )
  const made = await reading(room, (scope) => correctionsOf(scope, id))
  assert.deepEqual(
    made.map((one) => [one.row, one.part, one.outcome, one.pence, one.why]),
    [
      [3, 'c1', 'accepted', 2000, 'Asked the council'],
      [5, 'c1', 'accepted', 100_001, null],
      [6, 'c2', 'not-data', 5000, null],
    ],
  )
  const { entries } = await reading(room, (scope) => searchAudit(scope, { text: 'ledger rows corrected' }))
  assert.equal(entries.length, 2)
  assert.deepEqual(
    room.started.map(({ name }) => name),
    ['ledger.localities', 'ledger.localities'],
  )
})

test('one row that is not right stops all, and says which and why', async (t) => {
  const room = await ledgerRoom(t)
  const id = await setUp(room)
  const tried = await correct(room, id, [
    { row: 3, values: { date: '31/02/2024' } },
    { row: 4, values: { date: '2024-04-04' } },
    { row: 5, values: {} },
    { row: 6, values: { supplier: ' ', postcode: 'nowhere', companyNumber: 'x y z!' } },
  ])
  assert.equal(tried.ok, false)
  assert.deepEqual(Object.keys(tried.ok ? {} : tried.errors).sort(), [
    'amount-5',
    'companyNumber-6',
    'date-3',
    'postcode-6',
    'supplier-6',
  ])
  assert.deepEqual((await batch(room, id)).parts, ['p1'])
  await assert.rejects(correct(room, id, [{ row: 2, values: {} }]), { reason: 'row-not-held' })
})

test('of two people who put the same row right, the slower is told', async (t) => {
  const room = await ledgerRoom(t)
  const id = await setUp(room)
  const row = { row: 3, values: { date: '2024-04-03' } }
  const both = await Promise.allSettled([correct(room, id, [row]), correct(room, id, [row])])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  await assert.rejects(correct(room, id, [row]), { reason: 'row-not-held' })
  assert.equal((await checked(room)).ok, true)
})

test('all rows held for one reason can be taken as no data', async (t) => {
  const room = await ledgerRoom(t)
  const id = await setUp(room)
  const request = { place: room.place, batch: id, reason: 'date-unreadable', notData: 'note', why: null } as const
  assert.equal(await dismissHeld(room.context(systemScope()), room.services, request), 2)
  assert.equal(await dismissHeld(room.context(systemScope()), room.services, request), 0)
  const now = await batch(room, id)
  assert.deepEqual(now.rows, { source: 6, accepted: 1, held: 2, notData: 3 })
  assert.deepEqual(now.pence, { accepted: 1000, held: 5000, notData: 5000 })
  assert.equal((await checked(room)).ok, true)
})

test('a page corrects in the transaction of its request, and nothing is left where that fails', async (t) => {
  const room = await ledgerRoom(t)
  const id = await setUp(room)
  const request = { place: room.place, batch: id, rows: [{ row: 3, values: { date: '2024-04-03' } }] }
  await assert.rejects(
    writing(room, async (scope) => {
      assert.equal((await correctRows(inOpen(scope), room.services, request)).ok, true)
      throw new Error('the server stops here')
    }),
  )
  assert.deepEqual((await batch(room, id)).parts, ['p1'])
  const again = await writing(room, (scope) => correctRows(inOpen(scope), room.services, request))
  assert.equal(again.ok, true)
  assert.equal((await checked(room)).ok, true)
})

test('a line is hidden with a reason and shown again; its supplier is kept for the sums only', async (t) => {
  const room = await ledgerRoom(t)
  const id = await setUp(room)
  await correct(room, id, [{ row: 4, values: { date: '2024-03-31' } }])
  const at = { place: room.place, batch: id }
  await writing(room, (scope) => hideLine(scope, room.services, { ...at, row: 2, reason: 'A person is named' }))
  await writing(room, (scope) => hideLine(scope, room.services, { ...at, row: 4, reason: 'Another' }))
  const hidden = await reading(room, (scope) => hiddenOf(scope, room.place))
  assert.deepEqual(hidden, [
    { batch: id, row: 2, normal: 'ALDER WORKS LTD', financialYear: 2024, pence: 1000 },
    { batch: id, row: 4, normal: 'CEDAR', financialYear: 2023, pence: 3000 },
  ])
  assert.equal((await reading(room, (scope) => hiddenLine(scope, id, 2)))?.reason, 'A person is named')
  for (const row of [1, 3, 99])
    await assert.rejects(
      writing(room, (scope) => hideLine(scope, room.services, { ...at, row, reason: 'x' })),
      { reason: 'not-found' },
    )
  await assert.rejects(
    writing(room, (scope) => hideLine(scope, room.services, { ...at, row: 2, reason: ' ' })),
    { reason: 'reason-needed' },
  )
  const importer = personScope({ places: [room.place], allowed: ['ledger.import'] })
  await assert.rejects(
    writing(room, (scope) => hideLine(scope, room.services, { ...at, row: 2, reason: 'x' }), importer),
    { reason: 'not-allowed' },
  )
  await writing(room, (scope) => publishLedger(scope, room.place))
  assert.equal((await reading(room, (scope) => hiddenOf(scope, room.place), publicScope())).length, 2)
  await writing(room, (scope) => showLine(scope, { ...at, row: 2 }))
  assert.equal((await reading(room, (scope) => hiddenOf(scope, room.place))).length, 1)
})
