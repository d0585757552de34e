// Money is integer pence, always. Pounds exist only as text, on the way in and on the way out.

declare const unit: unique symbol

/** A whole number of pence; negative for a credit. Never a fraction, never pounds. */
export type Pence = number & { readonly [unit]: 'pence' }

/** @throws RangeError when the number is not a whole, safe number of pence */
export const pence = (value: number): Pence => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of pence`)
  return (value === 0 ? 0 : value) as Pence
}

export const addPence = (...amounts: readonly Pence[]): Pence =>
  pence(amounts.reduce<number>((sum, amount) => sum + amount, 0))

/** `£1,234.56`; `-£0.05` for a credit. Exact, for tables. */
export const formatPence = (amount: Pence): string => {
  const whole = Math.trunc(Math.abs(amount) / 100)
  const rest = Math.abs(amount) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}£${grouped}.${String(rest).padStart(2, '0')}`
}

const plain = /^(-?)(\d{1,13})(?:\.(\d{2}))?$/

/** Reads what `formatPence` writes, with or without the sign, the commas and the pence; undefined for anything else. */
export const parsePounds = (text: string): Pence | undefined => {
  const match = plain.exec(
    text
      .trim()
      .replace('£', '')
      .replace(/,(?=\d{3}(?:\D|$))/g, ''),
  )
  if (!match) return undefined
  const value = Number(match[2]) * 100 + Number(match[3] ?? '0')
  return pence(match[1] ? -value : value)
}
