// The files port on this machine's disk: `<data>/files/ab/cdef…`, each file named by the digest of its content.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { notFound } from '../kernel/index.ts'
import type { Files, ReceivedFile, StoredFile } from './files.ts'
import { receive } from './receive.ts'

const keyPattern = /^[0-9a-f]{64}$/
const there = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const namesIn = async (folder: string): Promise<string[]> =>
  (await there(folder)) ? (await readdir(folder)).sort() : []

/** The new name is on the disk only once its folder is: without this a power cut may forget a file that was promised. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** @param root `<data>/files`, made the first time */
export const openFiles = async (root: string): Promise<Files> => {
  const arriving = join(root, 'arriving')
  await mkdir(arriving, { recursive: true, mode: 0o700 })

  // Only a digest can become a path, so there is no name that leads out of the folder.
  const pathOfKey = (key: string): string => {
    if (!keyPattern.test(key)) throw notFound('file')
    return join(root, key.slice(0, 2), key.slice(2))
  }

  const pathOf = async (key: string): Promise<string> => {
    const path = pathOfKey(key)
    if (!(await there(path))) throw notFound('file')
    return path
  }

  const keep = async (received: ReceivedFile) => {
    const path = pathOfKey(received.key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    if (await there(path)) await rm(received.path, { force: true })
    else await rename(received.path, path)
    await syncFolder(dirname(path))
    const { key, sha256, bytes, kind } = received
    return { key, sha256, bytes, kind }
  }

  async function* list(): AsyncGenerator<StoredFile> {
    for (const folder of await namesIn(root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      for (const name of await namesIn(join(root, folder))) {
        const key = folder + name
        if (keyPattern.test(key)) yield { key, sha256: key, bytes: (await stat(join(root, folder, name))).size }
      }
    }
  }

  return {
    receive: (stream, limits) => receive(arriving, stream, limits),
    keep,
    discard: (received) => rm(received.path, { force: true }),
    put: async (stream, limits) => keep(await receive(arriving, stream, limits)),
    pathOf,
    open: async (key) => createReadStream(await pathOf(key)),
    has: async (key) => keyPattern.test(key) && there(pathOfKey(key)),
    remove: async (key) => rm(pathOfKey(key), { force: true }),
    list,
    sweep: async (before) => {
      let swept = 0
      for (const name of await namesIn(arriving)) {
        const path = join(arriving, name)
        const found = await stat(path).catch(() => undefined)
        if (found === undefined || found.mtime >= before) continue
        await rm(path, { force: true })
        swept += 1
      }
      return swept
    },
    intact: async (key) => {
      const digest = createHash('sha256')
      for await (const chunk of createReadStream(await pathOf(key))) digest.update(chunk)
      return digest.digest('hex') === key
    },
  }
}
