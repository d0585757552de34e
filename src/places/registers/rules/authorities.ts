// The layouts in which lists of areas are published: mySociety's register of local authorities, and lists with ONS names and
// codes (LAD23CD, LAD23NM), with or without the codes of today beside those of then (LADCD_ACTIVE).
import { asDay, type Day } from '../../../platform/kernel/index.ts'
import { areaCode, kindOfCode } from '../../rules/codes.ts'
import type { AreaChange, AreaKind } from '../../rules/types.ts'
import { editionInColumn } from './edition.ts'
import type { AreaRecord, AuthorityRecords, SourceRow } from './types.ts'

export interface AuthorityLayout {
  readonly layout: string
  readonly edition: string | undefined
  readonly read: (rows: readonly SourceRow[]) => AuthorityRecords
}

export const kindOfPrefix: Readonly<Record<string, AreaKind>> = {
  LAD: 'district',
  LTLA: 'district',
  WD: 'ward',
  CTY: 'county',
  CTYUA: 'county',
  UTLA: 'county',
  CAUTH: 'combined-authority',
  RGN: 'region',
  ICB: 'icb',
  SICBL: 'sub-icb',
  NHSER: 'nhs-region',
  LSOA: 'lsoa',
  MSOA: 'msoa',
}

interface Collected {
  readonly areas: Map<string, AreaRecord>
  readonly changes: AreaChange[]
  readonly held: { row: SourceRow; reason: string }[]
}
const collect = (): Collected => ({ areas: new Map(), changes: [], held: [] })
const done = ({ areas, changes, held }: Collected): AuthorityRecords => ({ areas: [...areas.values()], changes, held })

const take = (into: Collected, row: SourceRow, area: AreaRecord): boolean => {
  const known = into.areas.get(area.code)
  if (known !== undefined) {
    into.held.push({ row, reason: `The code ${area.code} is there already, as “${known.name}”.` })
    return false
  }
  into.areas.set(area.code, area)
  return true
}

const listIn = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** An end date given as the last day of a council (31 March) makes the next one begin a day later; 1 April is meant as it is. */
const firstDayAfter = (end: Day | undefined): Day | null => {
  if (end === undefined) return null
  return (end.endsWith('-03-31') ? `${end.slice(0, 4)}-04-01` : end) as Day
}

const mySociety = (header: readonly string[]): AuthorityLayout => {
  const at = (name: string) => header.indexOf(name)
  const columns = {
    own: at('local-authority-code'),
    gss: at('gss-code'),
    official: at('official-name'),
    nice: at('nice-name'),
    start: at('start-date'),
    end: at('end-date'),
    replacedBy: at('replaced-by'),
    former: at('former-gss-codes'),
    type: at('local-authority-type'),
  }
  const read = (rows: readonly SourceRow[]): AuthorityRecords => {
    const found = collect()
    const cell = (row: SourceRow, column: number) => (row.cells[column] ?? '').trim()
    const codeOf = new Map(rows.map((row) => [cell(row, columns.own), areaCode(cell(row, columns.gss))]))
    for (const row of rows) {
      const code = areaCode(cell(row, columns.gss))
      const name = cell(row, columns.nice) || cell(row, columns.official)
      if (code === undefined) {
        const reason =
          cell(row, columns.gss) === '' ? 'It has no area code.' : 'Its code is not a nine-character area code.'
        found.held.push({ row, reason })
        continue
      }
      const validTo = asDay(cell(row, columns.end)) ?? null
      const validFrom = asDay(cell(row, columns.start)) ?? null
      const shortCode = cell(row, columns.own) || null
      const area = { code, kind: kindOfCode(code), name, parentCode: null, shortCode, validFrom, validTo }
      if (!take(found, row, area)) continue
      for (const successor of listIn(cell(row, columns.replacedBy))) {
        const newCode = codeOf.get(successor)
        if (newCode !== undefined && newCode !== code)
          found.changes.push({
            oldCode: code,
            newCode,
            changedOn: firstDayAfter(validTo ?? undefined),
            kind: 'replaced',
          })
      }
      // The list dates authorities, not their codes: Gateshead, made in 1974, has had two. When the code changed is not known.
      for (const former of listIn(cell(row, columns.former))) {
        const oldCode = areaCode(former)
        if (oldCode !== undefined && oldCode !== code)
          found.changes.push({ oldCode, newCode: code, changedOn: null, kind: 'recoded' })
      }
    }
    return done(found)
  }
  return { layout: 'mySociety UK local authorities', edition: undefined, read }
}

const codeColumn = /^([A-Z]+?)(\d{2})?CD$/

const namesAndCodes = (header: readonly string[]): AuthorityLayout | undefined => {
  const codeAt = header.findIndex((cell) => kindOfPrefix[codeColumn.exec(cell)?.[1] ?? ''] !== undefined)
  const column = header[codeAt] ?? ''
  const nameAt = header.indexOf(column.replace(/CD$/, 'NM'))
  const prefix = codeColumn.exec(column)?.[1] ?? ''
  const kind = kindOfPrefix[prefix]
  if (codeAt === -1 || nameAt === -1 || kind === undefined) return undefined
  const activeAt = header.indexOf(`${prefix}CD_ACTIVE`)
  const parentAt = prefix === 'LAD' ? -1 : header.findIndex((cell) => /^LAD(\d{2})?CD(_ACTIVE)?$/.test(cell))
  const currentParent = prefix === 'LAD' ? -1 : header.indexOf('LADCD_ACTIVE')
  const read = (rows: readonly SourceRow[]): AuthorityRecords => {
    const found = collect()
    for (const row of rows) {
      const cell = (at: number) => (at === -1 ? '' : (row.cells[at] ?? '').trim())
      const code = areaCode(cell(codeAt))
      if (code === undefined) {
        found.held.push({ row, reason: `“${column}” is not a nine-character area code.` })
        continue
      }
      const parentCode = areaCode(cell(currentParent)) ?? areaCode(cell(parentAt)) ?? null
      // A county list has unitary districts in it too: the code says which it is.
      const own = kindOfCode(code) === 'other' ? kind : kindOfCode(code)
      if (cell(nameAt) === '') {
        found.held.push({ row, reason: `“${header[nameAt]}” is empty: the area has no name.` })
        continue
      }
      if (!take(found, row, { code, kind: own, name: cell(nameAt), parentCode, validFrom: null, validTo: null }))
        continue
      const active = areaCode(cell(activeAt))
      if (active !== undefined && active !== code)
        found.changes.push({ oldCode: code, newCode: active, changedOn: null, kind: 'replaced' })
    }
    return done(found)
  }
  return { layout: `names and codes (${column})`, edition: editionInColumn(column), read }
}

export const authorityLayout = (first: readonly string[]): AuthorityLayout | undefined => {
  const header = first.map((cell) => cell.trim())
  const has = (name: string) => header.includes(name)
  if (has('local-authority-code') && has('gss-code') && has('official-name')) return mySociety(header)
  // A list of ICBs with their ODS codes is the NHS register's.
  return header.some((cell) => /^ICB\d{2}CDH$/.test(cell)) ? undefined : namesAndCodes(header)
}
