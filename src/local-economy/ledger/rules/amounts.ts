// An amount as publishers write it, to whole pence. It is read by its digits and never as a fraction, so that nothing is lost
// on the way; what could be read in two ways is not read at all.
import { type Pence, pence } from '../../../platform/kernel/index.ts'
import type { Decimals } from './types.ts'

export type AmountRead = { readonly pence: Pence } | { readonly wrong: 'missing' | 'unreadable' | 'withheld' }

/** A trillion pounds: more than any public body spends in a year. */
const largest = 100_000_000_000_000

const withheld =
  /redact|withh?eld|confiden|sensitive|disclos|exempt|personal|not (?:for )?publi|data protection|^s(?:ection|\.)? ?40/i
/** The pound sign, and what it turns into when text is decoded as what it is not. */
const currency = '(?:[¬Â]?£|œ|ú|\\uFFFD|gbp|gb£)'
const leadingSign = new RegExp(`^([-+]?) ?${currency}? ?([-+]?) ?(?=[\\d.,(])`, 'i')
const trailing = new RegExp(` ?${currency}?(?: ?(-|cr|dr)\\.?)?$`, 'i')
const nought = new RegExp(`^(?:${currency} ?)?-{1,2}(?: ?${currency})?$|^nil$`, 'i')

const grouped: Readonly<Record<Decimals, RegExp>> = {
  point: /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.(\d*))?$/,
  comma: /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)?(?:,(\d*))?$/,
}
const scientific = /^(\d+)(?:\.(\d*))?e([+-]?\d{1,3})$/i

const unreadable: AmountRead = { wrong: 'unreadable' }

/** From the digits before and after the point; half a penny is rounded away from zero. */
const fromDigits = (whole: string, fraction: string, negative: boolean): AmountRead => {
  const digits = whole.replace(/^0+/, '')
  if (digits.length > 13) return unreadable
  const up = (fraction[2] ?? '0') >= '5' ? 1 : 0
  const value = Number(`${digits || '0'}${`${fraction}00`.slice(0, 2)}`) + up
  return value > largest ? unreadable : { pence: pence(negative ? -value : value) }
}

/** `12` and `345` with `4` is `123450`: the point moves by the exponent. */
const shifted = (whole: string, fraction: string, exponent: number): [string, string] => {
  const digits = whole + fraction
  const point = whole.length + exponent
  if (point <= 0) return ['0', '0'.repeat(-point) + digits]
  return [digits.slice(0, point).padEnd(point, '0'), digits.slice(point)]
}

const fromNumber = (body: string, decimals: Decimals, negative: boolean): AmountRead => {
  const power = decimals === 'point' ? scientific.exec(body) : null
  if (power) return fromDigits(...shifted(power[1]!, power[2] ?? '', Number(power[3])), negative)
  const match = /\d/.test(body) ? grouped[decimals].exec(body) : null
  if (!match) return unreadable
  const fraction = match[1] ?? ''
  const whole = body.slice(0, body.length - (match[1] === undefined ? 0 : fraction.length + 1))
  return fromDigits(whole.replace(/\D/g, ''), fraction, negative)
}

/** Longer is no amount. Marks are not taken off such a text: among very many of them that would take hours. */
const longest = 200

const tidy = (text: string): string => {
  const spaced = text.replace(/[\s\p{Z}]+/gu, ' ').replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, '-')
  return spaced.length > longest ? spaced.trim() : spaced.replace(/^[ '"‘’“”`]+|[ '"‘’“”]+$/g, '')
}

const plain = /^-?\d{1,10}(?:\.\d{1,2})?$/

/**
 * A lone `-` is what workbooks show for nothing: 0. Brackets, a minus before or behind and `CR` make a credit; two of them at
 * once are unreadable, as are other currencies and amounts over a trillion pounds.
 */
export const readAmount = (text: string | null, decimals: Decimals): AmountRead => {
  if (text === null) return { wrong: 'missing' }
  if (plain.test(text) && decimals === 'point') {
    const [whole, fraction = ''] = text.replace('-', '').split('.')
    return fromDigits(whole!, fraction, text.startsWith('-'))
  }
  const clean = tidy(text)
  if (clean === '') return { wrong: 'missing' }
  if (clean.length > 60) return withheld.test(clean) ? { wrong: 'withheld' } : unreadable
  if (nought.test(clean)) return { pence: pence(0) }
  let rest = clean
  const signs: string[] = []
  const takeSign = (): void => {
    const start = leadingSign.exec(rest)
    if (!start) return
    signs.push(start[1]!, start[2]!)
    rest = rest.slice(start[0].length)
  }
  takeSign()
  const end = trailing.exec(rest)
  if (end) {
    signs.push((end[1] ?? '').toLowerCase())
    rest = rest.slice(0, rest.length - end[0].length)
  }
  const inside = /^\( ?(.*?) ?\)$/.exec(rest)
  if (inside) {
    signs.push('()')
    rest = inside[1]!
    takeSign()
    rest = rest.replace(new RegExp(` ?${currency}$`, 'i'), '')
  }
  const stated = signs.filter((sign) => sign !== '')
  const read = stated.length > 1 ? unreadable : fromNumber(rest, decimals, ['-', 'cr', '()'].includes(stated[0] ?? ''))
  return 'wrong' in read && !/^[\d.,-]+$/.test(clean) && withheld.test(clean) ? { wrong: 'withheld' } : read
}

/** Whether a text is an amount only if its comma is a decimal one, or only if its point is. */
export const decimalsOf = (text: string): Decimals | 'either' | undefined => {
  const [point, comma] = [readAmount(text, 'point'), readAmount(text, 'comma')]
  if ('pence' in point) return 'pence' in comma && comma.pence === point.pence ? 'either' : 'point'
  return 'pence' in comma ? 'comma' : undefined
}
