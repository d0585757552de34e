// A room in which new files are written: its own engine, and a folder that no record names yet.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, realpath, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { append } from './append.ts'
import { askingOf } from './asking.ts'
import { execute, type Fence, openEngine, pathIn } from './engine.ts'
import { poolOf } from './pool.ts'
import { spillPrefix } from './reading.ts'
import type { Writing } from './types.ts'

/** Until this is done, a power cut may take a file away that the system said was written. */
const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Windows keeps its folders by itself and refuses.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EISDIR'))) throw error
  } finally {
    await handle.close()
  }
}

const flushTree = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await flushTree(path)
    else if (entry.isFile()) await flush(path)
  }
  await flush(folder)
}

export const openWriting = async (
  folder: string,
  name: string,
  sources: readonly string[],
  megabytes: number,
  closing: Set<() => Promise<void>>,
): Promise<Writing> => {
  const room = pathIn(folder, [name])
  await mkdir(room, { recursive: true, mode: 0o700 })
  const temporary = join(room, `${spillPrefix}${randomUUID()}`)
  const found = new Map<string, string>()
  for (const path of sources) found.set(path, await realpath(path))
  const fence: Fence = { folder, sources: found, megabytes, temporary, settled: false }
  const pool = poolOf(await openEngine(fence))
  const access = { fence, kinds: 'write' } as const

  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    closing.delete(close)
    pool.close()
    await rm(temporary, { recursive: true, force: true })
  }
  closing.add(close)

  return {
    ...askingOf(folder, async () => ({ pool, access, done: () => undefined })),
    run: async (query) => {
      const connection = await pool.take()
      try {
        await execute(connection, access, query)
      } finally {
        pool.give(connection)
      }
    },
    append: async (table, batches) => {
      const connection = await pool.take()
      try {
        return await append(connection, table, batches)
      } finally {
        pool.give(connection)
      }
    },
    write: async (file, pieces) => {
      const handle = await open(pathIn(folder, [name, file]), 'w', 0o600)
      try {
        for await (const piece of pieces) await handle.writeFile(piece)
      } finally {
        await handle.close()
      }
    },
    makeFolder: async (...segments) => {
      await mkdir(pathIn(folder, [name, ...segments]), { recursive: true, mode: 0o700 })
    },
    discard: async (...segments) => {
      await rm(pathIn(folder, [name, ...segments]), { recursive: true, force: true })
    },
    sync: async () => {
      await flushTree(room)
      await flush(folder)
      await flush(dirname(folder))
    },
    close,
  }
}
