// The questions behind the pages that look at single lines, each asked by turns: through the product's own function, and as the
// SQL that a person who knows the files would write by hand, on an engine with the same bounds.
import { join } from 'node:path'
import { openProduct } from '../../src/app/index.ts'
import { liveBatches } from '../../src/local-economy/ledger/store/batches.ts'
import { localitiesRow } from '../../src/local-economy/ledger/store/localities-records.ts'
import { type LineFilter, linesFound, linesSum } from '../../src/local-economy/ledger/store/reading-lines.ts'
import { suppliersFound } from '../../src/local-economy/ledger/store/suppliers.ts'
import { placeBySlug } from '../../src/places/index.ts'
import { type Asking, openAnalytics } from '../../src/platform/analytics/index.ts'
import type { Day } from '../../src/platform/kernel/index.ts'
import { median } from './figures.ts'

export interface Question {
  readonly name: string
  /** Medians, in milliseconds. */
  readonly ours: number
  readonly byHand: number
}

interface Pair {
  readonly name: string
  readonly ours: () => Promise<unknown>
  readonly sql: readonly string[]
}

const page = { skip: 0, most: 50 }
const tries = 9
const columns = 'row, day, pence, supplier, description, category, reference, postcode'

const byHand = async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const settings = { threads: '2', memory_limit: '256MB', enable_external_file_cache: 'false' }
  const connection = await (await DuckDBInstance.create(':memory:', settings)).connect()
  await connection.run('set parquet_metadata_cache = true')
  return async (sql: readonly string[]): Promise<void> => {
    for (const one of sql) await (await connection.runAndReadAll(one)).getRowObjectsJson()
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** By turns, so that a busy moment falls on both alike. The first turn warms both up and does not count. */
const compare = async (
  { name, ours, sql }: Pair,
  ask: (sql: readonly string[]) => Promise<void>,
): Promise<Question> => {
  const times: { ours: number; hand: number }[] = []
  for (let i = 0; i <= tries; i += 1) times.push({ ours: await timed(ours), hand: await timed(() => ask(sql)) })
  const counted = times.slice(1)
  return { name, ours: median(counted.map((one) => one.ours)), byHand: median(counted.map((one) => one.hand)) }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Of a place with one batch: the large one. */
export const askAll = async (slug: string): Promise<readonly Question[]> => {
  const product = await openProduct({ env: process.env, say: () => undefined, worker: false })
  const folder = join(product.settings().values.dataFolder, 'ledger')
  const analytics = openAnalytics({ folder })
  try {
    const scope = product.auth.systemScope('bench')
    return await product.database.read(scope, async () => {
      const place = await placeBySlug(scope, slug)
      if (!place) throw new Error(`there is no place ${slug}`)
      const live = await liveBatches(scope, place.id)
      const localities = (await localitiesRow(scope, place.id))?.file
      const asking: Asking = await analytics.reading(scope, place.id)
      const at = join(folder, place.id, live[0]?.id ?? '', 'p1')
      const asked = { live, hidden: [], localities }
      const lines = (name: string, filter: LineFilter, where: string): Pair => ({
        name,
        ours: async () => [await linesFound(asking, asked, filter, page), await linesSum(asking, asked, filter)],
        sql: [
          `select ${columns} from read_parquet('${at}/lines.parquet') where kind = 'accepted' and ${where} order by day desc, row limit 50`,
          `select count(*), sum(pence) from read_parquet('${at}/lines.parquet') where kind = 'accepted' and ${where}`,
        ],
      })
      const { suppliers } = await suppliersFound(asking, live, [], {}, page)
      const [first = '', rare = ''] = [suppliers[0]?.supplier, suppliers.at(-1)?.supplier]
      const [from, to] = ['2019-06-01' as Day, '2019-06-30' as Day]
      const pairs: readonly Pair[] = [
        lines('lines of the largest supplier', { spellings: [first] }, `supplier = ${quoted(first)}`),
        lines('lines of a smaller supplier', { spellings: [rare] }, `supplier = ${quoted(rare)}`),
        lines('lines of one month', { from, to }, `day between date '${from}' and date '${to}'`),
        lines(
          'lines of one category in one month',
          { from, to, category: 'Agency staff' },
          `day between date '${from}' and date '${to}' and category = 'Agency staff'`,
        ),
        lines(
          'search for a word in all lines',
          { text: 'Wexenhithe' },
          "(supplier ilike '%Wexenhithe%' or description ilike '%Wexenhithe%')",
        ),
        {
          name: 'search for a supplier',
          ours: () => suppliersFound(asking, live, [], { text: 'Wexenhithe' }, page),
          sql: [
            `select supplier_key, max(supplier) as supplier, sum(lines) as lines, sum(pence) as pence, count(*) over () as found
              from read_parquet('${at}/suppliers.parquet') where year = 0 and contains(normal, 'WEXENHITHE')
              group by supplier_key order by pence desc, supplier limit 50`,
          ],
        },
      ]
      const ask = await byHand()
      const found: Question[] = []
      for (const pair of pairs) found.push(await compare(pair, ask))
      return found
    })
  } finally {
    await analytics.close()
    await product.close()
  }
}
