// Rounding and writing the numbers of a working, so that somebody can check it by hand.
import { formatPence, pence } from '../../../platform/kernel/index.ts'
import type { Outcome, Step } from './method.ts'

/** Half away from nought. The nudge undoes what binary fractions lose: 1.005 pounds are 100.5 pence, not 100.49999. */
export const roundPence = (value: number): number => {
  if (Number.isSafeInteger(value)) return value
  const size = Math.abs(value)
  return Math.sign(value) * Math.round(size + size * 4 * Number.EPSILON) || 0
}

/** `£1,500.00` of any number of pence; in a working a number between may be too large for whole pence. */
export const pounds = (value: number): string => {
  const whole = roundPence(value)
  return Number.isSafeInteger(whole) ? formatPence(pence(whole)) : `£${plain(value / 100)}`
}

/** `1,234.5`: at most six decimals, none that are nought. */
export const plain = (value: number): string => {
  const [whole = '0', part = ''] = Math.abs(value).toFixed(6).split('.')
  const decimals = part.replace(/0+$/, '')
  const sign = value < 0 && (Number(whole) !== 0 || decimals !== '') ? '−' : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals === '' ? '' : `.${decimals}`}`
}

/** An answer in pence, rounded once; too much to count in whole pence is a failure, not a wrong number. */
export const answerInPence = (
  exact: number,
  also: Readonly<Record<string, number>>,
  working: () => readonly Step[],
): Outcome => {
  const value = roundPence(exact)
  return Number.isSafeInteger(value) && Object.values(also).every(Number.isFinite)
    ? { kind: 'answer', value, also, working }
    : { kind: 'failed', where: 'value', what: 'The answer is larger than can be counted to the penny.' }
}
