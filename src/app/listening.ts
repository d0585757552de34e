// Where the server listens, written down for the commands beside it: the port may be another than the settings say, and the
// links that a command gives out must lead to it.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (dataFolder: string): string => join(dataFolder, 'listening.txt')

export const noteListening = (dataFolder: string, address: string): Promise<void> =>
  writeFile(fileIn(dataFolder), `${address}\n`)

export const forgetListening = (dataFolder: string): Promise<void> => rm(fileIn(dataFolder), { force: true })

/** undefined where no server runs. After a kill -9 it is the last one's, until the next. */
export const listeningAddress = async (dataFolder: string): Promise<string | undefined> => {
  const text = (await readFile(fileIn(dataFolder), 'utf8').catch(() => '')).trim()
  return URL.canParse(text) ? text : undefined
}
