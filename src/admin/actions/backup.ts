// Makes a back-up while the server goes on running: one moment of the database, then the files, which never change.
import { join } from 'node:path'
import { record } from '../../platform/audit/index.ts'
import {
  type ArchivePart,
  type ArchiveWriter,
  filesUnder,
  readTextIfThere,
  writeArchive,
} from '../../platform/files/index.ts'
import { count, type Scope } from '../../platform/kernel/index.ts'
import type { AdminServices } from '../index.ts'
import {
  type Cover,
  coverName,
  format,
  isPartName,
  type Manifest,
  type ManifestTable,
  manifestName,
} from '../rules/backup-format.ts'
import { addMark } from '../store/marks.ts'
import { type Dump, dumpTables } from '../store/snapshot.ts'
import { version } from '../version.ts'
import { sizeInWords } from '../words.ts'

export interface BackupReceipt {
  readonly file: string
  readonly bytes: number
  readonly madeAt: string
  readonly version: string
  readonly tables: number
  readonly rows: number
  readonly files: { readonly count: number; readonly bytes: number }
  readonly ledgerFiles: number
  readonly holdsKeys: boolean
  /** Stored files whose content no longer fits their name. They are in the back-up as they are. */
  readonly damaged: readonly string[]
}

/** What a command or a job hands in: transactions under its scope, opened as they are needed. */
export interface Work {
  readonly scope: Scope
  write<T>(work: () => Promise<T>): Promise<T>
  read<T>(work: () => Promise<T>): Promise<T>
}

type Services = Pick<AdminServices, 'database' | 'files' | 'settings'>

/** Tables are cut into pieces, because a tar must know the length of each part before it is written. */
const pieceBytes = 4 * 1024 * 1024

const addTables = async (writer: ArchiveWriter, dump: Dump) => {
  const tables: ManifestTable[] = []
  const parts: ArchivePart[] = []
  for await (const { table, columns, text, rows } of dump.tables()) {
    const names: string[] = []
    let held: Buffer[] = []
    let bytes = 0
    const flush = async (): Promise<void> => {
      if (bytes === 0) return
      const name = `database/${table}/${String(names.length + 1).padStart(6, '0')}`
      parts.push(await writer.add(name, Buffer.concat(held)))
      names.push(name)
      held = []
      bytes = 0
    }
    for await (const chunk of text as AsyncIterable<Buffer>) {
      held.push(chunk)
      bytes += chunk.length
      if (bytes >= pieceBytes) await flush()
    }
    await flush()
    tables.push({ table, columns, rows: rows(), parts: names })
  }
  return { tables, parts }
}

const addFiles = async (writer: ArchiveWriter, services: Services) => {
  const parts: ArchivePart[] = []
  const damaged: string[] = []
  for await (const { key, bytes } of services.files.list()) {
    const part = await writer.addFile(`files/${key}`, await services.files.pathOf(key), bytes)
    if (part.sha256 !== key) damaged.push(key)
    parts.push(part)
  }
  return { parts, damaged }
}

/** Names that begin with a dot are somebody's unfinished work, and are left out. */
const addFolder = async (writer: ArchiveWriter, dataFolder: string, folder: 'ledger' | 'keys') => {
  const parts: ArchivePart[] = []
  for await (const { name, path, bytes } of filesUnder(join(dataFolder, folder)))
    if (isPartName(`${folder}/${name}`)) parts.push(await writer.addFile(`${folder}/${name}`, path, bytes))
  return parts
}

const writeAll = async (writer: ArchiveWriter, services: Services, say: (words: string) => void) => {
  const { dataFolder } = services.settings().values
  const cover: Cover = { product: 'commonweal', format, version, madeAt: new Date().toISOString() }
  const parts = [await writer.add(coverName, Buffer.from(JSON.stringify(cover)))]
  // The list of files is read while the moment of the database is held, so every file it names was there.
  const content = await dumpTables(services.database, async (dump) => {
    say('Writing the database')
    const database = await addTables(writer, dump)
    say('Writing the files')
    const files = await addFiles(writer, services)
    return { migrations: dump.migrations, sequences: dump.sequences, database, files }
  })
  const ledger = await addFolder(writer, dataFolder, 'ledger')
  const keys = await addFolder(writer, dataFolder, 'keys')
  const settings = await readTextIfThere(join(dataFolder, 'settings.json'))
  if (settings !== undefined) parts.push(await writer.add('settings.json', Buffer.from(settings)))
  const { migrations, sequences, database, files } = content
  parts.push(...database.parts, ...files.parts, ...ledger, ...keys)
  const manifest: Manifest = { ...cover, migrations, sequences, tables: database.tables, parts, damaged: files.damaged }
  await writer.add(manifestName, Buffer.from(JSON.stringify(manifest)))
  return { manifest, files: files.parts, ledger, keys }
}

/**
 * Writes the whole installation to one file.
 * @throws Refused `file-exists`, `cannot-write`: nothing is left behind then
 */
export const backup = async (
  work: Work,
  services: Services,
  path: string,
  say: (words: string) => void = () => undefined,
): Promise<BackupReceipt> => {
  const writer = await writeArchive(path)
  try {
    const { manifest, files, ledger, keys } = await writeAll(writer, services, say)
    const receipt: BackupReceipt = {
      file: path,
      bytes: await writer.finish(),
      madeAt: manifest.madeAt,
      version,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: { count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
      ledgerFiles: ledger.length,
      holdsKeys: keys.length > 0,
      damaged: manifest.damaged,
    }
    const { file: _, ...details } = receipt
    await work.write(async () => {
      await addMark(work.scope, {
        kind: 'backup',
        ok: receipt.damaged.length === 0,
        words: `${count(receipt.rows, 'row')} and ${count(receipt.files.count, 'file')}, ${sizeInWords(receipt.bytes)}.`,
        details,
      })
      await record(work.scope, { what: 'backup made', subject: { kind: 'installation', id: 'backup' }, after: details })
    })
    return receipt
  } catch (error) {
    await writer.abandon()
    throw error
  }
}
