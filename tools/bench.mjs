// `npm run bench NAME`: measures, prints, changes nothing. `tests`: the slowest tests of the last run. `start`: how soon the first page is there.
// `ledger`: import, pages and memory with five million lines (see docs/running/ledger-speed.md). `documents`: PDF, Word and HTML.
// `measurement`: pages of results over 800,000 records, and the questions behind them.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { installIfMissing, ownNode, projectFolder } from './install.mjs'

const ms = (number) => `${Math.round(number).toLocaleString('en-GB')} ms`.padStart(10)

const tests = () => {
  const folder = join(projectFolder, '.cache/tests')
  const results = (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text))
      .filter(({ ms: time }) => time !== undefined),
  )
  if (results.length === 0) return console.log('No test has been run here yet: npm test')
  const total = results.reduce((sum, one) => sum + one.ms, 0)
  console.log(`${results.length} tests in the last run, ${ms(total).trim()} together. The slowest:`)
  const slowest = [...results].sort((a, b) => b.ms - a.ms).slice(0, 25)
  for (const { ms: time, name, file } of slowest) console.log(`${ms(time)}  ${name}  (${file})`)
}

const waitFor = (child, pattern) =>
  new Promise((resolve, reject) => {
    let words = ''
    const take = (text) => {
      words += text
      const found = pattern.exec(words)
      if (found) resolve(found)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.on('exit', (code) => reject(new Error(`It ended with code ${code}:\n${words}`)))
  })

/** One start, to the first page whole: milliseconds to the address being printed, and to the page. */
const startOnce = async (data) => {
  const begin = performance.now()
  const env = { ...process.env, COMMONWEAL_DATA: data, COMMONWEAL_PORT: '3900', COMMONWEAL_LOG_LEVEL: 'silent' }
  const child = spawn(ownNode(), [join(projectFolder, 'tools/start.mjs')], { cwd: projectFolder, env })
  const ended = new Promise((resolve) => child.on('close', resolve))
  try {
    const [, address] = await waitFor(child, /ready at (\S+)/)
    const ready = performance.now() - begin
    const answer = await fetch(address)
    const page = await answer.text()
    const first = performance.now() - begin
    const later = []
    for (let i = 0; i < 50; i += 1) {
      const before = performance.now()
      await (await fetch(address)).text()
      later.push(performance.now() - before)
    }
    later.sort((a, b) => a - b)
    return { ready, first, median: later[25], status: answer.status, bytes: page.length }
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

const start = async () => {
  const data = await mkdtemp(join(tmpdir(), 'commonweal-bench-'))
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node of the project; installed already.`)
  try {
    for (const words of ['first start, empty data folder', 'second start', 'third start']) {
      const { ready, first, median, status, bytes } = await startOnce(data)
      console.log(`${words.padEnd(32)} address${ms(ready)}   first page${ms(first)}   then${ms(median)} (median of 50)`)
      if (status !== 200) console.log(`  the page answered ${status}, ${bytes} letters`)
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

/** Those written in TypeScript run on the project's own Node. */
const program = (name) => () =>
  new Promise((resolve, reject) => {
    const file = join(projectFolder, 'tools/bench', `${name}.ts`)
    const child = spawn(ownNode(), [file, ...process.argv.slice(3)], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => {
      process.exitCode = code ?? 1
      resolve(undefined)
    })
  })

const benches = {
  ...{ tests, start, ledger: program('ledger'), documents: program('documents'), measurement: program('measurement') },
}
const name = process.argv[2]
installIfMissing({ development: true })
if (name !== undefined && name in benches) await benches[name]()
else console.log(`Say what to measure: npm run bench ${Object.keys(benches).join(' | ')}`)
