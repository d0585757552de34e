// What nobody is to be shown, looked for at every address of the ledger: a hidden line, and what was taken out again.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import test, { type TestContext } from 'node:test'
import { ledgerPlace } from '../../../../test/support/ledger.ts'
import { startServer, type TestServer } from '../../../../test/support/server.ts'
import { type Visitor, visitor } from '../../../../test/support/visitor.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import type { JobId, PlaceId } from '../../../platform/kernel/index.ts'

const at = '/places/near/ledger'
const april = (more = '') =>
  `Payment Date,Supplier Name,Net Amount,Purpose,Reference,Postcode
14/04/2025,Alder Works Ltd,1250.00,Hedges,R1,ZX1 1AA
15/04/2025,Zephyr Quillfeather,77.31,Fostering by Quillfeather,QF90417733,ZX1 1AA
28/04/2025,Birch and Co,20.50,Hedges,R3,ZX1 1AA
31/04/2025,Cedar Ltd,10.00,Hedges,R4,ZX1 1AA
${more}`

/** Sends a file and adds it, as the jobs do. */
const added = async ({ product, database }: TestServer, place: PlaceId, text: string) => {
  const { key, bytes } = await product.files.put(Readable.from([Buffer.from(text)]), { maxBytes: 10_000 })
  const [upload] = await database.asOwner<{ id: string }>(
    `insert into ledger_uploads (place_id, publisher, file_name, file_key, bytes, state)
      values ($1, 'A council', 'spend.csv', $2, $3, 'looking') returning id`,
    [place, key, bytes],
  )
  const scope = product.auth.systemScope('a test')
  for (const name of ['ledger.look', 'ledger.add']) {
    const id = randomUUID() as JobId
    await database.asOwner('update ledger_uploads set job_id = $1 where id = $2', [id, upload!.id])
    const context: JobContext = {
      id,
      scope,
      signal: new AbortController().signal,
      attempt: 1,
      progress: async () => undefined,
      read: (ask) => product.database.read(scope, ask),
      write: (ask) => product.database.write(scope, ask),
    }
    const job = product.features.flatMap(({ jobs = [] }) => jobs).find((one) => one.name === name)
    await job!.work(context, { upload: upload!.id } as never)
  }
  const [batch] = await database.asOwner<{ id: string; key: string }>(
    'select id, file_key as key from ledger_batches where upload_id = $1',
    [upload!.id],
  )
  const [table] = await database.asOwner<{ id: string }>(
    `select found #>> '{tables,0,batch}' as id from ledger_uploads where id = $1`,
    [upload!.id],
  )
  return { upload: upload!.id, batch: batch!.id, table: table!.id }
}

const started = async (t: TestContext) => {
  const site = await startServer(t)
  const place = await ledgerPlace(site)
  const as = async (role: string) => (await place.person(role)).visitor
  return { site, place: place.id, as, lead: await as('place-lead'), nobody: await visitor(site.server) }
}

type Added = Awaited<ReturnType<typeof added>>

const narrowed = [
  ...['q=quill', 'q=QF90417733', 'kind=accepted&size=100', 'year=2025-26', 'month=2025-04', 'category=', 'size=1000'],
  ...['from=2025-04-15&to=2025-04-15', 'locality=not-known', 'reason=date-unreadable'],
]

/** Every address that a GET of the ledger has, and what may be asked of it. */
const addresses = (site: TestServer, { upload, batch, table }: Added, supplier: string): string[] =>
  site.product.features
    .flatMap(({ routes }) => routes)
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/places/:place/ledger'))
    .flatMap(({ path, answer, query }) =>
      (path.includes(':row') ? ['3', '4'] : ['']).flatMap((row) => {
        const filled = path
          .replace(':place', 'near')
          .replace(':upload', upload)
          .replace(':batch', batch)
          .replace(':table', table)
          .replace(':supplier', supplier)
          .replace(':row', row)
        const taken = Object.keys(query?.properties ?? {})
        const asked = narrowed.filter((one) => taken.includes(one.split('=')[0] ?? ''))
        const all = answer === undefined ? [filled] : [filled, `${filled}.json`, `${filled}.csv`]
        return all.flatMap((one) => [one, ...asked.map((some) => `${one}?${some}`)])
      }),
    )

const secrets = /quillfeather|zephyr|QF90417733|fostering/i
const questions = /(?:q=|value="|with “)(?:quill|QF90417733)/gi

const leaks = async (who: Visitor, all: readonly string[]): Promise<string[]> => {
  const found: string[] = []
  for (const address of all) {
    const { status, body } = await who.look(address)
    if (status >= 500) found.push(`${address}: ${status}`)
    const said = secrets.exec(body.replace(questions, ''))
    if (said) found.push(`${address}: ${body.slice(Math.max(0, said.index - 60), said.index + 40)}`)
  }
  return found
}

test('a hidden line is found at no address, by nobody but who may hide', async (t) => {
  const { site, place, as, lead, nobody } = await started(t)
  const first = await added(site, place, april())
  const { suppliers } = JSON.parse((await lead.look(`${at}/suppliers.json?q=quill`)).body)
  assert.equal(suppliers.length, 1)
  const all = addresses(site, first, suppliers[0].key)
  assert.ok((await leaks(lead, all)).length > 20)
  assert.equal(
    (await lead.ask('POST', `${at}/batches/${first.batch}/rows/3/hide`, { reason: 'A private person' })).status,
    200,
  )
  await lead.ask('POST', `${at}/publish`)
  const readers = [nobody, await as('commissioner'), await as('viewer')]
  for (const who of readers) assert.deepEqual(await leaks(who, all), [])
  // Taken out, and added again with a line more: it is another text, whose lines nobody has hidden yet.
  await lead.ask('POST', `${at}/batches/${first.batch}/undo`, { why: 'again' })
  const again = await added(site, place, april())
  const later = addresses(site, again, suppliers[0].key)
  for (const who of readers.slice(0, 2)) assert.deepEqual(await leaks(who, [...all, ...later]), [])
})

test('what was taken out of a published ledger is for those inside alone', async (t) => {
  const { site, place, as, lead, nobody } = await started(t)
  const first = await added(site, place, april())
  await lead.ask('POST', `${at}/publish`)
  const all = addresses(site, first, '0'.repeat(16))
  assert.ok((await leaks(nobody, all)).length > 0)
  await lead.ask('POST', `${at}/batches/${first.batch}/undo`, { why: 'It held private names' })
  assert.deepEqual(await leaks(nobody, all), [])
  assert.equal((await (await as('viewer')).look(`${at}/batches/${first.batch}/rows/3`)).status, 200)
  // Its files go after a day.
  await site.product.analytics.remove(site.product.auth.systemScope('a test'), place, first.batch)
  for (const who of [nobody, lead, await as('analyst')])
    assert.deepEqual(
      (await leaks(who, all)).filter((one) => /: 5\d\d$/.test(one)),
      [],
    )
})
