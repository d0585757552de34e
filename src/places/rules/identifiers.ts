// Numbers in public registers, by the register's code on org-id.guide. Each scheme knows how its numbers look and writes them
// in one way, so that the same organisation is never there twice because a leading zero was lost.
import { ok, type Result, wrong } from '../../platform/kernel/index.ts'
import type { Identifier } from './types.ts'

export interface Scheme {
  readonly code: string
  /** The register, as people call it. */
  readonly title: string
  readonly example: string
  /** The number in its one form, or undefined where it cannot be one. Given in capitals, without spaces. */
  readonly normal: (text: string) => string | undefined
}

const matching =
  (shape: RegExp) =>
  (text: string): string | undefined =>
    shape.test(text) ? text : undefined

// Companies House, "Company number prefixes". A number that is all digits may have lost its leading zeros.
const companyPrefix =
  /^(AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)[0-9A-Z]{6}$/

const company = (text: string): string | undefined => {
  if (/^\d{1,8}$/.test(text)) return /^0*$/.test(text) ? undefined : text.padStart(8, '0')
  return companyPrefix.test(text) || /^R0\d{6}$/.test(text) ? text : undefined
}

const withPrefix =
  (prefix: RegExp, shape: RegExp, write: (digits: string) => string) =>
  (text: string): string | undefined => {
    const digits = text.replace(prefix, '')
    return shape.test(digits) ? write(digits) : undefined
  }

export const schemes: readonly Scheme[] = [
  { code: 'GB-COH', title: 'Companies House', example: '01234567', normal: company },
  {
    code: 'GB-CHC',
    title: 'Charity Commission for England and Wales',
    example: '1234567',
    normal: matching(/^[1-9]\d{5,6}(-\d{1,4})?$/),
  },
  {
    code: 'GB-SC',
    title: 'Scottish Charity Register (OSCR)',
    example: 'SC012345',
    normal: withPrefix(/^SC/, /^\d{1,6}$/, (digits) => `SC${digits.padStart(6, '0')}`),
  },
  {
    code: 'GB-NIC',
    title: 'Charity Commission for Northern Ireland',
    example: '100123',
    normal: withPrefix(/^NIC/, /^\d{6}$/, (digits) => digits),
  },
  { code: 'GB-LAE', title: 'Local authorities in England', example: 'ABC', normal: matching(/^[A-Z]{3}$/) },
  { code: 'GB-LAS', title: 'Local authorities in Scotland', example: 'ABC', normal: matching(/^[A-Z]{3}$/) },
  { code: 'GB-LANI', title: 'Local authorities in Northern Ireland', example: 'ABC', normal: matching(/^[A-Z]{3}$/) },
  { code: 'GB-PLA', title: 'Principal local authorities in Wales', example: 'ABC', normal: matching(/^[A-Z]{3}$/) },
  { code: 'GB-NHS', title: 'NHS organisation codes (ODS)', example: 'QAB', normal: matching(/^[A-Z0-9]{3,8}$/) },
  { code: 'GB-GOR', title: 'Government organisations', example: 'D1234', normal: matching(/^[A-Z]{1,3}\d{1,5}$/) },
  {
    code: 'GB-MPR',
    title: 'Mutuals Public Register',
    example: '12345R',
    normal: withPrefix(/^(IP|SP|NP)?0*/, /^\d{1,6}[A-Z]{0,2}$/, (number) => number),
  },
  { code: 'GB-UKPRN', title: 'UK Register of Learning Providers', example: '10012345', normal: matching(/^1\d{7}$/) },
  { code: 'GB-EDU', title: 'Schools (URN)', example: '123456', normal: matching(/^\d{6}$/) },
  {
    code: 'GB-SHPE',
    title: 'Registered social housing',
    example: 'L1234',
    normal: matching(/^([A-Z]{1,2}\d{4}|\d{4})$/),
  },
  {
    // org-id.guide keeps codes that begin with XX for private use.
    code: 'XX-INVENTED',
    title: 'Invented, for demonstrations',
    example: 'MB-01',
    normal: matching(/^[A-Z0-9][A-Z0-9-]{1,19}$/),
  },
]

export const schemeNamed = (code: string): Scheme | undefined => schemes.find((scheme) => scheme.code === code)

/** The identifier in its one form, or one sentence about what is wrong. */
export const readIdentifier = (schemeCode: string, text: string): Result<Identifier, string> => {
  const scheme = schemeNamed(schemeCode.trim().toUpperCase())
  if (scheme === undefined)
    return wrong(`“${schemeCode}” is not a register we know. Use one of ${schemes.map((one) => one.code).join(', ')}.`)
  const id = scheme.normal(text.toUpperCase().replace(/\s/g, ''))
  if (id === undefined) return wrong(`“${text}” is not a number of ${scheme.title}. One looks like ${scheme.example}.`)
  return ok({ scheme: scheme.code, id })
}

/** Reads `GB-COH:01234567` or `GB-COH-01234567`. */
export const parseIdentifier = (text: string): Result<Identifier, string> => {
  const match = /^([A-Za-z]{2}-[A-Za-z]+)\s*[:-]\s*(.+)$/.exec(text.trim())
  return match
    ? readIdentifier(match[1] ?? '', match[2] ?? '')
    : wrong(`“${text}” is not an identifier. Write the register’s code, a colon and the number: GB-COH:01234567.`)
}

/** `GB-COH-01234567`, as org-id.guide writes it. */
export const writeIdentifier = ({ scheme, id }: Identifier): string => `${scheme}-${id}`
