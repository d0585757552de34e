// The data folder, and its own id, made once. The id tells this installation from others that may share a server or a machine.
import { randomUUID } from 'node:crypto'
import { access, constants, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Refused } from '../kernel/index.ts'
import { systemCode } from './errors.ts'

const read = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as { id: string }).id
}

const why: Readonly<Record<string, string>> = {
  ENOTDIR: 'there is a file in its way',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing may be written to that disk',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'no folder can be made there',
}

/** Each folder by itself: told to make the parents too, Node tries for ever where the system answers that there is no such place. */
const makeFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (found?.isDirectory()) return
  if (found) throw Object.assign(new Error(`${folder} is a file`), { code: 'ENOTDIR' })
  if (dirname(folder) !== folder) await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** Makes the data folder, private to its user, where there is none. @throws Refused where this user cannot keep things in it */
const makeDataFolder = async (folder: string): Promise<void> => {
  try {
    await makeFolder(folder)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const words = why[systemCode(error) ?? '']
    if (words === undefined) throw error
    throw new Refused(
      'data-folder-unusable',
      400,
      `The data folder ${folder} cannot be used: ${words}.`,
      'Set COMMONWEAL_DATA to a folder that this user may write to, or give it to this user.',
    )
  }
}

/** Makes the data folder too. @throws Refused in plain words where that cannot be */
export const installationId = async (dataFolder: string): Promise<string> => {
  await makeDataFolder(resolve(dataFolder))
  const file = join(dataFolder, 'installation.json')
  const known = await read(file)
  if (known !== undefined) return known
  // Written whole beside, then linked: of two that start at once, one wins and both read the winner's.
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify({ id: randomUUID() })}\n`, { flush: true })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  const made = await read(file)
  if (made === undefined) throw new Error(`${file} disappeared while it was made`)
  return made
}
