// A place with a ledger: a fresh database, a real engine over a temporary folder, and files made up on the spot.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { TestContext } from 'node:test'
import type { LocalEconomyServices } from '../../src/local-economy/index.ts'
import { add } from '../../src/local-economy/ledger/actions/add.ts'
import { look } from '../../src/local-economy/ledger/actions/look.ts'
import type { BatchId, ImportReport, LookedFile } from '../../src/local-economy/ledger/rules/records.ts'
import { publishedPagesOf } from '../../src/places/index.ts'
import { type Analytics, openAnalytics } from '../../src/platform/analytics/index.ts'
import { openFiles } from '../../src/platform/files/index.ts'
import type { CommandContext, JobId, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { systemScope } from './scopes.ts'

export interface StartedJob {
  readonly id: JobId
  readonly name: string
  readonly data: unknown
}

export interface LedgerRoom {
  readonly database: TestDatabase
  readonly services: LocalEconomyServices
  readonly place: PlaceId
  readonly folder: string
  /** What was started, in order: nothing works on it. */
  readonly started: StartedJob[]
  /** Writes a file of this name; gives its path. */
  file(name: string, content: string | Buffer): Promise<string>
  /** What a command is run with. */
  context(
    scope: Scope,
    args?: readonly string[],
    options?: Readonly<Record<string, string>>,
  ): CommandContext & { said: string[] }
  /** A place more, by its short name. */
  placeNamed(slug: string): Promise<PlaceId>
}

const published = async (scope: Scope, place: PlaceId): Promise<boolean> =>
  (await publishedPagesOf(scope, place)).some(({ what }) => what === 'ledger')

export const ledgerRoom = async (
  t: TestContext,
  wrapped: (analytics: Analytics) => Analytics = (analytics) => analytics,
): Promise<LedgerRoom> => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'))
  const analytics = openAnalytics({ folder: join(folder, 'ledger'), published })
  t.after(async () => {
    await analytics.close()
    await rm(folder, { recursive: true, force: true })
  })
  const started: StartedJob[] = []
  const services: LocalEconomyServices = {
    files: await openFiles(join(folder, 'files')),
    analytics: wrapped(analytics),
    jobs: {
      start: async (_scope, job, data) => {
        const id = crypto.randomUUID() as JobId
        started.push({ id, name: typeof job === 'string' ? job : job.name, data })
        return id
      },
    },
  }
  const placeNamed = async (slug: string): Promise<PlaceId> => {
    const [made] = await database.asOwner<{ id: PlaceId }>(
      'insert into places (slug, name) values ($1, initcap($1)) returning id',
      [slug],
    )
    if (made === undefined) throw new Error(`the place ${slug} was not made`)
    return made.id
  }
  return {
    database,
    services,
    place: await placeNamed('merebridge'),
    folder,
    started,
    placeNamed,
    file: async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    context: (scope, args = [], options = {}) => {
      const said: string[] = []
      return {
        scope,
        args,
        options,
        read: (work) => database.read(scope, work),
        write: (work) => database.write(scope, work),
        say: (words) => void said.push(words),
        said,
      }
    },
  }
}

/** Runs the work in a transaction of its own, as the system unless told. */
export const reading = <T>(
  { database }: Pick<LedgerRoom, 'database'>,
  work: (scope: Scope) => Promise<T>,
  scope: Scope = systemScope(),
): Promise<T> => database.read(scope, () => work(scope))

export const writing = <T>(
  { database }: Pick<LedgerRoom, 'database'>,
  work: (scope: Scope) => Promise<T>,
  scope: Scope = systemScope(),
): Promise<T> => database.write(scope, () => work(scope))

/** A spend file of one month as a council writes it: its lines as `day supplier pounds`. */
export const spend = (
  ...lines: readonly (readonly [date: string, supplier: string, amount: string, postcode?: string])[]
): string =>
  `Payment Date,Supplier Name,Net Amount,Purpose,Postcode\n${lines
    .map(([date, supplier, amount, postcode = '']) => `${date},${supplier},${amount},Works,${postcode}\n`)
    .join('')}`

/** Looks into files and adds them, as the system unless told. */
export const addFiles = async (
  room: LedgerRoom,
  files: readonly (readonly [name: string, content: string | Buffer])[],
  options: {
    readonly publisher?: string
    readonly replaces?: BatchId
    readonly place?: PlaceId
    readonly scope?: Scope
  } = {},
): Promise<ImportReport> => {
  const { publisher = 'Merebridge Council', place = room.place, scope = systemScope() } = options
  const runner = room.context(scope)
  const replaces = options.replaces === undefined ? {} : { replaces: options.replaces }
  const looked: LookedFile[] = []
  for (const [name, content] of files) {
    const { key } = await room.services.files.put(Readable.from([Buffer.from(content)]), { maxBytes: 1e9 })
    const file = { key, name, path: await room.services.files.pathOf(key) }
    looked.push(await look(runner, room.services, { place, publisher, file, ...replaces }))
  }
  return add(runner, room.services, { place, publisher, looked, ...replaces })
}

/** The id of the only table of a report. */
export const batchOf = ({ files }: ImportReport): BatchId => {
  const [one, ...more] = files
  if (!one?.batch || more.length > 0) throw new Error(`one batch was expected: ${JSON.stringify(files)}`)
  return one.batch
}
