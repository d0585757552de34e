// What the cells of a column look like, whatever its heading says.
import { decimalsOf, readAmount } from './amounts.ts'
import { datePartsOf } from './dates.ts'
import { readPostcode } from './numbers.ts'
import type { SourceRow } from './types.ts'

/** Shares are of the cells that hold something, from 0 to 1. */
export interface Content {
  /** Of all rows, how many hold something. */
  readonly filled: number
  readonly dates: number
  /** Dates written as a day number: any number of five digits may be one. */
  readonly serials: number
  /** Readable as an amount, or withheld. */
  readonly amounts: number
  /** Amounts with pence, thousands or a pound sign: hardly ever a mere number. */
  readonly money: number
  /** Amounts that can only be read with a decimal comma; and only with a point. */
  readonly commas: number
  readonly points: number
  /** Words: at least two letters together, neither date nor amount. */
  readonly texts: number
  /** Names of firms and public bodies, by their usual endings. */
  readonly firms: number
  readonly postcodes: number
  readonly addresses: number
  /** Different values, of the cells that hold something. */
  readonly distinct: number
  readonly different: number
  /** How many cells hold something. */
  readonly cells: number
}

const firm =
  /\b(?:ltd|limited|plc|llp|l\.?t\.?d|inc|cic|council|trust|nhs|school|university|college|services?|group|association|solicitors?|surgery|care|centre|consult(?:ing|ants?)|(?:uk)|society|& (?:co|sons?)|redacted)\b/i
const words = /\p{L}{2}/u
const moneyLike = /£|\d[.,]\d{2}\)?-?$|\d,\d{3}(?!\d)/

export const isAmount = (text: string): boolean => {
  const read = readAmount(text, 'point')
  return 'pence' in read || read.wrong === 'withheld' || 'pence' in readAmount(text, 'comma')
}

export const contentOf = (rows: readonly SourceRow[], index: number): Content => {
  const tally = { cells: 0, dates: 0, serials: 0, amounts: 0, money: 0, commas: 0, points: 0 }
  const other = { texts: 0, firms: 0, postcodes: 0, addresses: 0 }
  const seen = new Set<string>()
  for (const row of rows) {
    const text = row.cells[index]?.trim() ?? ''
    if (text === '') continue
    tally.cells++
    seen.add(text.toLowerCase())
    const form = datePartsOf(text)?.form
    if (form === 'serial') tally.serials++
    else if (form) tally.dates++
    const amount = (form === undefined || form === 'serial' || form === 'compact') && isAmount(text)
    if (amount) {
      tally.amounts++
      if (moneyLike.test(text)) tally.money++
      const decimals = decimalsOf(text)
      if (decimals === 'comma') tally.commas++
      if (decimals === 'point') tally.points++
    }
    if (!form && (!amount || /redact/i.test(text)) && words.test(text)) other.texts++
    if (firm.test(text)) other.firms++
    if (readPostcode(text)) other.postcodes++
    if (/^https?:/i.test(text)) other.addresses++
  }
  const share = (number: number): number => (tally.cells === 0 ? 0 : number / tally.cells)
  return {
    filled: rows.length === 0 ? 0 : tally.cells / rows.length,
    dates: share(tally.dates),
    serials: share(tally.serials),
    amounts: share(tally.amounts),
    money: share(tally.money),
    commas: share(tally.commas),
    points: share(tally.points),
    texts: share(other.texts),
    firms: share(other.firms),
    postcodes: share(other.postcodes),
    addresses: share(other.addresses),
    distinct: share(seen.size),
    different: seen.size,
    cells: tally.cells,
  }
}
