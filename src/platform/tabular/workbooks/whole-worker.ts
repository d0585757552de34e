// Reads one .xls or .ods workbook as a whole, in a thread of its own whose memory is bounded: what goes wrong here, however
// badly, ends this thread and not the server. Answers requests for the rows of a sheet, a piece at a time.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type CellObject, CFB, read, set_cptable, type WorkBook } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { isDateFormat } from './formats.ts'
import { longestRow, pieceUpTo } from './gathered.ts'
import { dateText, numberText, truthText } from './values.ts'
import type { WholeAnswer, WholeFile, WholeQuestion } from './whole.ts'

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

const textOf = ({ t, v, z }: CellObject, from1904: boolean): string => {
  if (v === undefined || v === null || t === 'z') return ''
  if (t === 'b') return truthText(Boolean(v))
  if (t === 'e') return errorTexts[Number(v)] ?? String(v)
  if (t !== 'n') return String(v).replaceAll('\0', '')
  const value = Number(v)
  const date = typeof z === 'string' && isDateFormat(z) ? dateText(value, from1904) : undefined
  return date ?? numberText(value)
}

/** A zip of our own making, which says one thing to everybody. */
const zipped = (parts: ReadonlyMap<string, Uint8Array>): Buffer => {
  const container = CFB.utils.cfb_new()
  for (const [name, bytes] of parts) CFB.utils.cfb_add(container, `/${name}`, Buffer.from(bytes))
  return CFB.write(container, { type: 'buffer', fileType: 'zip' }) as Buffer
}

const open = (file: WholeFile): WorkBook => {
  // Old workbooks hold letters in the code page of their maker's computer.
  set_cptable(codepages)
  return read(file.format === 'xls' ? readFileSync(file.path) : zipped(file.parts), {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
  })
}

type Cells = readonly (CellObject | undefined)[]

const rowsOf = (workbook: WorkBook, sheet: number): readonly (Cells | undefined)[] => {
  const found = workbook.Sheets[workbook.SheetNames[sheet] ?? '']
  return (found as { '!data'?: (Cells | undefined)[] } | undefined)?.['!data'] ?? []
}

const piece = (workbook: WorkBook, { sheet, from }: WholeQuestion): WholeAnswer => {
  const rows = rowsOf(workbook, sheet)
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true
  const some: string[][] = []
  let all = 0
  for (let at = from; at < rows.length && some.length < pieceUpTo.rows && all < pieceUpTo.letters; at += 1) {
    let letters = 0
    const add = (text: string): string => {
      letters += text.length
      // What is one text here would be many on its way to the server.
      if (letters > longestRow) throw new RangeError('A row has too many letters')
      return text
    }
    some.push(Array.from(rows[at] ?? [], (cell) => (cell === undefined ? '' : add(textOf(cell, from1904)))))
    all += letters
  }
  return { rows: some, last: from + some.length >= rows.length }
}

/** Whether the records of an old workbook begin with the one that says that all others are locked (MS-XLS 2.4.117). */
const isLocked = (path: string): boolean => {
  const filePass = 0x2f
  const endOfPart = 0x0a
  const container = CFB.read(readFileSync(path), { type: 'buffer' })
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book')
  const bytes = Buffer.from(stream?.content ?? [])
  for (let at = 0; at + 4 <= bytes.length; at += 4 + bytes.readUInt16LE(at + 2)) {
    const record = bytes.readUInt16LE(at)
    if (record === filePass) return true
    if (record === endOfPart) return false
  }
  return false
}

const sheetsOf = (workbook: WorkBook): WholeAnswer => ({
  sheets: workbook.SheetNames.map((name, at) => {
    const { '!type': kind } = (workbook.Sheets[name] ?? {}) as { '!type'?: string }
    const hidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0
    return { name, hidden, kind: kind === 'chart' ? 'chart' : 'rows' }
  }),
})

const file = workerData as WholeFile
if (file.format === 'xls' && isLocked(file.path)) parentPort?.postMessage({ locked: true } satisfies WholeAnswer)
else {
  const workbook = open(file)
  parentPort?.on('message', (question: WholeQuestion) => parentPort?.postMessage(piece(workbook, question)))
  parentPort?.postMessage(sheetsOf(workbook))
}
