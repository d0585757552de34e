// The layouts in which lists of NHS bodies are published: names and codes of integrated care boards (ONS), and the files of the
// Organisation Data Service, which have 27 columns and no header (NHS England, "ODS CSV downloads": code, name, …, open, close).
import { asDay } from '../../../platform/kernel/index.ts'
import { areaCode } from '../../rules/codes.ts'
import { editionInColumn } from './edition.ts'
import { type BodyRecord, held, type Reading } from './types.ts'

export interface NhsLayout {
  readonly layout: string
  readonly edition: string | undefined
  readonly header: boolean
  readonly read: (cells: readonly string[]) => Reading<BodyRecord>
}

const odsCode = /^[A-Z0-9]{3,8}$/

/** `20130401` */
const odsDay = (text: string): string | null => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  return match ? (asDay(`${match[1]}-${match[2]}-${match[3]}`) ?? null) : null
}

const kindOf = (name: string): BodyRecord['kind'] => {
  if (/\b(CCG|CLINICAL COMMISSIONING GROUP)\b/.test(name)) return 'ccg'
  if (/\b(ICB|INTEGRATED CARE BOARD)\b/.test(name)) return 'icb'
  return /\bTRUST\b/.test(name) ? 'trust' : 'other'
}

const readOds = (cells: readonly string[]): Reading<BodyRecord> => {
  const code = (cells[0] ?? '').trim().toUpperCase()
  const name = (cells[1] ?? '').trim()
  if (!odsCode.test(code)) return held('The first column is not an ODS code.')
  if (name === '') return held('It has no name.')
  const opened = cells[10] ?? ''
  const openedOn = odsDay(opened)
  if (opened.trim() !== '' && openedOn === null) return held('Its opening date is not a date.')
  return {
    record: {
      code,
      gssCode: null,
      name,
      kind: kindOf(name.toUpperCase()),
      openedOn,
      closedOn: odsDay(cells[11] ?? ''),
    },
  }
}

const boards = (header: readonly string[]): NhsLayout | undefined => {
  const ods = header.findIndex((cell) => /^ICB\d{2}CDH$/.test(cell))
  const gss = header.findIndex((cell) => /^ICB\d{2}CD$/.test(cell))
  const name = header.findIndex((cell) => /^ICB\d{2}NM$/.test(cell))
  if (ods === -1 || name === -1) return undefined
  const read = (cells: readonly string[]): Reading<BodyRecord> => {
    const code = (cells[ods] ?? '').trim().toUpperCase()
    if (!odsCode.test(code)) return held(`“${header[ods]}” is not an ODS code.`)
    if ((cells[name] ?? '').trim() === '') return held('It has no name.')
    const gssCode = areaCode(cells[gss] ?? '') ?? null
    return {
      record: { code, gssCode, name: (cells[name] ?? '').trim(), kind: 'icb', openedOn: null, closedOn: null },
    }
  }
  return { layout: 'integrated care boards', edition: editionInColumn(header[ods] ?? ''), header: true, read }
}

export const nhsLayout = (first: readonly string[]): NhsLayout | undefined => {
  const cells = first.map((cell) => cell.trim())
  const named = boards(cells)
  if (named !== undefined) return named
  const ods =
    cells.length >= 20 && odsCode.test(cells[0] ?? '') && (cells[1] ?? '') !== '' && odsDay(cells[10] ?? '') !== null
  return ods
    ? { layout: 'Organisation Data Service file', edition: undefined, header: false, read: readOds }
    : undefined
}
