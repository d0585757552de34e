// The product's side: orders go to a process of their own, one at a time. Not a thread: the typesetter is a native program that
// cannot be stopped in a thread, has no bound on its memory there, and would take the whole product with it if it fell.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Refused } from '../../kernel/index.ts'
import { documentLimits, tooHeavy, tooManyWaiting } from '../limits.ts'
import type { Document } from '../model.ts'
import type { Answer, Order } from './messages.ts'

export interface HostLimits {
  readonly memoryMb: number
  /** For one document, in milliseconds. */
  readonly patience: number
  /** After so long without an order the process ends, in milliseconds. */
  readonly idle: number
}

const usual: HostLimits = { memoryMb: 1024, patience: 60_000, idle: 30_000 }
/** How often memory is looked at, in milliseconds. */
const look = 250
/** After so many files a process makes way for a fresh one: the typesetter keeps a little of each. */
const most = 200

export interface Host {
  ask(format: Order['format'], document: Document): Promise<Buffer>
  close(): Promise<void>
}

/** On Linux the system says it; elsewhere only the Word writer runs, which its own engine bounds. */
const megabytesOf = (pid: number): number => {
  try {
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(resident ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Nothing of the product's settings and secrets, and no font of this computer. The clock of zip files goes by the zone. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '',
  ...(process.env.SYSTEMROOT === undefined ? {} : { SYSTEMROOT: process.env.SYSTEMROOT }),
  TZ: 'UTC',
  FONTCONFIG_FILE: fileURLToPath(new URL('../pdf/no-fonts.conf', import.meta.url)),
})

const begin = (memoryMb: number): ChildProcess =>
  fork(new URL('./child.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: environment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })

const taken = (answer: Answer): Buffer => {
  if ('file' in answer) return Buffer.from(answer.file.buffer, answer.file.byteOffset, answer.file.byteLength)
  if ('refused' in answer) {
    const { reason, status, message, tip } = answer.refused
    throw new Refused(reason, status, message, tip)
  }
  throw new Error(`The document could not be written: ${answer.fault}`)
}

/** One order on one process, within its bounds. A process that went beyond them, or fell, is gone afterwards. */
const carryOut = (child: ChildProcess, order: Order, { memoryMb, patience }: HostLimits): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let watch: NodeJS.Timeout | undefined
    const end = (): void => {
      clearTimeout(timer)
      clearInterval(watch)
      child.off('message', hear).off('exit', gone).off('error', fail)
    }
    const fail = (error: Error): void => {
      end()
      child.kill('SIGKILL')
      reject(error)
    }
    const gone = (): void => fail(new Error('The process that writes documents ended before it was done'))
    const hear = (answer: Answer): void => {
      if (answer.number !== order.number) return
      end()
      resolve(answer)
    }
    timer = setTimeout(() => fail(tooHeavy(`${Math.round(patience / 1000)} seconds`)), patience)
    watch = setInterval(() => {
      if (megabytesOf(child.pid ?? 0) > memoryMb) fail(tooHeavy(`${memoryMb} MB of memory`))
    }, look)
    child.on('message', hear).on('exit', gone).on('error', fail)
    child.send(order, (error) => {
      if (error) fail(error)
    })
  })

export const openHost = (limits: Partial<HostLimits> = {}): Host => {
  const bounds = { ...usual, ...limits }
  let child: ChildProcess | undefined
  let resting: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let number = 0
  let waiting = 0
  let closed = false
  /** The library for Word counts its names through all files it writes: for the same bytes, each file has a fresh process. */
  let wroteWord = false
  let wrote = 0

  /** Waiting for the next order, it keeps nobody from ending. */
  const hold = (held: boolean): void => {
    if (held) child?.ref()
    else child?.unref()
    if (held) child?.channel?.ref?.()
    else child?.channel?.unref?.()
  }
  const stop = (): void => {
    clearTimeout(resting)
    child?.kill('SIGKILL')
    child = undefined
    wroteWord = false
    wrote = 0
  }
  const rest = (): void => {
    hold(false)
    resting = setTimeout(stop, bounds.idle)
    resting.unref()
  }
  const isUp = (): boolean => child?.connected === true && child.exitCode === null && !child.killed

  const one = async (format: Order['format'], document: Document): Promise<Buffer> => {
    if (closed) throw new Error('Documents are closed')
    clearTimeout(resting)
    if (!isUp() || wrote >= most || (wroteWord && format === 'docx')) {
      stop()
      child = begin(bounds.memoryMb)
    }
    wroteWord ||= format === 'docx'
    wrote += 1
    hold(true)
    number += 1
    try {
      return taken(await carryOut(child as ChildProcess, { number, format, document }, bounds))
    } finally {
      rest()
    }
  }

  return {
    ask: async (format, document) => {
      if (waiting >= documentLimits.waiting) throw tooManyWaiting()
      waiting += 1
      const mine = turn.then(() => one(format, document))
      turn = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        waiting -= 1
      }
    },
    close: async () => {
      closed = true
      stop()
      await turn
    },
  }
}
