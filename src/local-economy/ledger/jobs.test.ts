// The jobs of the ledger at work in the whole product: a file that was sent is looked into, added, and found in the ledger.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { spend } from '../../../test/support/ledger-room.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { startProduct } from '../../../test/support/server.ts'
import type { PlaceId } from '../../platform/kernel/index.ts'
import { addUpload, startUpload } from './actions/uploads.ts'
import type { UploadId, UploadRow } from './rules/records.ts'
import { liveBatches } from './store/batches.ts'
import { uploadById } from './store/uploads.ts'

test('a file that was sent is looked into and added by the server', { timeout: 60_000 }, async (t) => {
  const { product, database } = await startProduct(t, { worker: true })
  const { files, jobs } = product
  const [made] = await database.asOwner<{ id: PlaceId }>(
    `insert into places (slug, name) values ('merebridge', 'Merebridge') returning id`,
  )
  assert.ok(made)
  const place = made.id
  const scope = systemScope()
  const content = spend(['29/04/2024', 'Alder Works Ltd', '10.00'], ['30/04/2024', 'Birch & Co', '20.00'])
  const { key, bytes } = await files.put(Readable.from([Buffer.from(content)]), { maxBytes: 1e6 })
  const given = { place, publisher: 'Merebridge Council', file: { key, name: 'april.csv', bytes } }
  const upload = await product.database.write(scope, () => startUpload(scope, { jobs }, given))

  const until = async (state: UploadRow['state'], id: UploadId): Promise<UploadRow> => {
    for (;;) {
      const found = await product.database.read(scope, () => uploadById(scope, place, id))
      assert.ok(found)
      if (found.state === state) return found
      await wait(100)
    }
  }
  const looked = await until('found', upload)
  assert.equal(looked.found?.tables[0]?.result?.counts.accepted, 2)
  await product.database.write(scope, () => addUpload(scope, { jobs }, upload))
  const done = await until('done', upload)
  const [live] = await product.database.read(scope, () => liveBatches(scope, place))
  assert.deepEqual([live?.id, live?.pence.accepted], [done.report?.files[0]?.batch, 3000])
})
