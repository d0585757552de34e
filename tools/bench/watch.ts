// What a program and everything it started took while it ran: memory held at once, and processor time. Sampled, on Linux only;
// elsewhere nobody is asked.
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
  /** Processor time, in the system's hundredths of a second. */
  readonly ticks: number
  readonly command: string
}

const everyProcess = (): readonly Seen[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      // `pid (name) state parent …`; the name may hold anything, so what counts comes after its last bracket.
      const fields = read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') ?? []
      const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
      return { pid: Number(name), parent: Number(fields[1]), ticks, command: read(`/proc/${name}/cmdline`) }
    })

/** Those below this process, and those that name its data folder (PostgreSQL goes on by itself), with all below them. */
const family = (root: number, folder: string): readonly Seen[] => {
  const all = everyProcess()
  const found = new Set(
    all.filter(({ pid, command }) => pid === root || command.includes(folder)).map(({ pid }) => pid),
  )
  found.delete(process.pid)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid)
  }
  return all.filter(({ pid }) => found.has(pid))
}

/** Pages that several share are counted in parts, so the sum is what they take together. */
const kilobytesOf = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

export interface Watch {
  /** Bytes, all together; undefined where it was not measured. */
  readonly peak: () => number | undefined
  /** Milliseconds of one core, all together since it began; undefined where it was not measured. */
  readonly processor: () => number | undefined
  readonly end: () => void
}

const everyMilliseconds = 100

export const watch = (root: number, folder: string): Watch => {
  if (!existsSync('/proc/self/smaps_rollup'))
    return { peak: () => undefined, processor: () => undefined, end: () => undefined }
  let most = 0
  const ticks = new Map<number, { readonly first: number; readonly last: number }>()
  const look = (): void => {
    let sum = 0
    for (const { pid, ticks: now } of family(root, folder)) {
      sum += kilobytesOf(pid)
      ticks.set(pid, { first: ticks.get(pid)?.first ?? now, last: now })
    }
    most = Math.max(most, sum)
  }
  const timer = setInterval(look, everyMilliseconds)
  return {
    peak: () => most * 1024,
    processor: () => [...ticks.values()].reduce((sum, { first, last }) => sum + (last - first) * 10, 0),
    end: () => clearInterval(timer),
  }
}
