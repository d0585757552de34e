import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startProduct } from '../../../test/support/server.ts'
import { placeBySlug, publishedPagesOf } from '../../places/index.ts'
import { verifyChains } from '../../platform/audit/index.ts'
import type { PlaceId, Scope } from '../../platform/kernel/index.ts'
import { batchesOf, liveBatches } from '../ledger/store/batches.ts'
import { hiddenOf } from '../ledger/store/hidden.ts'
import { demoFiles } from './files.ts'
import { smallDemonstration } from './payments.ts'

const open = async (t: TestContext) => {
  const { product, dataFolder } = await startProduct(t)
  const scope: Scope = product.auth.systemScope('a test')
  const parts = ['places', 'local-economy'].map((name) => {
    const part = product.features.find((feature) => feature.name === name)?.demo
    assert.ok(part, name)
    return part
  })
  const said: string[] = []
  const say = (words: string) => void said.push(words)
  return {
    ...{ dataFolder, said },
    load: async () => {
      for (const part of parts) await product.database.write(scope, () => part.load(scope, say, true))
    },
    remove: async () => {
      for (const part of [...parts].reverse()) await product.database.write(scope, () => part.remove(scope, say))
    },
    read: <T>(work: (scope: Scope) => Promise<T>) => product.database.read(scope, () => work(scope)),
    stored: async () => {
      let found = 0
      for await (const _ of product.files.list()) found += 1
      return found
    },
  }
}

const placeOf = async (scope: Scope, slug: string): Promise<PlaceId> => {
  const place = await placeBySlug(scope, slug)
  assert.ok(place, slug)
  return place.id
}

const wanted = [...demoFiles(smallDemonstration)]

test('the demonstration’s ledgers come in whole, once, and go without a trace', async (t) => {
  const { load, remove, read, stored, dataFolder } = await open(t)
  await load()
  await read(async (scope) => {
    for (const slug of ['merebridge', 'stonehithe', 'kelderdale']) {
      const live = await liveBatches(scope, await placeOf(scope, slug))
      const files = wanted.filter((file) => file.place === slug)
      assert.deepEqual(live.map((one) => one.fileName).sort(), files.map((file) => file.name).sort())
      for (const { name, lines, spoilt, pence } of files) {
        const batch = live.find((one) => one.fileName === name)
        assert.equal(batch?.rows.accepted, lines - spoilt, name)
        assert.equal(batch?.rows.held, spoilt, name)
        assert.equal(batch?.pence.accepted, pence, name)
      }
    }
    const merebridge = await placeOf(scope, 'merebridge')
    const batches = await batchesOf(scope, merebridge)
    assert.ok(batches.every((one) => one.demonstration))
    assert.deepEqual(
      batches.flatMap((one) => one.warnings),
      [],
    )
    assert.equal((await hiddenOf(scope, merebridge)).length, 1)
    assert.deepEqual(
      (await publishedPagesOf(scope, merebridge)).map((page) => page.what),
      ['ledger'],
    )
    assert.equal(await stored(), wanted.length)
  })

  await load()
  const again = await read(async (scope) => batchesOf(scope, await placeOf(scope, 'merebridge')))
  assert.equal(again.length, wanted.filter((file) => file.place === 'merebridge').length)

  await remove()
  assert.equal(await stored(), 0)
  assert.deepEqual(await readdir(join(dataFolder, 'ledger')).catch(() => []), [])
  await read(async (scope) => {
    assert.equal(await placeBySlug(scope, 'merebridge'), undefined)
    for (const chain of await verifyChains(scope)) assert.ok(chain.ok, JSON.stringify(chain))
  })
})
