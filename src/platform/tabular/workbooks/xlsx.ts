// An XLSX workbook on disk: its sheets in the order its maker gave them, each read when it is asked for.
import type { Row } from '../split.ts'
import type { Zip, ZipPart } from '../zip.ts'
import { damagedWorkbook } from './refusals.ts'
import { sheetRows } from './sheet.ts'
import type { Sheet } from './sheets.ts'
import { dateStyles, type Relationship, relationships, sharedStrings, workbookPart } from './xlsx-parts.ts'

type Find = (name: string) => ZipPart | undefined

const folderOf = (part: string): string => part.slice(0, Math.max(0, part.lastIndexOf('/')))
const relationshipsOf = (part: string): string => {
  const folder = folderOf(part)
  return `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`
}

export const byName = (zip: Zip): Find => {
  const parts = new Map<string, ZipPart>()
  for (const part of zip.parts) {
    const name = part.name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
    if (!parts.has(name)) parts.set(name, part)
  }
  return (name) => parts.get(name)
}

const relationsIn = async (find: Find, part: string): Promise<Relationship[]> => {
  const found = find(relationshipsOf(part))
  return found === undefined ? [] : relationships(await found.open(), folderOf(part))
}

/** The part that an office document starts from, in lower case: `xl/workbook.xml`, `word/document.xml`. */
export const mainPart = async (find: Find): Promise<string | undefined> => {
  const rels = find('_rels/.rels')
  const stated = rels && (await relationships(await rels.open(), '')).find(({ type }) => type === 'officeDocument')
  return stated?.target ?? ['xl/workbook.xml', 'xl/workbook.bin'].find((name) => find(name) !== undefined)
}

const opened = async (part: ZipPart | undefined): Promise<AsyncIterable<Buffer>> => {
  if (part === undefined) throw damagedWorkbook()
  return part.open()
}

/** @throws Refused `workbook-damaged` */
export const xlsxSheets = async (find: Find, main: string): Promise<readonly Sheet[]> => {
  const { sheets, from1904 } = await workbookPart(await opened(find(main)))
  const relations = await relationsIn(find, main)
  const named = (type: string): ZipPart | undefined => {
    const target = relations.find((one) => one.type === type)?.target
    return target === undefined ? undefined : find(target)
  }
  const styles = named('styles')
  const dates = styles === undefined ? [] : await dateStyles(await styles.open())
  // Read once, when the first sheet is: it may lie after the sheets.
  let strings: Promise<readonly string[]> | undefined
  const shared = async (): Promise<readonly string[]> => {
    const part = named('sharedStrings')
    return part === undefined ? [] : sharedStrings(await part.open())
  }
  return sheets.map(({ name, relationship, hidden }): Sheet => {
    const relation = relations.find(({ id }) => id === relationship)
    const rows = async function* (): AsyncGenerator<Row[]> {
      const part = relation && find(relation.target)
      strings ??= shared()
      yield* sheetRows(await opened(part), { strings: await strings, dates, from1904 })
    }
    return { name, hidden, kind: relation?.type === 'chartsheet' ? 'chart' : 'rows', rows }
  })
}
