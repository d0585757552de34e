// From a file to the ledger and out again: what is added, what is known again, what takes another's place, and who sees it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addFiles, batchOf, ledgerRoom, reading, spend, writing } from '../../../../test/support/ledger-room.ts'
import { personScope, publicScope, systemScope } from '../../../../test/support/scopes.ts'
import { searchAudit } from '../../../platform/audit/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BatchId } from '../rules/records.ts'
import { batchById, batchesOf, liveBatches } from '../store/batches.ts'
import { rememberedMapping } from '../store/mappings.ts'
import { checkLedger } from './check.ts'
import { publishLedger, withdrawLedger } from './publish.ts'
import { summary } from './summary.ts'
import { undo } from './undo.ts'

const april = spend(
  ['01/04/2024', 'Alder Works Ltd', '10.00', 'ZX1 1AA'],
  ['28/04/2024', 'Birch & Co', '1234.50', 'ZX1 1AB'],
  ['soon', 'Cedar', '5.00'],
  ['30/04/2024', 'Dogwood Ltd', '-7.25'],
)
const corrected = april.replace('soon', '29/04/2024')
const may = spend(['13/05/2024', 'Alder Works Ltd', '1.00'], ['14/05/2024', 'Alder Works Ltd', '2.00'])

test('a file is added with every row accounted for, its mapping remembered, and an entry in the audit', async (t) => {
  const room = await ledgerRoom(t)
  const report = await addFiles(room, [['april.csv', april]])
  const [one] = report.files
  assert.deepEqual(one?.rows, { source: 5, accepted: 3, held: 1, notData: 1 })
  assert.deepEqual(one?.amountPence, { accepted: 1000 + 123_450 - 725, held: 500, notData: 0 })
  assert.deepEqual(one?.period, { from: '2024-04-01', to: '2024-04-30' })
  assert.equal(one?.amountBasis, 'net')
  assert.deepEqual(report.total, { files: 1, rows: one?.rows, amountPence: one?.amountPence })

  const id = batchOf(report)
  const batch = await reading(room, (scope) => batchById(scope, room.place, id))
  assert.equal(batch?.state, 'live')
  assert.deepEqual(batch?.rows, one?.rows)
  assert.deepEqual(batch?.pence, one?.amountPence)
  assert.deepEqual(batch?.parts, ['p1'])
  assert.deepEqual([batch?.found.readBy, batch?.found.totals], ['engine', { compared: 0, agreeing: 0, rows: [] }])
  assert.equal(await room.services.files.has(batch?.fileKey ?? ''), true)
  assert.deepEqual(await reading(room, (scope) => checkLedger(scope, room.services)), {
    ok: true,
    words: '1 batch with 3 lines, all whole and adding up.',
  })
  const { entries } = await reading(room, (scope) => searchAudit(scope, { text: 'ledger file added' }))
  assert.deepEqual(
    entries.map((entry) => [entry.subject.id, entry.place]),
    [[id, room.place]],
  )
  const [{ signature } = { signature: '' }] = await room.database.asOwner<{ signature: string }>(
    'select signature from ledger_mappings',
  )
  const remembered = await reading(room, (scope) =>
    rememberedMapping(scope, room.place, 'Merebridge Council', signature),
  )
  assert.equal(remembered?.columns.supplier?.heading, 'Supplier Name')
})

test('the same content again changes nothing and says so, also within one file and under another name', async (t) => {
  const room = await ledgerRoom(t)
  const first = batchOf(await addFiles(room, [['april.csv', april]]))
  const again = await addFiles(room, [
    ['april-again.csv', april],
    ['may.csv', may],
    ['may-copy.csv', may],
  ])
  assert.deepEqual(
    again.files.map((one) => [one.batch === null, one.duplicateOf === null]),
    [
      [true, false],
      [false, true],
      [true, false],
    ],
  )
  assert.equal(again.files[0]?.duplicateOf, first)
  assert.equal(again.files[2]?.duplicateOf, again.files[1]?.batch)
  assert.match(again.files[0]?.warnings.join() ?? '', /april\.csv/)
  assert.equal(again.total.rows.accepted, 2)
  assert.equal((await reading(room, (scope) => liveBatches(scope, room.place))).length, 2)
  // The same file in another place is that place's own.
  const other = await room.placeNamed('stonehithe')
  assert.notEqual(batchOf(await addFiles(room, [['april.csv', april]], { place: other })), first)
})

test('two at once: one is added, the other is a duplicate, and neither fails', async (t) => {
  const room = await ledgerRoom(t)
  const both = await Promise.all([addFiles(room, [['a.csv', april]]), addFiles(room, [['b.csv', april]])])
  assert.deepEqual(both.map(({ total }) => total.files).sort(), [0, 1])
  const [live, ...more] = await reading(room, (scope) => liveBatches(scope, room.place))
  assert.equal(more.length, 0)
  assert.equal(both.find(({ total }) => total.files === 0)?.files[0]?.duplicateOf, live?.id)
})

