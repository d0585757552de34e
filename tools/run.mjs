// Runs the product on its own Node.
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { ownNode, projectFolder } from './install.mjs'

const main = join(projectFolder, 'src', 'main.ts')

/** What it starts in turn finds the same Node first. */
const environment = (node) => ({ ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` })

/** In a terminal, Ctrl-C reaches the child by itself, as one of the same group; sent on, it would come twice. */
const passed = () => (process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'])

/** As a child: same input and output, signals through. @returns {Promise<number>} the exit code, or 128 and the signal's number */
export const runProduct = (args) =>
  new Promise((resolve, reject) => {
    const node = ownNode()
    const child = spawn(node, [main, ...args], { stdio: 'inherit', env: environment(node) })
    const signals = passed()
    const pass = (signal) => child.kill(signal)
    const stay = () => undefined
    for (const signal of signals) process.on(signal, pass)
    process.on('SIGINT', stay)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const one of signals) process.off(one, pass)
      process.off('SIGINT', stay)
      resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0))
    })
  })

/**
 * In the place of this process, where Node can do that (from 22.15, not on Windows): then a kill reaches the product itself,
 * and no child can be left behind. As a child otherwise.
 */
export const becomeProduct = async (args) => {
  const node = ownNode()
  if (typeof process.execve === 'function' && process.platform !== 'win32')
    process.execve(node, [node, main, ...args], environment(node))
  process.exitCode = await runProduct(args)
}
