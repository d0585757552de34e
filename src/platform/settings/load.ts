// Reads the settings from the world: the environment given and `settings.json` in the data folder.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../kernel/index.ts'
import { dataFolderOf, readSettings } from './read.ts'
import type { Environment, ResolvedSettings } from './setting.ts'

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
