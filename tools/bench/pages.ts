// The pages of a large ledger, asked of the running product one after the other, and the same questions in SQL by hand.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { median } from './figures.ts'
import { product, type Started, small, start } from './run-child.ts'

export interface Page {
  readonly name: string
  readonly path: string
}

const tries = 9

/** Starts the product on a port of the system's choice; resolves with its address. */
export const serve = async (data: string): Promise<{ readonly address: string; readonly started: Started }> => {
  const started = start([product, 'serve'], data, { COMMONWEAL_PORT: '0', COMMONWEAL_HOST: '127.0.0.1' })
  const address = await new Promise<string>((resolve, reject) => {
    started.child.stdout?.on('data', () => {
      const found = /ready at (\S+)/.exec(started.output())
      if (found?.[1] !== undefined) resolve(found[1])
    })
    started.ended.then((code) => reject(new Error(`The product ended with ${code}:\n${started.errors()}`)), reject)
  })
  return { address, started }
}

export const stop = async ({ child, ended }: Started): Promise<void> => {
  child.kill('SIGTERM')
  await ended
}

const ask = async (url: string): Promise<{ readonly time: number; readonly text: string }> => {
  const begin = performance.now()
  const answer = await fetch(url)
  const text = await answer.text()
  const time = performance.now() - begin
  if (answer.status !== 200) throw new Error(`${new URL(url).pathname} answered ${answer.status}`)
  return { time, text }
}

export interface Timed {
  /** The first time it was asked: nothing of it had been read yet. */
  readonly first: number
  readonly median: number
}

export const timePage = async (address: string, path: string): Promise<Timed> => {
  const times: number[] = []
  for (let i = 0; i <= tries; i += 1) times.push((await ask(`${address}${path}`)).time)
  return { first: times[0] ?? 0, median: median(times.slice(1)) }
}

/** The address of the page of the supplier with most lines: the first one on the list. */
export const supplierPath = async (address: string, slug: string): Promise<string> => {
  const { text } = await ask(`${address}/places/${slug}/ledger/suppliers`)
  const found = new RegExp(`/places/${slug}/ledger/suppliers/[0-9a-f]{16}`).exec(text)
  if (!found) throw new Error('No supplier is on the list of suppliers')
  return found[0]
}

/** The folder of the one batch that holds so large a file. */
export const folderOf = async (data: string, batch: string): Promise<string> => {
  for (const place of await readdir(join(data, 'ledger'))) {
    const folder = join(data, 'ledger', place, batch)
    if ((await readdir(folder).catch(() => [])).length > 0) return folder
  }
  throw new Error(`The batch ${batch} has no folder`)
}

export interface Question {
  readonly name: string
  readonly sql: readonly string[]
}

const shown = 'row, day, pence, supplier, description, category, reference, postcode'

/** What a person who knows the files would ask of them: a page of lines, and how many there are in all. */
export const questionsByHand = (folder: string, supplier: string): readonly Question[] => {
  const lines = `read_parquet('${folder}/p1/lines.parquet')`
  const suppliers = `read_parquet('${folder}/p1/suppliers.parquet')`
  const asked = (name: string, where: string): Question => ({
    name,
    sql: [
      `select ${shown} from ${lines} where kind = 'accepted' and ${where} order by day desc, row limit 50`,
      `select count(*) as n, sum(pence) as pence from ${lines} where kind = 'accepted' and ${where}`,
    ],
  })
  return [
    asked(
      'supplier',
      `upper(supplier) = (select any_value(normal) from ${suppliers} where supplier_key = ${supplier}::ubigint)`,
    ),
    asked('month', "day between date '2019-06-01' and date '2019-06-30'"),
    asked('words', "(supplier ilike '%Wexenhithe%' or description ilike '%Wexenhithe%')"),
    {
      name: 'suppliers',
      sql: [
        `select supplier, lines, pence from ${suppliers} where year = 0 and normal like '%WEXENHITHE%' order by pence desc limit 50`,
        `select count(*) as n from ${suppliers} where year = 0 and normal like '%WEXENHITHE%'`,
      ],
    },
  ]
}

export const timeByHand = async (
  data: string,
  questions: readonly Question[],
): Promise<Readonly<Record<string, number>>> =>
  (await small<Record<string, number>>(['by-hand', JSON.stringify(questions)], data)).answer
