// The keys port with a file in the data folder: `keys/installation.key`, readable by its owner alone.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '../kernel/index.ts'
import { keyIdOf, sameText, seal, signature, unseal } from './envelope.ts'
import { currentKey, type Key, type KeyRing, newKey, readRing, ringText } from './key-ring.ts'
import type { Keys } from './keys.ts'

const notOurs = (): Refused =>
  new Refused(
    'sealed-elsewhere',
    500,
    'A stored secret cannot be opened with the keys of this installation.',
    'Put back the key file that belongs to this data folder (keys/installation.key), from the same back-up.',
  )

const damaged = (path: string): Refused =>
  new Refused(
    'key-file-damaged',
    500,
    `The key file ${path} is damaged.`,
    'Put it back from a back-up. Without it passwords still work, but one-time codes and stored secrets must be set again.',
  )

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Written whole and on the disk before it gets its name, so that a crash leaves either the old file or the new one. */
const writeWhole = async (path: string, text: string, place: (from: string, to: string) => Promise<void>) => {
  const draft = `${path}.${randomUUID()}.new`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await place(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

const ringIn = (path: string, text: string): KeyRing => {
  const ring = readRing(text)
  if (ring === undefined) throw damaged(path)
  return ring
}

/** Reads the key file, or makes it. Two processes that start at once get the same key: only one `link` succeeds. */
const readOrMake = async (path: string): Promise<KeyRing> => {
  try {
    return ringIn(path, await readFile(path, 'utf8'))
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
  await writeWhole(path, ringText([newKey()]), link).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error
  })
  return ringIn(path, await readFile(path, 'utf8'))
}

/**
 * @param folder `<data>/keys`. Makes the keys the first time.
 * @param name of the file: each holds keys of its own, which can be kept apart
 * @throws Refused `key-file-damaged`
 */
export const openKeys = async (folder: string, name = 'installation.key'): Promise<Keys> => {
  const path = join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let ring = await readOrMake(path)
  // A copy from a back-up may have come back readable by everybody.
  await chmod(path, 0o600)

  /** Another process may have added a key since: then it stands in the file. */
  const keyWith = (id: string | undefined): Key | undefined => {
    const known = ring.find((key) => key.id === id)
    if (known !== undefined || id === undefined) return known
    ring = ringIn(path, readFileSync(path, 'utf8'))
    return ring.find((key) => key.id === id)
  }

  return {
    get keyId() {
      return currentKey(ring).id
    },
    seal: async (purpose, plain) => seal(currentKey(ring), purpose, plain),
    open: async (purpose, sealed) => {
      const key = keyWith(keyIdOf(sealed))
      const plain = key && unseal(key, purpose, sealed)
      if (plain === undefined) throw notOurs()
      return plain
    },
    sign: (purpose, text) => signature(currentKey(ring), purpose, text),
    verify: (purpose, text, given) => {
      const id = given.slice(0, given.indexOf('.'))
      // A stranger's nonsense must not make the server read the disk.
      const key = /^[0-9a-f]{8}$/.test(id) ? keyWith(id) : undefined
      return key !== undefined && sameText(given, signature(key, purpose, text))
    },
    rotate: async () => {
      const [first, ...rest] = ringIn(path, await readFile(path, 'utf8'))
      const next: KeyRing = [first, ...rest, newKey()]
      await writeWhole(path, ringText(next), rename)
      ring = next
    },
  }
}
