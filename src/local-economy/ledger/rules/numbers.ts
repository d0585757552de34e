// Numbers that name an organisation, and postcodes, brought to one form. What has not their shape is nothing, not a guess.
import { cleanText } from './text.ts'

const prefixes =
  'SC|NI|OC|SO|NC|SL|NL|LP|FC|BR|IP|SP|NP|RS|SR|RC|CE|CS|GE|GS|NF|AC|SA|NA|IC|SI|NO|NV|SE|ES|SF|SG|RO|NZ|PC|ZC|OE'
const company = new RegExp(`^(${prefixes}|R)?([0-9]{1,8})$`)

/** Eight characters; leading zeros that a workbook dropped are put back. Fewer than four digits are hardly a company's number. */
export const readCompanyNumber = (text: string | null | undefined): string | null => {
  const compact = bare(text)
  const match = company.exec(compact)
  if (!match || /^0*$/.test(match[2]!) || (!match[1] && match[2]!.length < 4)) return null
  const width = 8 - (match[1]?.length ?? 0)
  return match[2]!.length > width ? null : (match[1] ?? '') + match[2]!.padStart(width, '0')
}

/** England and Wales (six or seven digits, perhaps with a subsidiary's number), Scotland `SC012345`, Northern Ireland `NIC100001`. */
export const readCharityNumber = (text: string | null | undefined): string | null => {
  const clean = cleanText(text)?.toUpperCase().replace(/\s/g, '').replace(/\.0+$/, '') ?? ''
  // Somebody replaced every 0 by N/A to mark what was empty.
  const repaired = /\d/.test(clean) ? clean.replaceAll('N/A', '0') : clean
  return /^(?:[1-9]\d{5,6}(?:-\d{1,3})?|SC0?\d{5}|NIC?1\d{5})$/.test(repaired) ? repaired : null
}

/** `GB` and nine digits, or twelve where a branch is named. */
export const readVatNumber = (text: string | null | undefined): string | null => {
  const digits = /^(?:GB)?(\d{9}|\d{12})$/.exec(bare(text))?.[1]
  return digits && !/^0+$/.test(digits) ? `GB${digits}` : null
}

/** Whether nine digits carry the check of a VAT registration number: modulo 97, since 2010 also with 55 added. */
export const vatCheck = (digits: string): boolean => {
  if (!/^\d{9}$/.test(digits)) return false
  const sum = [...digits.slice(0, 7)].reduce((total, digit, i) => total + Number(digit) * (8 - i), 0)
  const rest = sum + Number(digits.slice(7))
  return rest % 97 === 0 || (rest + 55) % 97 === 0
}

/** `ZX11AA`, as places keeps it; by its shape only. */
export const readPostcode = (text: string | null | undefined): string | null => {
  if (!text || text.length > 12) return null
  const compact = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/.test(compact) ? compact : null
}

/** No number is written in more letters; to look for one in very many would take hours. */
const longest = 60

const bare = (text: string | null | undefined): string =>
  (text && text.length <= longest ? text : '')
    .toUpperCase()
    .replace(/[\s.'"-]+$/, '')
    .replace(/^'/, '')
    .replace(/\.0+$/, '')
    .replace(/[^A-Z0-9]/g, '')
