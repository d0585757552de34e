// The rows of one sheet of an XLSX workbook, read as its XML comes along: at no time is more in memory than a stretch of it.
import type { Row } from '../split.ts'
import { gathering, longestRow, mostColumns } from './gathered.ts'
import { damagedWorkbook, tooLargeWorkbook } from './refusals.ts'
import { dateText, isoDateText, numberTextOf, truthText } from './values.ts'
import { sharedString, unescaped } from './xlsx-parts.ts'
import { type Attributes, type XmlHandlers, xmlReading } from './xml.ts'

export interface SheetContext {
  readonly strings: readonly string[]
  /** By the number of a style. */
  readonly dates: readonly boolean[]
  readonly from1904: boolean
}

/** From 0, of a reference such as `AB12`. */
const columnOf = (reference: string): number => {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  if (column < 1 || column > mostColumns) throw damagedWorkbook()
  return column - 1
}

interface Cell {
  readonly type: string
  readonly style: number
  readonly value: string
  /** Of its formula; undefined where it has none. */
  readonly formula: string | undefined
}

const numberOrDate = (text: string, style: number, { dates, from1904 }: SheetContext): string =>
  (dates[style] === true ? dateText(Number(text), from1904) : undefined) ?? numberTextOf(text)

const cellText = ({ type, style, value, formula }: Cell, context: SheetContext): string => {
  // A workbook made by a program that does not calculate: the formula is all there is, and it is no number.
  if (value === '') return formula !== undefined && type !== 'str' ? `=${formula}` : ''
  switch (type) {
    case 's':
      return sharedString(context.strings, value)
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    case 'b':
      return truthText(value === '1' || value === 'true')
    case 'd':
      return isoDateText(value)
    case 'e':
      return value
    default:
      return numberOrDate(value, style, context)
  }
}

/** The state of reading, from tag to tag. */
const sheetHandlers = (context: SheetContext, add: (number: number, cells: string[]) => void): XmlHandlers => {
  let inData = false
  let number = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let formula: string | undefined
  let phonetic = 0
  let into: 'value' | 'formula' | null = null

  const openRow = ({ r }: Attributes): void => {
    number = r === undefined ? number + 1 : Number(r)
    cells = []
    column = -1
  }
  const openCell = ({ r, t, s }: Attributes): void => {
    column = r === undefined ? column + 1 : columnOf(r)
    if (column >= mostColumns) throw damagedWorkbook()
    type = t ?? 'n'
    style = s === undefined ? 0 : Number(s)
    value = ''
    formula = undefined
    phonetic = 0
  }
  const closeCell = (): void => {
    const text = cellText({ type, style, value, formula }, context)
    if (text === '') return
    while (cells.length < column) cells.push('')
    cells[column] = text.includes('\0') ? text.replaceAll('\0', '') : text
  }
  return {
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true
      if (!inData) return
      if (name === 'c') openCell(attributes)
      else if (name === 'v') into = 'value'
      else if (name === 'row') openRow(attributes)
      else if (name === 'f') {
        into = 'formula'
        formula = ''
      } else if (name === 'rPh') phonetic += 1
      else if (name === 't' && type === 'inlineStr' && phonetic === 0) into = 'value'
    },
    text: (text) => {
      if (into === 'value') value += text
      else if (into === 'formula') formula += text
      if (value.length + (formula?.length ?? 0) > longestRow) throw tooLargeWorkbook()
    },
    close: (name) => {
      if (!inData) return
      into = null
      if (name === 'c') closeCell()
      else if (name === 'row') add(number, cells)
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'sheetData') inData = false
    },
  }
}

/** Bytes: a row takes forty of them at least, and then may have 16,384 cells. */
const atOnce = 4096

/**
 * Every row of a sheet with something in it, and the blank ones before it. None at all where the sheet is empty.
 * @throws Refused `workbook-damaged`, `workbook-too-large`
 */
export async function* sheetRows(bytes: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<Row[]> {
  const gathered = gathering()
  const reading = xmlReading(sheetHandlers(context, gathered.add))
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += atOnce) {
      reading.write(chunk.subarray(at, at + atOnce))
      if (gathered.waiting()) yield* gathered.take()
    }
  reading.end()
  yield* gathered.take()
}
