// A place with indicators of need: a fresh database, a real engine over a temporary folder, and files made up on the spot.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { TestContext } from 'node:test'
import { importRegister } from '../../src/places/registers/actions/import.ts'
import { openAnalytics } from '../../src/platform/analytics/index.ts'
import { openFiles } from '../../src/platform/files/index.ts'
import type { CommandContext, JobId, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import type { PrioritiesServices } from '../../src/priorities/index.ts'
import { add } from '../../src/priorities/needs/actions/add.ts'
import { look } from '../../src/priorities/needs/actions/look.ts'
import type { FoundFile, LoadReport } from '../../src/priorities/needs/rules/found.ts'
import type { Mapping } from '../../src/priorities/needs/rules/mapping.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { systemScope } from './scopes.ts'

export interface NeedsRoom {
  readonly database: TestDatabase
  readonly services: PrioritiesServices
  readonly place: PlaceId
  /** The names of jobs that were started, in order: nothing works on them. */
  readonly started: string[]
  file(name: string, content: string | Buffer): Promise<string>
  /** Loads a register of local authorities. */
  authorities(path: string): Promise<void>
  /** What a command is run with. */
  context(scope: Scope, args?: readonly string[], options?: Readonly<Record<string, string>>): CommandContext
  look(path: string, mapping?: Mapping): Promise<FoundFile>
  /** Looks, and takes all that was found, or what `only` says. */
  take(path: string, options?: TakeOptions): Promise<readonly LoadReport[]>
}

export interface TakeOptions {
  readonly mapping?: Mapping
  readonly mode?: 'replace' | 'fill'
  readonly only?: (name: string) => boolean
  readonly source?: string
}

/** @param codes of the districts or wards that make the place */
export const needsRoom = async (
  t: TestContext,
  codes: readonly (readonly ['district' | 'ward', string])[] = [['district', 'Z07000001']],
): Promise<NeedsRoom> => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'needs-'))
  const analytics = openAnalytics({ folder: join(folder, 'ledger') })
  t.after(async () => {
    await analytics.close()
    await rm(folder, { recursive: true, force: true })
  })
  const files = await openFiles(join(folder, 'files'))
  const started: string[] = []
  const services: PrioritiesServices = {
    files,
    analytics,
    jobs: {
      start: async (_scope, job) => {
        started.push(typeof job === 'string' ? job : job.name)
        return crypto.randomUUID() as JobId
      },
    },
  }
  const [row] = await database.asOwner<{ id: PlaceId }>(
    "insert into places (slug, name) values ('merebridge', 'Merebridge') returning id",
  )
  const place = row!.id
  for (const [kind, code] of codes)
    await database.asOwner('insert into place_members (place_id, kind, code) values ($1, $2, $3)', [place, kind, code])
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  const scope = systemScope()
  const runner = {
    scope,
    read: <T>(work: () => Promise<T>) => database.read(scope, work),
    write: <T>(work: () => Promise<T>) => database.write(scope, work),
  }
  const lookAt = (path: string, mapping?: Mapping): Promise<FoundFile> => {
    const request = { place, file: { path, name: path.split('/').at(-1)! } }
    return look(runner, services, mapping ? { ...request, mapping } : request)
  }
  return {
    database,
    services,
    place,
    started,
    file,
    authorities: async (path) => {
      const given = { file: { path, name: 'authorities.csv' }, kind: 'authorities' } as const
      await database.write(scope, () => importRegister(scope, given))
    },
    context: (as, args = [], options = {}) => ({
      scope: as,
      args,
      options,
      say: () => undefined,
      read: (work) => database.read(as, work),
      write: (work) => database.write(as, work),
    }),
    look: lookAt,
    take: async (path, { mapping, mode = 'fill', only = () => true, source = 'A publisher' } = {}) => {
      const { tables } = await lookAt(path, mapping)
      const { key } = await files.put(Readable.from([Buffer.from(path)]), { maxBytes: 10_000 })
      return add(runner, services, {
        place,
        source,
        publishedOn: null,
        file: { path, name: path.split('/').at(-1)!, key },
        tables,
        choices: tables.map((table) => ({
          table: table.id,
          keys: table.indicators.filter(({ name }) => only(name)).map(({ key: one }) => one),
          region: table.region,
          mode,
        })),
      })
    },
  }
}
