// Runs a program with the project's own Node first on the path, keeps its words, and says how long it took.
import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { ownNode, projectFolder } from './install.mjs'

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** The settings of whoever runs the tests must not reach them. What names tools and sample data stays. */
const kept = ['COMMONWEAL_SAMPLE_DATA', 'COMMONWEAL_CHROMIUM', 'COMMONWEAL_TEST_DATABASE_URL']

const environment = (node) => {
  const entries = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('DATABASE_') && (!name.startsWith('COMMONWEAL_') || kept.includes(name)),
  )
  return { ...Object.fromEntries(entries), PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

/**
 * @param {readonly string[]} args for Node: the script first
 * @param {{ show?: boolean, patience?: number, cwd?: string, variables?: Record<string, string> }} options show: its words at once instead of keeping them;
 *   patience: milliseconds after which it is stopped; variables: added to the environment
 * @returns {Promise<{ code: number, output: string, ms: number, stopped: boolean }>}
 */
export const runNode = (args, { show = false, patience = 0, cwd = projectFolder, variables = {} } = {}) =>
  new Promise((resolve, reject) => {
    const node = ownNode()
    const start = performance.now()
    const pipes = show ? 'inherit' : 'pipe'
    const child = spawn(node, args, {
      cwd,
      stdio: ['ignore', pipes, pipes],
      env: { ...environment(node), ...variables },
    })
    let output = ''
    let stopped = false
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (words) => {
        output += words
      })
    const stop = () => {
      stopped = true
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 5000).unref()
    }
    const timer = patience > 0 ? setTimeout(stop, patience) : undefined
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output, ms: performance.now() - start, stopped })
    })
  })

/** One line for one step: a mark, its name, its time, and what else there is to say. */
export const line = (good, name, ms, rest = '') =>
  `${good ? '✔' : '✘'} ${name.padEnd(28)} ${seconds(ms).padStart(8)}${rest ? `  ${rest}` : ''}`
