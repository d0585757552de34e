// One indicator in a place and one file that waits for a choice, put there the way the product does it.
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Product } from '../../src/app/index.ts'
import type { JobContext } from '../../src/platform/jobs/index.ts'
import type { JobId, PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

/** By the names of the parameters in addresses. */
export interface NeedsOfPlace {
  readonly indicator: string
  readonly needLoad: string
  /** A file that waits, and the table in it. */
  readonly needUpload: string
  readonly needTable: string
}

const work = async (product: Product, database: TestDatabase, name: string, data: { readonly upload: string }) => {
  const job = product.features.flatMap((feature) => feature.jobs ?? []).find((one) => one.name === name)
  if (job === undefined) throw new Error(`there is no job ${name}`)
  const scope = product.auth.systemScope('a test')
  const id = randomUUID() as JobId
  await database.asOwner('update need_uploads set job_id = $1 where id = $2', [id, data.upload])
  const context: JobContext = {
    id,
    scope,
    signal: new AbortController().signal,
    attempt: 1,
    progress: async () => undefined,
    read: (ask) => product.database.read(scope, ask),
    write: (ask) => product.database.write(scope, ask),
  }
  await job.work(context, data as never)
}

interface Found {
  readonly id: string
  readonly keys: readonly string[]
}

/** Sends a file and looks into it. */
const send = async (product: Product, database: TestDatabase, place: PlaceId, text: string) => {
  const { key, bytes } = await product.files.put(Readable.from([Buffer.from(text)]), { maxBytes: 10_000 })
  const [row] = await database.asOwner<{ id: string }>(
    `insert into need_uploads (place_id, source, file_name, file_key, bytes, state)
      values ($1, 'A publisher', 'needs.csv', $2, $3, 'looking') returning id`,
    [place, key, bytes],
  )
  await work(product, database, 'needs.look', { upload: row!.id })
  const [found] = await database.asOwner<Found>(
    `select found #>> '{tables,0,id}' as id, array(select jsonb_array_elements(found #> '{tables,0,indicators}') ->> 'key') as keys
      from need_uploads where id = $1`,
    [row!.id],
  )
  return { upload: row!.id, table: found! }
}

/** @param words stand in the name of the indicator, and nowhere else */
export const needsOf = async (
  product: Product,
  database: TestDatabase,
  place: PlaceId,
  words: string,
): Promise<NeedsOfPlace> => {
  const members = await database.asOwner<{ code: string }>('select code from place_members where place_id = $1', [
    place,
  ])
  const file = (year: number) => `Area code,Indicator,Year,Value\n${members[0]?.code},${words},${year},7\n,,${year},\n`
  const added = await send(product, database, place, file(2020))
  const choices = [{ table: added.table.id, keys: added.table.keys, region: null, mode: 'fill' }]
  await work(product, database, 'needs.add', { upload: added.upload, choices } as { upload: string })
  const waiting = await send(product, database, place, file(2021))
  const [row] = await database.asOwner<{ indicator: string; load: string }>(
    'select indicator_id as indicator, load_id as load from need_load_indicators where place_id = $1',
    [place],
  )
  return { indicator: row!.indicator, needLoad: row!.load, needUpload: waiting.upload, needTable: waiting.table.id }
}
