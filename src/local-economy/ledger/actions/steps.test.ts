import assert from 'node:assert/strict'
import test from 'node:test'
import { addFiles, ledgerRoom, reading, spend, writing } from '../../../../test/support/ledger-room.ts'
import { publishLedger } from './publish.ts'
import { ledgerSteps } from './steps.ts'

test('a place leads to its ledger: first to adding files, then to what is in it and what is to be done', async (t) => {
  const room = await ledgerRoom(t)
  const titles = () =>
    reading(room, async (scope) => (await ledgerSteps(scope, room.place)).map((one) => `${one.title}: ${one.status}`))
  assert.deepEqual(await titles(), ['Add payment files: Not yet'])
  await addFiles(room, [
    [
      'April.csv',
      spend(['01/04/2024', 'Alder Works', '10.00'], ['soon', 'Birch Ltd', '20.00'], ['30/04/2024', 'Elm', '5.00']),
    ],
  ])
  assert.deepEqual(await titles(), [
    'See where the money went: 1 file',
    'Put held payments right: 1 row',
    'Show the ledger to everybody: Not yet',
  ])
  await writing(room, (scope) => publishLedger(scope, room.place))
  assert.equal((await titles()).at(-1), 'Show the ledger to everybody: Done')
  const [first] = await reading(room, (scope) => ledgerSteps(scope, room.place))
  assert.equal(first?.href, '/places/merebridge/ledger')
})
