// The postcodes of a ledger, out of its files; and the file that says where they lie.
import { type Analytics, type Asking, file, files, query } from '../../../platform/analytics/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'

/** `inside` the place, next to it, or anywhere else that a register knows. */
export interface PostcodeLocality {
  readonly postcode: string
  readonly locality: 'inside' | 'neighbour' | 'elsewhere'
  readonly district: string | null
}

/** Each once, in batches. @param parts at least one, as `batch` and `part` */
export const postcodesOf = async function* (
  asking: Asking,
  parts: readonly (readonly [batch: string, part: string])[],
): AsyncGenerator<string[]> {
  const names = parts.map(([batch, part]) => [batch, part, 'postcodes.parquet'])
  const asked = query`select distinct postcode from read_parquet(${files(names)}) where postcode is not null`
  for await (const batch of asking.stream<{ postcode: string }>(asked)) yield batch.map((one) => one.postcode)
}

/** The folder of these files in the place's. A file is never changed: a new one takes its place. */
export const localitiesFolder = 'localities'

/** Writes them to a file of this name, and flushes it to the disk. */
export const writeLocalities = async (
  analytics: Pick<Analytics, 'writing'>,
  scope: Scope,
  place: PlaceId,
  name: string,
  batches: AsyncIterable<readonly PostcodeLocality[]>,
): Promise<readonly string[]> => {
  const path = [localitiesFolder, name] as const
  const writing = await analytics.writing(scope, place, localitiesFolder)
  try {
    await writing.run(query`create table found (postcode varchar, locality varchar, district varchar)`)
    async function* lists() {
      for await (const batch of batches)
        yield batch.map(({ postcode, locality, district }) => [postcode, locality, district])
    }
    await writing.append('found', lists())
    await writing.run(
      query`copy (select * from found order by postcode) to ${file(...path)} (format parquet, compression zstd)`,
    )
    await writing.sync()
  } finally {
    await writing.close()
  }
  return path
}
