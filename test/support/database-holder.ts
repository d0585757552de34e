// A process of its own that opens a data folder, for the tests that kill one. Says what it did, a line each; obeys its input.
// node database-holder.ts DATA-FOLDER MIGRATIONS-FOLDER
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { openDatabase, run, sql } from '../../src/platform/db/index.ts'
import { Refused } from '../../src/platform/kernel/index.ts'
import { systemScope } from './scopes.ts'

const [dataFolder = '', folder = ''] = process.argv.slice(2)
const say = (words: string): void => {
  process.stdout.write(`${words}\n`)
}

const database = await openDatabase({
  dataFolder,
  migrations: [
    { owner: 'db', folder: new URL('../../src/platform/db/migrations/', import.meta.url) },
    { owner: 'trial', folder: pathToFileURL(`${folder}/`) },
  ],
})
say('open')

const writeForEver = async (): Promise<never> => {
  for (let n = 1; ; n++) {
    const scope = systemScope()
    await database.write(scope, () => run(scope, sql`insert into trial_words (word) values (${`word ${n}`})`))
    say(`saved ${n}`)
  }
}

const orders: Readonly<Record<string, () => Promise<void>>> = {
  write: writeForEver,
  lock: () =>
    database.lockServer().then(
      () => say('locked'),
      (error: unknown) => say(error instanceof Refused ? error.reason : String(error)),
    ),
  close: async () => {
    await database.close()
    process.exit()
  },
}

for await (const line of createInterface(process.stdin)) void orders[line]?.()
