// Exact numbers: one whole number over another. Points, weights and prices are reckoned in these and rounded only when they are
// printed, so that a tie is a tie, and a lead of a hair is a lead.

export interface Fraction {
  /** Carries the sign. */
  readonly top: bigint
  /** Above nought; shares no factor with the top. */
  readonly bottom: bigint
}

const common = (a: bigint, b: bigint): bigint => {
  let [more, less] = [a < 0n ? -a : a, b]
  while (less !== 0n) [more, less] = [less, more % less]
  return more
}

const reduced = (top: bigint, bottom: bigint): Fraction => {
  if (bottom === 1n) return { top, bottom }
  const shared = common(top, bottom)
  return shared === 1n ? { top, bottom } : { top: top / shared, bottom: bottom / shared }
}

/** @throws RangeError where the bottom is nought, or a number is not whole */
export const fraction = (top: number | bigint, bottom: number | bigint = 1n): Fraction => {
  const [above, below] = [BigInt(top), BigInt(bottom)]
  if (below === 0n) throw new RangeError('Nothing can be divided by nought')
  return below < 0n ? reduced(-above, -below) : reduced(above, below)
}

export const nought = fraction(0)
export const one = fraction(1)
export const hundred = fraction(100)

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.bottom === b.bottom
    ? reduced(a.top + b.top, a.bottom)
    : reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { top: -b.top, bottom: b.bottom })

export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.top * b.top, a.bottom * b.bottom)

/** @throws RangeError where b is nought */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top)

export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, nought)

/** Below nought where a is less than b, above it where a is more. */
export const compare = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export const same = (a: Fraction, b: Fraction): boolean => a.top === b.top && a.bottom === b.bottom
export const isLess = (a: Fraction, b: Fraction): boolean => compare(a, b) < 0
export const signOf = ({ top }: Fraction): -1 | 0 | 1 => (top === 0n ? 0 : top < 0n ? -1 : 1)
export const sizeOf = (a: Fraction): Fraction => (a.top < 0n ? { top: -a.top, bottom: a.bottom } : a)

/** @throws RangeError where there is none */
export const leastOf = (all: readonly Fraction[]): Fraction => all.reduce((a, b) => (isLess(b, a) ? b : a))
/** @throws RangeError where there is none */
export const mostOf = (all: readonly Fraction[]): Fraction => all.reduce((a, b) => (isLess(a, b) ? b : a))

export const between = (low: Fraction, value: Fraction, high: Fraction): Fraction =>
  isLess(value, low) ? low : isLess(high, value) ? high : value

/** The nearest whole number that is not above it. */
export const wholeBelow = ({ top, bottom }: Fraction): bigint =>
  top >= 0n || top % bottom === 0n ? top / bottom : top / bottom - 1n

/** For drawing only: never for a sum or a comparison. */
export const roughly = ({ top, bottom }: Fraction): number => {
  const whole = top / bottom
  return Number(whole) + Number(((top - whole * bottom) * 10n ** 15n) / bottom) / 1e15
}

/** `33.33`: rounded half away from nought, once, here. Noughts at the end stay: `75.00`. */
export const rounded = ({ top, bottom }: Fraction, decimals = 2): string => {
  const unit = 10n ** BigInt(decimals)
  const size = top < 0n ? -top : top
  const parts = (size * unit * 2n + bottom) / (bottom * 2n)
  const rest = decimals === 0 ? '' : `.${String(parts % unit).padStart(decimals, '0')}`
  const whole = String(parts / unit).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${top < 0n && parts !== 0n ? '-' : ''}${whole}${rest}`
}

/** `100/3`, or `75` where it is whole: what another program reckons on with. */
export const exactly = ({ top, bottom }: Fraction): string => (bottom === 1n ? String(top) : `${top}/${bottom}`)

/** `£1.20`, of pence; parts of a penny are rounded half away from nought. */
export const poundsOf = (pence: Fraction): string => {
  const pounds = rounded(times(pence, fraction(1, 100)))
  return pounds.startsWith('-') ? `-£${pounds.slice(1)}` : `£${pounds}`
}
