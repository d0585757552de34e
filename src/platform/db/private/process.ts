// The private server as a process: started in a session of its own, so that Ctrl-C in the terminal spares it; and stopped.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Binaries, environment, program } from './binaries.ts'
import { clusterIn } from './cluster.ts'
import { commandAs, type RunAs, spawnAs } from './user.ts'

export interface Started {
  /** The exit code, once it has ended; undefined while it runs. */
  ended(): number | undefined
}

const logFile = (dataFolder: string): string => join(dataFolder, 'postgres.log')

/** The last lines the server wrote, for the words of an error. */
export const logTail = async (dataFolder: string): Promise<string> =>
  (await readFile(logFile(dataFolder), 'utf8').catch(() => '')).trimEnd().split('\n').slice(-4).join('\n')

const openLog = async (dataFolder: string): Promise<number> => {
  const file = logFile(dataFolder)
  const size = (await stat(file).catch(() => undefined))?.size ?? 0
  if (size > 10_000_000) await rename(file, `${file}.before`)
  return openSync(file, 'a', 0o600)
}

export const startProcess = async (
  dataFolder: string,
  home: string,
  binaries: Binaries,
  as: RunAs,
): Promise<Started> => {
  const log = await openLog(dataFolder)
  try {
    const child = spawn(...commandAs(as, program(binaries, 'postgres'), ['-D', clusterIn(home)]), {
      ...spawnAs(as),
      env: environment(binaries),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
    let code: number | undefined
    child.on('error', () => (code = -1))
    child.on('exit', (exit) => (code = exit ?? -1))
    child.unref()
    return { ended: () => code }
  } finally {
    closeSync(log)
  }
}

const pidFile = (home: string): string => join(clusterIn(home), 'postmaster.pid')

/** The process id that a server wrote down, whoever has that number now; undefined where there is none. */
const writtenPid = async (home: string): Promise<number | undefined> => {
  const text = await readFile(pidFile(home), 'utf8').catch(() => undefined)
  const pid = Number(text?.split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/** The running server's process id; undefined where there is none, or the process is not this server. */
const pidOf = async (home: string): Promise<number | undefined> => {
  const cluster = clusterIn(home)
  const pid = await writtenPid(home)
  if (pid === undefined) return undefined
  const command =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes(cluster) ? pid : undefined
}

/** Is there a process that holds the cluster, whether or not it answers? */
export const processLives = async (home: string): Promise<boolean> =>
  process.platform !== 'win32' && (await pidOf(home)) !== undefined

/**
 * After a kill -9 and a restart of the machine, or of a container where numbers are few, a stranger may have the dead server's
 * process id. PostgreSQL would take it for itself and never start again, so its note is taken away; that the dead server's
 * workers have gone it still sees for itself, by the memory they shared.
 */
export const forgetStranger = async (home: string): Promise<void> => {
  if (process.platform === 'win32') return
  const pid = await writtenPid(home)
  if (pid !== undefined && (await pidOf(home)) === undefined) await rm(pidFile(home), { force: true })
}

/**
 * Ends the server and waits until it has gone. `fast` finishes what is being written and closes tidily;
 * `immediate` is for files that are to be thrown away.
 */
export const stopProcess = async (
  home: string,
  binaries: Binaries,
  how: 'fast' | 'immediate' = 'fast',
): Promise<void> => {
  if (process.platform === 'win32') {
    spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', clusterIn(home), '-m', how, '-w'], {
      env: environment(binaries),
      windowsHide: true,
    })
    return
  }
  const pid = await pidOf(home)
  if (pid === undefined) return
  // PostgreSQL's own meaning of these signals; pg_ctl would send the same, but will not run as root.
  process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT')
  for (const until = Date.now() + 30_000; Date.now() < until; await wait(10)) if ((await pidOf(home)) !== pid) return
  throw new Error('The private database did not stop within 30 seconds')
}
