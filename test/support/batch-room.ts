// A batch in the making, over a temporary folder and with a real engine, for tests of the ledger's files.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  type Analytics,
  type Asking,
  openAnalytics,
  type Query,
  type Writing,
} from '../../src/platform/analytics/index.ts'
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import { systemScope } from './scopes.ts'

export interface BatchRoom {
  readonly analytics: Analytics
  readonly place: PlaceId
  /** For files to be imported. */
  readonly folder: string
  /** Ended with the test. @param sources files outside that it may read */
  writing(batch: string, ...sources: string[]): Promise<Writing>
  reading(): Promise<Asking>
}

export const batchRoom = async (t: TestContext): Promise<BatchRoom> => {
  const folder = await mkdtemp(join(tmpdir(), 'batches-'))
  const analytics = openAnalytics({ folder: join(folder, 'ledger') })
  const place = crypto.randomUUID() as PlaceId
  t.after(async () => {
    await analytics.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    analytics,
    place,
    folder,
    writing: (batch, ...sources) => analytics.writing(systemScope(), place, batch, sources),
    reading: () => analytics.reading(systemScope(), place),
  }
}

/** Records as our reader gives them: numbered from 1, each on a line of its own. */
export const tableOf = (rows: readonly (readonly string[])[], batchSize = 7) => ({
  plain: null,
  async *rows() {
    for (let from = 0; from < rows.length; from += batchSize)
      yield rows.slice(from, from + batchSize).map((cells, i) => ({ record: from + i + 1, line: from + i + 1, cells }))
  },
})

export const listsOf = async (asking: Asking, query: Query) => {
  const all = []
  for await (const lists of asking.lists(query)) all.push(...lists)
  return all
}
