// Reads the settings from the world: the environment given and `settings.json` in the data folder.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../kernel/index.ts'
import { dataFolderOf, readSettings } from './read.ts'
import type { Environment, ResolvedSettings } from './setting.ts'
import { type SettingChanges, settingsFileText } from './write.ts'

/** Where the settings that were changed in the browser are kept. */
export const settingsFile = (dataFolder: string): string => join(dataFolder, 'settings.json')

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined
    throw error
  }
}

export const loadSettings = async (env: Environment): Promise<Result<ResolvedSettings>> =>
  readSettings(env, await textOf(settingsFile(dataFolderOf(env))))

/**
 * Changes the settings file, for the settings page: written whole beside it, then renamed, and readable by its owner alone,
 * since the address of a mail server holds a password.
 * @returns errors by the name of the setting; then nothing was changed
 */
export const saveSettings = async (dataFolder: string, changes: SettingChanges): Promise<Result<void>> => {
  const path = settingsFile(dataFolder)
  const text = settingsFileText(changes, await textOf(path))
  if (!text.ok) return text
  await mkdir(dataFolder, { recursive: true })
  const draft = `${path}.${randomUUID()}.new`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text.value)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path).catch(async (error: unknown) => {
    await rm(draft, { force: true })
    throw error
  })
  return ok(undefined)
}
