// One file in a place's ledger and one that waits to be added, put there the way the product does it.
import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Product } from '../../src/app/index.ts'
import type { JobContext } from '../../src/platform/jobs/index.ts'
import type { JobId, PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

export interface LedgerOfPlace {
  readonly batch: string
  readonly upload: string
  /** The table in the file that waits. */
  readonly table: string
  /** How an address names the supplier. */
  readonly supplier: string
}

const spend = (supplier: string): string =>
  [
    'Payment Date,Supplier Name,Net Amount,Expense Type,Reference',
    `14/04/2025,${supplier},1250.00,Transport,R1`,
    `28/04/2025,${supplier},-20.50,Transport,R2`,
    `31/04/2025,${supplier},10.00,Transport,R3`,
  ].join('\r\n')

const jobNamed = (product: Product, name: string) => {
  const job = product.features.flatMap((feature) => feature.jobs ?? []).find((one) => one.name === name)
  if (job === undefined) throw new Error(`there is no job ${name}`)
  return job
}

/** Runs a job on a file that was sent, at once, as the worker would. */
const work = async (product: Product, database: TestDatabase, name: string, upload: string): Promise<void> => {
  const scope = product.auth.systemScope('a test')
  const id = randomUUID() as JobId
  await database.asOwner('update ledger_uploads set job_id = $1 where id = $2', [id, upload])
  const context: JobContext = {
    id,
    scope,
    signal: new AbortController().signal,
    attempt: 1,
    progress: async () => undefined,
    read: (ask) => product.database.read(scope, ask),
    write: (ask) => product.database.write(scope, ask),
  }
  await jobNamed(product, name).work(context, { upload } as never)
}

const send = async (product: Product, database: TestDatabase, place: PlaceId, text: string): Promise<string> => {
  const { key, bytes } = await product.files.put(Readable.from([Buffer.from(text)]), { maxBytes: 10_000 })
  const [row] = await database.asOwner<{ id: string }>(
    `insert into ledger_uploads (place_id, publisher, file_name, file_key, bytes, state)
      values ($1, 'A council', 'spend.csv', $2, $3, 'looking') returning id`,
    [place, key, bytes],
  )
  await work(product, database, 'ledger.look', row!.id)
  return row!.id
}

/** The lower half of the digest, read from its end, as the columnar engine does. */
const keyOf = (supplier: string): string => {
  const digest = createHash('md5').update(supplier.toUpperCase()).digest()
  return Buffer.from(digest.subarray(8).toReversed()).toString('hex')
}

/** @param supplier a name that stands in both files, and nowhere else */
export const ledgerOf = async (
  product: Product,
  database: TestDatabase,
  place: PlaceId,
  supplier: string,
): Promise<LedgerOfPlace> => {
  const added = await send(product, database, place, spend(supplier))
  await work(product, database, 'ledger.add', added)
  const upload = await send(product, database, place, spend(`${supplier} and company`))
  const [batch] = await database.asOwner<{ id: string }>('select id from ledger_batches where place_id = $1', [place])
  const [table] = await database.asOwner<{ id: string }>(
    `select found #>> '{tables,0,batch}' as id from ledger_uploads where id = $1`,
    [upload],
  )
  return { batch: batch!.id, upload, table: table!.id, supplier: keyOf(supplier) }
}
