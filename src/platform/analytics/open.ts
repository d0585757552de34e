// Who may ask about which place, and where its files are. The folder of a place is all that an engine for it can open.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { asId, isId, notFound, type PlaceId, type Scope } from '../kernel/index.ts'
import { pathIn } from './engine.ts'
import { openReaders } from './reading.ts'
import type { Analytics, AnalyticsOptions, FolderEntry } from './types.ts'
import { openWriting } from './writing.ts'

const within = (scope: Scope, place: PlaceId): boolean => scope.everything || scope.places.includes(place)

const bytesUnder = async (path: string): Promise<number> => {
  const found = await stat(path)
  if (!found.isDirectory()) return found.size
  const entries = await readdir(path)
  const sizes = await Promise.all(entries.map((name) => bytesUnder(join(path, name))))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

const day = 86_400_000

/** What a killed process left in a folder where everything is short-lived. */
const sweepOld = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - day) await rm(path, { recursive: true, force: true })
  }
}

/** Nothing is made or started before the first question. */
export const openAnalytics = (options: AnalyticsOptions): Analytics => {
  const readers = openReaders(options.readingMegabytes ?? 256)
  const closing = new Set<() => Promise<void>>()

  /** The place's folder, by the name the system knows it under. */
  const folderOf = async (place: PlaceId): Promise<string> => {
    if (!isId(place)) throw notFound('place')
    await mkdir(join(options.folder, place), { recursive: true, mode: 0o700 })
    return join(await realpath(options.folder), place)
  }
  const ownFolder = (scope: Scope, place: PlaceId): Promise<string> => {
    if (!within(scope, place)) throw notFound('place')
    return folderOf(place)
  }

  return {
    reading: async (scope, place) => {
      const may = within(scope, place) || (await options.published?.(scope, place)) === true
      if (!may) throw notFound('place')
      return readers.asking(await folderOf(place))
    },
    writing: async (scope, place, name, sources = []) => {
      const folder = await ownFolder(scope, place)
      return openWriting(folder, name, sources, options.writingMegabytes ?? 300, closing)
    },
    folders: async (scope, place, inside) => {
      const folder = await ownFolder(scope, place)
      const looked = inside === undefined ? folder : pathIn(folder, [inside])
      const found: FolderEntry[] = []
      for (const name of await readdir(looked).catch(() => [])) {
        if (name.startsWith('.')) continue
        const path = join(looked, name)
        const entry = await stat(path).catch(() => undefined)
        if (entry) found.push({ name, bytes: await bytesUnder(path).catch(() => 0), changedAt: entry.mtime })
      }
      return found
    },
    remove: async (scope, place, ...names) => {
      const folder = await ownFolder(scope, place)
      await rm(names.length === 0 ? folder : pathIn(folder, names), { recursive: true, force: true })
    },
    places: async (scope) =>
      (await readdir(options.folder).catch(() => []))
        .flatMap((name) => asId<PlaceId>(name) ?? [])
        .filter((place) => within(scope, place)),
    scratch: async (name, sources = []) => {
      const parent = join(options.folder, 'scratch')
      await mkdir(parent, { recursive: true, mode: 0o700 })
      await sweepOld(parent)
      const folder = join(await realpath(parent), randomUUID())
      await mkdir(folder, { mode: 0o700 })
      const room = await openWriting(folder, name, sources, options.writingMegabytes ?? 300, closing)
      const close = async (): Promise<void> => {
        await room.close()
        await rm(folder, { recursive: true, force: true })
      }
      return { ...room, close }
    },
    close: async () => {
      for (const close of [...closing]) await close()
      await readers.close()
    },
  }
}
