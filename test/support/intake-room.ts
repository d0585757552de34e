// A place with files made up on the spot, to bring measures in from the command line.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { intakeCommands } from '../../src/measurement/intake/commands.ts'
import { openFiles } from '../../src/platform/files/index.ts'
import type { CommandAnswer, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { systemScope } from './scopes.ts'

export interface IntakeRoom {
  readonly database: TestDatabase
  readonly place: PlaceId
  /** Writes a file and says where. */
  file(name: string, content: string): Promise<string>
  run(
    name: string,
    args?: readonly string[],
    options?: Readonly<Record<string, string>>,
    scope?: Scope,
  ): Promise<CommandAnswer>
}

export const intakeRoom = async (t: TestContext): Promise<IntakeRoom> => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'intake-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const commands = intakeCommands({ files: await openFiles(join(folder, 'files')) })
  const [row] = await database.asOwner<{ id: PlaceId }>(
    "insert into places (slug, name) values ('merebridge', 'Merebridge') returning id",
  )
  if (row === undefined) throw new Error('no place')
  return {
    database,
    place: row.id,
    file: async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    run: (name, args = [], options = {}, scope = systemScope('command line (a test)')) => {
      const command = commands.find((one) => one.name === name)
      if (command === undefined) throw new Error(`no command ${name}`)
      return command.run({
        ...{ scope, args, options: { place: 'merebridge', ...options }, say: () => undefined },
        read: (work) => database.read(scope, work),
        write: (work) => database.write(scope, work),
      })
    },
  }
}
