// The small parts of an XLSX workbook (ECMA-376, both its transitional and its strict form): which sheets there are and where
// they lie, which styles are dates, and the texts that the sheets share.
import { isDateFormatId } from './formats.ts'
import { longestRow } from './gathered.ts'
import { damagedWorkbook, tooLargeWorkbook } from './refusals.ts'
import { type Attributes, readXml } from './xml.ts'

export interface Relationship {
  readonly id: string
  /** The last word of its type: both forms of the standard have their own beginnings. */
  readonly type: string
  /** From the root of the zip, in lower case: part names are the same in both cases. */
  readonly target: string
}

/** `../worksheets/sheet1.xml` as seen from a part's folder. */
const resolved = (folder: string, target: string): string => {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}/${target}`).replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/').toLowerCase()
}

export const relationships = async (bytes: AsyncIterable<Buffer>, folder: string): Promise<Relationship[]> => {
  const found: Relationship[] = []
  await readXml(bytes, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) })
    },
    close: () => undefined,
  })
  return found
}

export interface SheetNamed {
  readonly name: string
  readonly relationship: string
  readonly hidden: boolean
}

/** An attribute whose prefix is the maker's choice. */
const prefixed = (attributes: Attributes, name: string): string =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1] ?? ''

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

export const workbookPart = async (
  bytes: AsyncIterable<Buffer>,
): Promise<{ readonly sheets: readonly SheetNamed[]; readonly from1904: boolean }> => {
  const sheets: SheetNamed[] = []
  let from1904 = false
  await readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const { name: title = '', state = 'visible' } = attributes
      sheets.push({ name: title, relationship: prefixed(attributes, 'id'), hidden: state !== 'visible' })
    },
    close: () => undefined,
  })
  return { sheets, from1904 }
}

/** For each style of cells, by its number, whether it shows numbers as dates. */
export const dateStyles = async (bytes: AsyncIterable<Buffer>): Promise<readonly boolean[]> => {
  const custom = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await readXml(bytes, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt') custom.set(Number(numFmtId), formatCode ?? '')
      else if (name === 'xf' && inCells) styles.push(isDateFormatId(Number(numFmtId ?? 0), custom))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** Letters, with 20 more for each text: what all shared texts together may take. */
const mostSharedLetters = 128 * 1024 * 1024

/** `_x000D_` stands for a letter that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** A copy by itself: a slice would keep the whole stretch of XML it was cut from. */
const ownCopy = (text: string): string => Buffer.from(text).toString()

export const sharedStrings = async (bytes: AsyncIterable<Buffer>): Promise<readonly string[]> => {
  const found: string[] = []
  let text = ''
  let reading = false
  let phonetic = 0
  let letters = 0
  await readXml(bytes, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') reading = phonetic === 0
    },
    text: (piece) => {
      if (reading) text += piece
      if (text.length > longestRow) throw tooLargeWorkbook()
    },
    close: (name) => {
      if (name === 't') reading = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') {
        letters += text.length + 20
        if (letters > mostSharedLetters) throw tooLargeWorkbook()
        found.push(ownCopy(unescaped(text)))
      }
    },
  })
  return found
}

export const sharedString = (strings: readonly string[], index: string): string => {
  const text = strings[Number(index)]
  if (text === undefined) throw damagedWorkbook()
  return text
}
