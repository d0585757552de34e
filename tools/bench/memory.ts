// How much memory a program and everything it started held at once, sampled while it ran. Linux only: elsewhere nobody is asked.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended between being listed and being looked at.
    return ''
  }
}

interface Seen {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

const everyProcess = (): readonly Seen[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      // `pid (name) state parent …`; the name may hold anything, so what counts comes after its last bracket.
      const parent = Number(read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1])
      return { pid: Number(name), parent, command: read(`/proc/${name}/cmdline`) }
    })

/** Those below this process, and those that name its data folder (PostgreSQL goes on by itself), with all below them. */
const family = (root: number, folder: string): readonly number[] => {
  const all = everyProcess()
  const found = new Set(
    all.filter(({ pid, command }) => pid === root || command.includes(folder)).map(({ pid }) => pid),
  )
  found.delete(process.pid)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

/** Pages that several share are counted in parts, so the sum is what they take together. */
const kilobytesOf = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

export interface Watch {
  /** Bytes; undefined where it was not measured. */
  readonly peak: () => number | undefined
  readonly end: () => void
}

const everyMilliseconds = 100

export const watchMemory = (root: number, folder: string): Watch => {
  if (!existsSync('/proc/self/smaps_rollup')) return { peak: () => undefined, end: () => undefined }
  let most = 0
  const look = (): void => {
    most = Math.max(
      most,
      family(root, folder).reduce((sum, pid) => sum + kilobytesOf(pid), 0),
    )
  }
  const timer = setInterval(look, everyMilliseconds)
  return { peak: () => most * 1024, end: () => clearInterval(timer) }
}
