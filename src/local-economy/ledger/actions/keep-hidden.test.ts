// A hidden row stays hidden whatever is done with its file, in whichever order.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
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
import { personScope, systemScope } from '../../../../test/support/scopes.ts'
import type { BatchId, LookedTable } from '../rules/records.ts'
import { batchById } from '../store/batches.ts'
import { fileHoldsHidden, hiddenLine, hiddenOf, hiddenRowsIn } from '../store/hidden.ts'
import { add } from './add.ts'
import { correctRows } from './correct.ts'
import { hideLine, showLine } from './hide.ts'
import { look } from './look.ts'
import { undo } from './undo.ts'

/** Row 2 is the one to hide. */
const april = spend(['28/04/2024', 'Ms Private Person', '10.00'], ['01/04/2024', 'Alder Works Ltd', '20.00'])
/** The same payment in a better file, in another row. */
const better = spend(
  ['01/04/2024', 'Alder Works Ltd', '20.00'],
  ['28/04/2024', 'MS PRIVATE  PERSON', '10.00'],
  ['28/04/2024', 'Birch & Co', '10.00'],
)

const hide = (room: LedgerRoom, batch: BatchId, row: number) =>
  writing(room, (scope) => hideLine(scope, room.services, { place: room.place, batch, row, reason: 'A person' }))
const takeOut = (room: LedgerRoom, batch: BatchId) => writing(room, (scope) => undo(scope, room.place, batch, null))
const counted = (room: LedgerRoom) => reading(room, (scope) => hiddenOf(scope, room.place))
const isHidden = async (room: LedgerRoom, batch: BatchId, row: number) =>
  (await reading(room, (scope) => hiddenLine(scope, batch, row)))?.reason === 'A person'
const added = async (room: LedgerRoom, name: string, content: string, replaces?: BatchId) =>
  batchOf(await addFiles(room, [[name, content]], replaces === undefined ? {} : { replaces }))

const private2 = (batch: BatchId, row = 2) => ({
  batch,
  row,
  normal: 'MS PRIVATE PERSON',
  financialYear: 2024,
  pence: 1000,
})

test('undone and added again, or put in its own place, a file hides what was hidden in it', async (t) => {
  const room = await ledgerRoom(t)
  const first = await added(room, 'april.csv', april)
  await hide(room, first, 2)
  await takeOut(room, first)
  assert.deepEqual(await counted(room), [])
  const second = await added(room, 'renamed.csv', april)
  assert.deepEqual(await counted(room), [private2(second)])
  const third = await added(room, 'april.csv', april, second)
  assert.deepEqual(await counted(room), [private2(third)])
  for (const batch of [first, second, third]) assert.equal(await isHidden(room, batch, 2), true)
})

test('hidden in one reading, a row is hidden in the readings before it; shown in one, it is shown in all', async (t) => {
  const room = await ledgerRoom(t)
  const first = await added(room, 'april.csv', april)
  await takeOut(room, first)
  const second = await added(room, 'april.csv', april)
  await hide(room, second, 2)
  assert.equal(await isHidden(room, first, 2), true)
  const third = await added(room, 'april.csv', april, second)
  await writing(room, (scope) => showLine(scope, { place: room.place, batch: third, row: 2 }))
  for (const batch of [first, second, third]) assert.equal(await isHidden(room, batch, 2), false)
  assert.deepEqual(await counted(room), [])
})

/** The same file with its dates sought in a column that has none: every row is held. */
const misread = async (room: LedgerRoom, replaces: BatchId): Promise<BatchId> => {
  const runner = room.context(systemScope())
  const { key } = await room.services.files.put(Readable.from([Buffer.from(april)]), { maxBytes: 1e9 })
  const file = { key, name: 'april.csv', path: await room.services.files.pathOf(key) }
  const request = { place: room.place, publisher: 'Merebridge Council', file, replaces }
  const first = await look(runner, room.services, request)
  const [table] = first.tables as [LookedTable]
  const columns = { ...table.mapping.columns, date: { column: 4, heading: 'Purpose' } }
  const again = await look(runner, room.services, { ...request, mapping: { ...table.mapping, columns } })
  return batchOf(await add(runner, room.services, { ...request, looked: [again] }))
}

test('held in another reading it is not shown, and hidden at once when somebody puts it right', async (t) => {
  const room = await ledgerRoom(t)
  const first = await added(room, 'april.csv', april)
  await hide(room, first, 2)
  const second = await misread(room, first)
  const batch = await reading(room, (scope) => batchById(scope, room.place, second))
  assert.equal(batch?.rows.held, 2)
  assert.deepEqual(await counted(room), [], 'it is no line, so it leaves no sum')
  assert.equal(await isHidden(room, second, 2), true)
  const rows = await reading(room, (scope) => hiddenRowsIn(scope, room.place, batch!))
  assert.deepEqual(
    rows.map(({ row }) => row),
    [2],
  )
  const importer = personScope({ places: [room.place], allowed: ['ledger.import'] })
  const values = { date: '2024-03-31', amount: '11.00' }
  const request = {
    place: room.place,
    batch: second,
    rows: [
      { row: 2, values },
      { row: 3, values },
    ],
  }
  assert.equal((await correctRows(room.context(importer), room.services, request)).ok, true)
  assert.deepEqual(await counted(room), [{ ...private2(second), financialYear: 2023, pence: 1100 }])
  const third = await added(room, 'april.csv', april, second)
  assert.deepEqual([await counted(room), await isHidden(room, third, 2)], [[], true], 'held again, as was remembered')
})

test('in a better file that takes its place, a hidden payment is known again', async (t) => {
  const room = await ledgerRoom(t)
  const first = await added(room, 'april.csv', april)
  await hide(room, first, 2)
  const report = await addFiles(room, [['better.csv', better]], { replaces: first })
  const second = batchOf(report)
  assert.deepEqual(await counted(room), [private2(second, 3)])
  assert.match(
    report.files[0]?.warnings.join() ?? '',
    /1 line that was hidden in the file it replaces is hidden here too/,
  )
  const other = spend(['28/04/2024', 'Somebody else', '10.00'], ['02/04/2024', 'Alder Works Ltd', '20.00'])
  const third = await addFiles(room, [['other.csv', other]], { replaces: second })
  assert.match(third.files[0]?.warnings.join() ?? '', /1 line .* is not in this one/)
  assert.deepEqual(await counted(room), [])
})

test('a file is kept back where a hidden row may stand in it, by whatever name it came', async (t) => {
  const room = await ledgerRoom(t)
  const first = await added(room, 'april.csv', april)
  const second = await added(room, 'may.csv', better)
  const holds = async (batch: BatchId, packed = false) => {
    const found = await reading(room, (scope) => batchById(scope, room.place, batch))
    assert.ok(found)
    return reading(room, (scope) => fileHoldsHidden(scope, packed ? { ...found, innerName: 'a.csv' } : found))
  }
  assert.deepEqual([await holds(first), await holds(second, true)], [false, false])
  await hide(room, first, 2)
  assert.deepEqual([await holds(first), await holds(second), await holds(second, true)], [true, false, true])
})
