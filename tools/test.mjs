// `npm test`: installs what is missing, then runs every check and every test, and ends with one line: N passed, N failed.
// `npm test -- src/places postcode` runs the test files whose path holds one of the words; `--` options go to node:test.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { installIfMissing, projectFolder } from './install.mjs'
import { line, runNode } from './run-quietly.mjs'

installIfMissing({ development: true })

const wanted = process.argv.slice(2)
const options = wanted.filter((word) => word.startsWith('--'))
const patterns = wanted.filter((word) => !word.startsWith('--')).map((word) => word.replace(/^\.\//, ''))

const filesUnder = (folder) =>
  existsSync(join(projectFolder, folder))
    ? readdirSync(join(projectFolder, folder), { recursive: true })
        .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
        .filter((name) => name.endsWith('.test.ts'))
        .sort()
    : []

const escaped = (text) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&')
/** A plain word is looked for anywhere in the path; `*` stands for anything. */
const matches = (name) =>
  patterns.length === 0 || patterns.some((pattern) => new RegExp(pattern.split('*').map(escaped).join('.*')).test(name))

/** Each group is one process: quick, and a crash in one leaves the others standing. Those that take longest come first. */
const groups = () => {
  const source = filesUnder('src')
  const under = (...folders) => source.filter((name) => folders.some((folder) => name.startsWith(`src/${folder}/`)))
  const ground = under('platform/kernel', 'platform/settings', 'platform/db', 'platform/files', 'platform/keys')
  const platform = under('platform').filter((name) => !ground.includes(name))
  const wishes = under('priorities', 'policies', 'measurement')
  const features = source.filter((name) => !name.startsWith('src/platform/') && !wishes.includes(name))
  const house = filesUnder('test/house')
  const pages = house.filter((name) => name.endsWith('/pages.test.ts'))
  const access = house.filter((name) => name.endsWith('/access.test.ts'))
  return [
    { name: 'house, every page', files: pages },
    { name: 'system', files: filesUnder('test/system') },
    { name: 'features', files: features },
    { name: 'priorities to measures', files: wishes },
    { name: 'house, every address', files: access },
    { name: 'platform, the rest', files: platform },
    { name: 'house, the rest', files: house.filter((name) => !pages.includes(name) && !access.includes(name)) },
    { name: 'platform, the ground', files: ground },
    { name: 'support', files: filesUnder('test/support') },
  ].map((group) => ({ ...group, files: group.files.filter(matches) }))
}

const resultsFolder = join(projectFolder, '.cache/tests')
rmSync(resultsFolder, { recursive: true, force: true })
mkdirSync(resultsFolder, { recursive: true })

const readResults = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((text) => JSON.parse(text))
    : []

/** The longest a group may take. One that hangs is stopped and counts as failed. */
const patience = 15 * 60_000

const runGroup = async ({ name, files }) => {
  const results = join(resultsFolder, `${name.replaceAll(/\W+/g, '-')}.jsonl`)
  const reporter = new URL('test-reporter.mjs', import.meta.url).href
  const args = ['--test', '--test-isolation=none', `--test-reporter=${reporter}`, ...options, ...files]
  const { code, output, ms, stopped } = await runNode(args, { patience, variables: { TEST_RESULTS_FILE: results } })
  const outcomes = readResults(results).map(({ outcome }) => outcome)
  const count = (word) => outcomes.filter((outcome) => outcome === word).length
  const [passed, failed, skipped] = [count('pass'), count('fail'), count('skipped') + count('todo')]
  const nothing = passed + failed === 0 && options.length === 0
  const early = count('over') === 0
  const broken = failed === 0 && (code !== 0 || nothing || early)
  console.log(line(failed === 0 && !broken, name, ms, `${passed} passed${skipped ? `, ${skipped} skipped` : ''}`))
  if (code !== 0 || early) console.log(output.trimEnd())
  if (stopped) console.log(`  stopped: "${name}" was not over after ${patience / 60_000} minutes`)
  else if (broken)
    console.log(
      `  "${name}" ended with code ${code} ${early ? 'before its tests did' : nothing ? 'and ran no test' : 'though no test failed'}`,
    )
  return { passed, failed: failed + (broken ? 1 : 0), skipped }
}

const totals = patterns.length === 0 && options.length === 0 ? [await runChecks()] : []
const chosen = groups().filter(({ files }) => files.length > 0)
const waiting = [...chosen]
const lane = async () => {
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) totals.push(await runGroup(group))
}
// Two at a time: a browser and what it looks at leave a processor idle now and then.
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane))

const sum = (key) => totals.reduce((total, one) => total + (one[key] ?? 0), 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
if (!process.env.COMMONWEAL_SAMPLE_DATA)
  console.log('COMMONWEAL_SAMPLE_DATA is not set: what needs published registers was tried with made-up ones only.')
if (chosen.length === 0)
  console.log(`No test file has ${patterns.map((word) => `"${word}"`).join(' or ')} in its path.`)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
