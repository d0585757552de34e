// `npm run check`: types, lint and format, import rules, dead code. Says how long each took; ends with 1 where one failed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkImports, sourceFiles } from './imports.mjs'
import { installIfMissing, projectFolder } from './install.mjs'
import { line, runNode } from './run-quietly.mjs'

const modules = (path) => join(projectFolder, 'node_modules', path)

const program =
  (...args) =>
  async () => {
    const { code, output } = await runNode(args)
    return { good: code === 0, words: output }
  }

const imports = async () => {
  const { breaches, missed, looked } = await checkImports()
  const words = [
    ...breaches.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
    ...missed.map((name) => `never looked at: ${name}`),
  ]
  return { good: words.length === 0, words: words.join('\n'), rest: `${looked} files` }
}

/** Reported, never failed: length is a sign, not a fault. */
const lengths = async () => {
  const counted = sourceFiles(projectFolder)
    .map((name) => ({ name, lines: readFileSync(join(projectFolder, name), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => b.lines - a.lines)
  const long = counted.filter(({ lines }) => lines > 300)
  const [longest] = counted
  const words = long.map(({ name, lines }) => `  ${name}: ${lines} lines, more than 300`).join('\n')
  return { good: true, words, rest: longest && `longest: ${longest.name}, ${longest.lines} lines` }
}

/** Two lanes for two cores; the steps of a lane come one after the other. */
const lanes = [
  [
    ['types', program(modules('typescript-native/bin/tsc'), '-p', '.')],
    [
      'lint and format',
      program(modules('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--colors=off', '.'),
    ],
    ['length of files', lengths],
  ],
  [
    ['import rules', imports],
    ['dead code', program(modules('knip/bin/knip.js'), '--no-progress', '--no-config-hints')],
  ],
]

const runStep = async ([name, step]) => {
  const start = performance.now()
  const { good, words, rest } = await step().catch((error) => ({ good: false, words: String(error.stack ?? error) }))
  console.log(line(good, name, performance.now() - start, rest))
  if ((!good || name === 'length of files') && words.trim()) console.log(words.trimEnd())
  return good
}

const runLane = async (lane) => {
  const results = []
  for (const step of lane) results.push(await runStep(step))
  return results
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export const runChecks = async () => {
  const results = (await Promise.all(lanes.map(runLane))).flat()
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installIfMissing({ development: true })
  const { failed } = await runChecks()
  process.exitCode = failed === 0 ? 0 : 1
}
