// Puts a back-up into an empty data folder: laid out and checked whole first, and only then put in place.
import { createHash } from 'node:crypto'
import { record } from '../../platform/audit/index.ts'
import { openStaging, readArchive, type Staging } from '../../platform/files/index.ts'
import { count, Refused } from '../../platform/kernel/index.ts'
import type { AdminServices } from '../index.ts'
import {
  coverName,
  coverProblem,
  isPartName,
  type Manifest,
  manifestName,
  type Part,
  partsProblem,
} from '../rules/backup-format.ts'
import { addMark } from '../store/marks.ts'
import { firstInUse, loadTables, settleUnderWay, type TableToLoad } from '../store/snapshot.ts'
import { version } from '../version.ts'
import type { Work } from './backup.ts'

export interface RestoreReceipt {
  readonly file: string
  readonly madeAt: string
  readonly madeByVersion: string
  readonly version: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly ledgerFiles: number
  /** Files that were damaged when the back-up was made: they were left out. */
  readonly leftOut: readonly string[]
  /** Jobs that were under way, and mails that waited: each is kept, and none is done again unasked. */
  readonly underWay: { readonly jobs: number; readonly mails: number }
}

type Services = Pick<AdminServices, 'database' | 'files' | 'settings'>

const notUsable = (path: string, problem: string): Refused =>
  new Refused(
    'backup-not-usable',
    422,
    `${path} cannot be restored: ${problem}.`,
    'Nothing was changed. Use another copy of the backup, or the release that made it.',
  )

const notEmpty = (): Refused =>
  new Refused(
    'not-empty',
    409,
    'This data folder is already in use, and a backup is only restored into an empty one.',
    'Set COMMONWEAL_DATA to a new folder and restore there. (With DATABASE_URL: to a new database, too.)',
  )

const refuseUsed = async (work: Work, services: Services): Promise<void> => {
  if ((await work.read(() => firstInUse(work.scope))) !== undefined) throw notEmpty()
  for await (const _ of services.files.list()) throw notEmpty()
}

/** Small parts are needed as text; their length is bounded so that no file can fill the memory. */
const longestText = 256 * 1024 * 1024

const textOf = async (path: string, content: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > longestText) throw notUsable(path, 'its list is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const jsonOf = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw notUsable(path, 'its list cannot be read')
  }
}

/** Lays every part out in the staging folder, and compares all of them with the manifest. */
const layOut = async (path: string, staging: Staging): Promise<Manifest> => {
  const read: Part[] = []
  let manifest: Manifest | undefined
  for await (const { name, bytes, content } of readArchive(path)) {
    if (manifest !== undefined) throw notUsable(path, 'something was added to its end')
    if (!isPartName(name)) throw notUsable(path, `it holds ${name.slice(0, 100)}, which is no part of a backup`)
    if (read.length === 0 && name !== coverName) throw notUsable(path, 'it was not made by Commonweal')
    if (name === manifestName) {
      manifest = jsonOf(path, await textOf(path, content)) as Manifest
      continue
    }
    const digest = createHash('sha256')
    const measured = async function* () {
      for await (const chunk of content) {
        digest.update(chunk)
        yield chunk
      }
    }
    if (name === coverName) {
      const problem = coverProblem(jsonOf(path, await textOf(path, measured())))
      if (problem !== undefined) throw notUsable(path, problem)
    } else await staging.write(name, measured())
    read.push({ name, bytes, sha256: digest.digest('hex') })
  }
  if (manifest === undefined) throw notUsable(path, 'it ends early')
  const problem = coverProblem(manifest) ?? partsProblem(read, manifest)
  if (problem !== undefined) throw notUsable(path, problem)
  return manifest
}

const tablesFrom = async function* (manifest: Manifest, staging: Staging): AsyncGenerator<TableToLoad> {
  for (const { table, columns, rows, parts } of manifest.tables)
    yield { table, columns, rows, text: staging.read(parts) }
}

const under = (manifest: Manifest, folder: string): readonly Part[] =>
  manifest.parts.filter(({ name }) => name.startsWith(`${folder}/`))

/** Files, ledger, keys and settings first: without rows that name them they count for nothing. The rows come last, at once. */
const putInPlace = async (services: Services, manifest: Manifest, staging: Staging): Promise<number> => {
  const kept: string[] = []
  try {
    for (const { name, bytes } of under(manifest, 'files')) {
      const key = name.slice('files/'.length)
      if (manifest.damaged.includes(key)) continue
      const stored = await services.files.put(staging.read([name]), { maxBytes: bytes })
      kept.push(stored.key)
      if (stored.key !== key) throw notUsable('The backup', `the file ${key} in it is damaged`)
    }
    for (const { name } of [...under(manifest, 'ledger'), ...under(manifest, 'keys')]) await staging.place(name, name)
    if (manifest.parts.some(({ name }) => name === 'settings.json'))
      await staging.place('settings.json', 'settings.json')
    const loaded = await loadTables(services.database, manifest, tablesFrom(manifest, staging))
    return loaded.reduce((sum, { rows }) => sum + rows, 0)
  } catch (error) {
    await staging.putBack()
    for (const key of kept) await services.files.remove(key)
    throw error
  }
}

/**
 * @throws Refused `not-empty`, `server-already-running`, `cannot-read`, `archive-damaged`, `backup-not-usable`,
 *   `backup-damaged`, `database-is-newer`: nothing was changed then
 */
export const restore = async (
  work: Work,
  services: Services,
  path: string,
  say: (words: string) => void = () => undefined,
): Promise<RestoreReceipt> => {
  const lock = await services.database.lockServer()
  const staging = await openStaging(services.settings().values.dataFolder)
  try {
    await refuseUsed(work, services)
    say('Reading and checking the backup')
    const manifest = await layOut(path, staging)
    say('Putting it in place')
    const rows = await putInPlace(services, manifest, staging)
    return await work.write(async () => {
      const receipt: RestoreReceipt = {
        file: path,
        madeAt: manifest.madeAt,
        madeByVersion: manifest.version,
        version,
        tables: manifest.tables.length,
        rows,
        files: under(manifest, 'files').length - manifest.damaged.length,
        ledgerFiles: under(manifest, 'ledger').length,
        leftOut: manifest.damaged,
        underWay: await settleUnderWay(work.scope),
      }
      const { file: _, ...details } = receipt
      const words = `${count(rows, 'row')} and ${count(receipt.files, 'file')}, from ${manifest.madeAt.slice(0, 10)}.`
      await addMark(work.scope, { kind: 'restore', ok: true, words, details })
      await record(work.scope, {
        what: 'backup restored',
        subject: { kind: 'installation', id: 'restore' },
        after: details,
      })
      return receipt
    })
  } finally {
    await staging.remove()
    await lock.release()
  }
}
