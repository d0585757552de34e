// The data folder's own id, made once. It tells this installation from others that may share a server or a machine.
import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const read = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as { id: string }).id
}

/** Makes the data folder too, private to its user, where there is none. */
export const installationId = async (dataFolder: string): Promise<string> => {
  const file = join(dataFolder, 'installation.json')
  const known = await read(file)
  if (known !== undefined) return known
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  // Written whole beside, then linked: of two that start at once, one wins and both read the winner's.
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify({ id: randomUUID() })}\n`)
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  const made = await read(file)
  if (made === undefined) throw new Error(`${file} disappeared while it was made`)
  return made
}
