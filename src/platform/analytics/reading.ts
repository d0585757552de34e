// Engines for questions: one for each place, shared by all who may ask about it, and opened by its first question. Those
// asked about longest ago are closed again, once nobody waits for them.
import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { askingOf, type Opened } from './asking.ts'
import { type Fence, openEngine } from './engine.ts'
import { type Pool, poolOf } from './pool.ts'
import type { Asking } from './types.ts'

interface Open {
  readonly fence: Fence
  readonly pool: Promise<Pool>
  users: number
}

/** More places than this being asked about at once are opened all the same, and closed as they fall idle. */
const enginesKept = 2
export const spillPrefix = '.spill-'
const day = 86_400_000

/** What a killed process left. */
const sweepSpills = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(spillPrefix)) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - day) await rm(path, { recursive: true, force: true })
  }
}

export interface Readers {
  /** @param folder the place's, without symbolic links */
  asking(folder: string): Asking
  close(): Promise<void>
}

export const openReaders = (megabytes: number): Readers => {
  /** In the order of their last question. */
  const engines = new Map<string, Open>()
  let closed = false

  const closeIdle = (): void => {
    for (const [folder, engine] of engines) {
      if (engines.size <= enginesKept) return
      if (engine.users > 0) continue
      engines.delete(folder)
      void engine.pool.then((pool) => pool.close())
    }
  }

  const started = (folder: string): Open => {
    const fence: Fence = {
      folder,
      sources: new Map(),
      megabytes: Math.max(32, Math.floor(megabytes / enginesKept)),
      temporary: join(folder, `${spillPrefix}${randomUUID()}`),
      settled: true,
    }
    const pool = sweepSpills(folder).then(async () => poolOf(await openEngine(fence)))
    // One that could not be opened is tried anew by the next question.
    pool.catch(() => engines.delete(folder))
    return { fence, pool, users: 0 }
  }

  const open = async (folder: string): Promise<Opened> => {
    if (closed) throw new Error('Analytics is closed')
    const engine = engines.get(folder) ?? started(folder)
    engines.delete(folder)
    engines.set(folder, engine)
    engine.users += 1
    try {
      const pool = await engine.pool
      return {
        pool,
        access: { fence: engine.fence, kinds: 'read' },
        done: () => {
          engine.users -= 1
          closeIdle()
        },
      }
    } catch (error) {
      engine.users -= 1
      throw error
    }
  }

  return {
    asking: (folder) => askingOf(folder, () => open(folder)),
    close: async () => {
      closed = true
      for (const engine of engines.values()) await engine.pool.then((pool) => pool.close()).catch(() => undefined)
      engines.clear()
    },
  }
}
