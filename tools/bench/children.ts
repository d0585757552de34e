// The small programs of `bench ledger`: what is measured beside the product, or deeper in it than a page or a command.
// Each runs in a process of its own, brings in nothing but what it needs, and prints one line of JSON.
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'

/**
 * The most this process has held. From its own status where there is one: what the system otherwise says also counts what the
 * process that started it held at that moment.
 */
const megabytes = (): number => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Math.round(Number(kilobytes) / 1024)
}

/** The engine's own copy, with as many threads as the product gives it, and nothing asked of the lines. */
const copy = async (from: string, to: string) => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  const [begin, used] = [performance.now(), process.cpuUsage()]
  await connection.run(`copy (from read_csv('${from}')) to '${to}' (format parquet)`)
  const { user, system } = process.cpuUsage(used)
  await rm(to)
  return { milliseconds: performance.now() - begin, processor: (user + system) / 1000 }
}

/** There is no command for it: what is shown to everybody is decided in the browser. */
const publish = async (slug: string) => {
  const { openProduct } = await import('../../src/app/index.ts')
  const { publishLedger } = await import('../../src/local-economy/ledger/actions/publish.ts')
  const { placeBySlug } = await import('../../src/places/index.ts')
  const product = await openProduct({ env: process.env, say: () => undefined, worker: false })
  try {
    const scope = product.auth.systemScope('bench')
    await product.database.write(scope, async () => {
      const place = await placeBySlug(scope, slug)
      if (place) await publishLedger(scope, place.id)
    })
  } finally {
    await product.close()
  }
  return { published: slug }
}

const ours = async (path: string) => {
  const { tablesIn } = await import('../../src/platform/tabular/index.ts')
  const begin = performance.now()
  let rows = 0
  for await (const found of tablesIn(path, 'bench.xlsx'))
    if ('table' in found) for await (const batch of found.table.rows()) rows += batch.length
  return { rows, milliseconds: performance.now() - begin, megabytes: megabytes() }
}

const exceljs = async () => (await import('exceljs')).default

const library = async (path: string) => {
  const begin = performance.now()
  const reader = new (await exceljs()).stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    worksheets: 'emit',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  let rows = 0
  for await (const sheet of reader) for await (const row of sheet) rows += row.hasValues ? 1 : 0
  return { rows, milliseconds: performance.now() - begin, megabytes: megabytes() }
}

const programs: Readonly<Record<string, (...words: string[]) => Promise<unknown>>> = {
  copy,
  questions: async (slug) => (await import('./questions.ts')).askAll(slug),
  publish,
  ours,
  library,
}
const [name = '', ...words] = process.argv.slice(2)
const program = programs[name]
if (program === undefined) throw new Error(`there is no ${name}`)
process.stdout.write(JSON.stringify(await program(...words)))
