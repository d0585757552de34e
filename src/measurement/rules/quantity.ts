// How much of a measure: whole thousandths of its unit, so that sums are exact. 7.5 hours are 7,500; £1.05 spent is 1,050.
import type { Unit } from './words.ts'
import { unitWords } from './words.ts'

declare const thousandths: unique symbol

/** A whole number of thousandths of a measure's unit; never less than none. */
export type Quantity = number & { readonly [thousandths]: 'quantity' }

/** @throws RangeError when it is not a whole, safe number of thousandths, or is below none */
export const quantity = (value: number): Quantity => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a whole number of thousandths`)
  return (value === 0 ? 0 : value) as Quantity
}

/** @throws RangeError when the sum is not a safe number */
export const addQuantities = (...amounts: readonly Quantity[]): Quantity =>
  quantity(amounts.reduce<number>((sum, one) => sum + one, 0))

const written = /^(\d{1,12})(?:\.(\d{1,3}))?$/

/** Reads `1,234.5`, with or without a `£` before it; undefined for anything else: more than three decimals, below none. */
export const readQuantity = (text: string): Quantity | undefined => {
  const match = written.exec(
    text
      .trim()
      .replace(/^£/, '')
      .replace(/,(?=\d{3}(?:\D|$))/g, ''),
  )
  if (!match) return undefined
  const value = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
  return Number.isSafeInteger(value) ? quantity(value) : undefined
}

/** `1,234.5`: no more decimals than it has. */
export const formatAmount = (amount: Quantity): string => {
  const whole = String(Math.trunc(amount / 1000)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = String(amount % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return rest === '' ? whole : `${whole}.${rest}`
}

/** `1,234.5 hours`, `£1,050.20`, `Yes`, `45.2%`. */
export const formatQuantity = (amount: Quantity, unit: Unit, own: string | null = null): string => {
  if (unit === 'pounds') {
    const text = formatAmount(amount)
    return `£${text.replace(/\.(\d)$/, '.$10')}`
  }
  if (unit === 'percentage') return `${formatAmount(amount)}%`
  if (unit === 'yes-no') return amount === 0 ? 'No' : amount === 1000 ? 'Yes' : `${formatAmount(amount)} times yes`
  return `${formatAmount(amount)} ${unitWords(unit, own)}`
}