test('days that are in the ledger already are warned about, for the same publisher only', async (t) => {
  const room = await ledgerRoom(t)
  await addFiles(room, [['april.csv', april]])
  const [same] = (await addFiles(room, [['april-2.csv', corrected]])).files
  assert.match(same?.warnings.join() ?? '', /april\.csv/)
  const [other] = (await addFiles(room, [['april-2.csv', corrected]], { publisher: 'Somebody else' })).files
  assert.equal(other?.duplicateOf, same?.batch)
  const elsewhere = spend(['02/04/2024', 'Elder', '1.00'], ['16/04/2024', 'Elder', '1.00'])
  const [third] = (await addFiles(room, [['x.csv', elsewhere]], { publisher: 'Somebody else' })).files
  assert.deepEqual(third?.warnings, [])
})

test('tables that come together are held against each other; the same one twice is only added once', async (t) => {
  const room = await ledgerRoom(t)
  const late = spend(['30/04/2024', 'Elder', '1.00'], ['14/05/2024', 'Elder', '1.00'])
  const [one, two, three, four] = (
    await addFiles(room, [
      ['april.csv', april],
      ['april-copy.csv', april],
      ['may.csv', may],
      ['late.csv', late],
    ])
  ).files
  assert.deepEqual([one?.warnings, three?.warnings], [[], []])
  assert.equal(two?.duplicateOf, one?.batch)
  assert.match(four?.warnings.join() ?? '', /same days as “april\.csv” and “may\.csv”, which came with it/)
  const batch = await reading(room, (scope) => batchById(scope, room.place, four?.batch as BatchId))
  assert.deepEqual(batch?.warnings, four?.warnings)
})

test('a batch takes the place of another in one moment, also with the very same content', async (t) => {
  const room = await ledgerRoom(t)
  const old = batchOf(await addFiles(room, [['april.csv', april]]))
  const next = batchOf(await addFiles(room, [['april-2.csv', corrected]], { replaces: old }))
  const states = (await reading(room, (scope) => batchesOf(scope, room.place))).map((one) => [one.id, one.state])
  assert.deepEqual(
    new Map(states as [string, string][]),
    new Map([
      [old, 'replaced'],
      [next, 'live'],
    ]),
  )
  assert.equal((await reading(room, (scope) => batchById(scope, room.place, next)))?.replaces, old)
  const same = batchOf(await addFiles(room, [['april-2.csv', corrected]], { replaces: next }))
  assert.notEqual(same, next)
  await assert.rejects(addFiles(room, [['may.csv', may]], { replaces: old }), { reason: 'not-found' })
  assert.equal((await reading(room, (scope) => liveBatches(scope, room.place))).length, 1)
})

test('what was undone counts no more, keeps its receipt, and can be imported again', async (t) => {
  const room = await ledgerRoom(t)
  const id = batchOf(await addFiles(room, [['april.csv', april]]))
  await writing(room, (scope) => undo(scope, room.place, id, 'The wrong month'))
  assert.deepEqual(await reading(room, (scope) => liveBatches(scope, room.place)), [])
  const sums = await summary(room.context(systemScope()), room.services, room.place, { from: null, to: null })
  assert.deepEqual([sums.total.rows, sums.batches], [0, 0])
  const ended = await reading(room, (scope) => batchById(scope, room.place, id))
  assert.deepEqual([ended?.state, ended?.endedWhy], ['undone', 'The wrong month'])
  await assert.rejects(
    writing(room, (scope) => undo(scope, room.place, id, null)),
    { reason: 'not-found' },
  )
  assert.notEqual(batchOf(await addFiles(room, [['april.csv', april]])), id)
})

test('another place sees nothing of it; everybody sees what is published, and no longer once it is withdrawn', async (t) => {
  const room = await ledgerRoom(t)
  await addFiles(room, [['april.csv', april]])
  const other = personScope({
    places: [await room.placeNamed('stonehithe')],
    allowed: ['ledger.read', 'ledger.import'],
  })
  const visitor = publicScope(['ledger.read'])
  const seen = (scope: Scope): Promise<number> =>
    reading(room, async (asking) => (await liveBatches(asking, room.place)).length, scope)
  const sums = (scope: Scope, place: PlaceId) =>
    summary(room.context(scope), room.services, place, { from: null, to: null })
  assert.deepEqual([await seen(other), await seen(visitor)], [0, 0])
  await assert.rejects(sums(other, room.place), { reason: 'not-found' })
  await assert.rejects(addFiles(room, [['may.csv', may]], { scope: other }), { reason: 'not-found' })

  await writing(room, (scope) => publishLedger(scope, room.place))
  assert.deepEqual([await seen(other), await seen(visitor)], [1, 1])
  assert.equal((await sums(visitor, room.place)).total.pence, 123_725)
  await assert.rejects(addFiles(room, [['may.csv', may]], { scope: visitor }), { reason: 'not-allowed' })
  await writing(room, (scope) => withdrawLedger(scope, room.place))
  assert.equal(await seen(visitor), 0)
})
