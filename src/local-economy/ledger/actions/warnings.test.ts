// What a person is told about a file that was read all the same.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addFiles, ledgerRoom } from '../../../../test/support/ledger-room.ts'

const april = `Date,Area,Supplier,Amount
29/04/2024,Roads,Alder Works Ltd,10.00
30/04/2024,Care,Birch & Co,20.00
`
const moved = `${april}Date,Supplier,Amount
30/04/2024,Cedar Trust,30.00
30/04/2024,Dogwood CIC,40.00
`

test('columns that move half way are told, and the same rows of another publisher are told with its name', async (t) => {
  const room = await ledgerRoom(t)
  const first = await addFiles(room, [['april.csv', moved]])
  assert.deepEqual(first.total.rows, { source: 6, accepted: 2, held: 2, notData: 2 })
  assert.match(
    first.files[0]?.warnings.join() ?? '',
    /In row 4 headings begin anew, and “Supplier” and “Amount” are not/,
  )
  const second = await addFiles(room, [['copy.csv', moved]], { publisher: 'Another Council' })
  assert.match(second.files[0]?.warnings.join() ?? '', /from “april.csv” of .+\. Nothing is added a second time/)
  const third = await addFiles(room, [['copy.csv', moved]])
  assert.match(third.files[0]?.warnings.join() ?? '', /from “april.csv”\. Nothing is added a second time/)
})
