// `npm run bench measurement [--works N] [--years N]`: pages of results and the questions behind them, over ten years of quarterly
// returns of 2,000 works on 10 measures. In a temporary folder; a target that is missed is said, and is no failure of the program.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openProduct, type Product, webServer } from '../../src/app/index.ts'
import { measuresEver } from '../../src/measurement/framework/actions/ask.ts'
import { providersOf, worksOf } from '../../src/measurement/results/store/works.ts'
import { ways, wayWords } from '../../src/measurement/totals/rules/ways.ts'
import { internalsOf, withClient } from '../../src/platform/db/connections.ts'
import type { Day } from '../../src/platform/kernel/index.ts'
import { atMost, closing, type Figure, lineOf, median, milliseconds, ratio, seconds } from './figures.ts'
import { type Made, makeReturns, type Size } from './measurement-data.ts'
import { type About, askByTurns } from './measurement-questions.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { works: { type: 'string', default: '2000' }, years: { type: 'string', default: '10' } },
})

const whole = (text: string, name: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1) return value
  throw new Error(`--${name} takes a whole number from 1 on`)
}
const size: Size = { works: whole(values.works, 'works'), years: whole(values.years, 'years') }

const tries = 9
const rolledUp = 100
const nearlyBare = 1.3

const load = async (product: Product): Promise<{ made: Made; figures: readonly Figure[] }> => {
  const scope = product.auth.systemScope('bench')
  const quarters: { readonly time: number; readonly records: number }[] = []
  const begin = performance.now()
  const made = await product.database.write(scope, () =>
    makeReturns(scope, size, (time, records) => void quarters.push({ time, records })),
  )
  const whole = performance.now() - begin
  // What PostgreSQL does by itself within minutes: only then does it plan as it will from then on.
  const { owner } = internalsOf(product.database)
  await withClient(owner, 'commonweal bench', (client) => client.query('vacuum (analyze)'))
  const last = quarters.at(-1) ?? { time: 0, records: 0 }
  return {
    made,
    figures: [
      {
        what: `${made.records.toLocaleString('en-GB')} records, with their sums`,
        value: seconds(whole),
        against: `the last quarter ${((last.time * 1000) / last.records).toFixed(0)} µs a record`,
      },
    ],
  }
}

const aboutOf = (product: Product, { place }: Made): Promise<About> => {
  const scope = product.auth.systemScope('bench')
  return product.database.read(scope, async () => {
    const listed = (await worksOf(scope, place)).slice(0, 10)
    const [measure, form] = (await measuresEver(scope, place)).map(({ id }) => id)
    const [work] = listed
    if (measure === undefined || form === undefined || work === undefined) throw new Error('nothing was made')
    return {
      ...{ place, measure, form, work, works: listed.map(({ id }) => id) },
      providers: (await providersOf(scope, place)).slice(0, 10),
      quarter: `${2016 + Math.floor(size.years / 2)}-01-01` as Day,
      // Half of them, in whole pages.
      deep: 50 * Math.max(1, Math.floor((size.works * size.years * 2) / 50)),
    }
  })
}

/** Inside the process: the time in which the product answers, and none of the network's. */
const asker = async (product: Product, { reader }: Made) => {
  const server = await webServer(product)
  const scope = product.auth.systemScope('bench')
  const session = await product.database.write(scope, () => product.auth.startSession(scope, reader))
  const ask = async (url: string): Promise<number> => {
    const begin = performance.now()
    const { statusCode } = await server.inject({ url, headers: { accept: 'text/html' }, cookies: { session } })
    if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`)
    return performance.now() - begin
  }
  return { ask, close: () => server.close() }
}

const pages = async (product: Product, made: Made, about: About): Promise<readonly Figure[]> => {
  const at = `/places/${made.slug}/results`
  const { measure, work, quarter, deep } = about
  const asked: readonly (readonly [string, string])[] = [
    ...ways.map((by) => [`results by ${wayWords[by].toLowerCase()}`, `${at}?by=${by}`] as const),
    ['results by measure, one year', `${at}?by=measure&from=${quarter}&to=${quarter.slice(0, 4)}-10-01`],
    ['results by piece of work, page 50', `${at}?by=work&page=50`],
    ['figure', `${at}/figure?measure=${measure}`],
    ['figure, assured and core', `${at}/figure?measure=${measure}&grade=assured&nature=core`],
    ['figure of one quarter', `${at}/figure?measure=${measure}&from=${quarter}&to=${quarter}`],
    ['figure of one work', `${at}/figure?measure=${measure}&work=${work.id}`],
    ['figure, in the middle of its records', `${at}/figure?measure=${measure}&page=${deep / 50}`],
  ]
  const { ask, close } = await asker(product, made)
  const figures: Figure[] = []
  try {
    // Words and templates are read once, whichever page comes first.
    await ask(at)
    for (const [what, path] of asked) {
      const times: number[] = []
      for (let i = 0; i <= tries; i += 1) times.push(await ask(path))
      const time = median(times.slice(1))
      figures.push({
        ...{ what, value: milliseconds(time), against: `first time ${milliseconds(times[0] ?? 0)}` },
        target: atMost(`under ${rolledUp} ms`, time, rolledUp),
      })
    }
  } finally {
    await close()
  }
  return figures
}

const questions = async (product: Product, { reader }: Made, about: About): Promise<readonly Figure[]> => {
  const { owner } = internalsOf(product.database)
  // As somebody who looks at the pages: whoever sees everything is asked nothing.
  const scope = await product.auth.scopeForPerson(reader)
  if (scope === undefined) throw new Error('nobody may look')
  const answers = await withClient(owner, 'commonweal bench', (client) =>
    product.database.read(scope, () => askByTurns(scope, client, about)),
  )
  return answers.map(({ name, ours, byHand, underRules }) => ({
    what: name,
    value: `${ours.toFixed(1)} ms`,
    // By hand, too, nobody of the place may see another's rows: the owner of the tables, who sees all, is no fair baseline.
    against: `the same SQL by hand, as the same reader ${underRules.toFixed(1)} ms: ${ratio(ours, underRules)}; as the owner of the tables, whom no rule holds up, ${byHand.toFixed(1)} ms: ${ratio(ours, byHand)}`,
    target: atMost(`at most ${nearlyBare}×`, ours / underRules, nearlyBare),
  }))
}

const figures: Figure[] = []
const say = (title: string, found: readonly Figure[]): void => {
  console.log(`\n${title}`)
  for (const figure of found) console.log(lineOf(figure))
  figures.push(...found)
}

const data = await mkdtemp(join(tmpdir(), 'commonweal-bench-data-'))
console.log(
  `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`,
)
const env = { ...process.env, COMMONWEAL_DATA: data, COMMONWEAL_LOG_LEVEL: 'silent' }
const product = await openProduct({ env, say: () => undefined, worker: false })
try {
  const loaded = await load(product)
  say('Returns', loaded.figures)
  const about = await aboutOf(product, loaded.made)
  say('Pages of results', await pages(product, loaded.made, about))
  say('Questions behind them, by turns with SQL by hand', await questions(product, loaded.made, about))
} finally {
  await product.close()
  await rm(data, { recursive: true, force: true })
}
console.log(`\n${closing(figures)}`)
