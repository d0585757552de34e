// Chance that is the same on every machine: a small seeded generator, and only arithmetic that rounds alike everywhere
// (no powers, no logarithms). The demonstration's files are equal to the byte wherever they are made.

export interface Chance {
  /** From 0, below 1. */
  next(): number
  /** A whole number from 0, below `limit`. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  /** True in so many of 100 cases. */
  in100(cases: number): boolean
  /** The place of the first running total that is larger than a point chosen at random on the whole. */
  along(running: readonly number[]): number
}

/** Four 32-bit words from any text (MurmurHash3's way of mixing). */
const wordsOf = (text: string): [number, number, number, number] => {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  return [a, b, c, d]
}

/** Chris Doty-Humphrey's "sfc32". A stream of its own for each seed. */
export const chance = (seed: string): Chance => {
  let [a, b, c, d] = wordsOf(seed)
  const next = (): number => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i += 1) next()
  const below = (limit: number): number => Math.floor(next() * limit)
  const along = (running: readonly number[]): number => {
    const point = next() * (running.at(-1) ?? 0)
    let [low, high] = [0, running.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((running[middle] ?? 0) > point) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    next,
    below,
    pick: (list) => list[below(list.length)] as never,
    in100: (cases) => next() * 100 < cases,
    along,
  }
}

export const runningTotals = (weights: readonly number[]): readonly number[] => {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

/** Shares a whole number out by weight, so that the parts add up to it exactly (largest remainders first). */
export const sharedOut = (whole: number, weights: readonly number[]): readonly number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const exact = weights.map((weight) => (whole * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = whole - parts.reduce((total, part) => total + part, 0)
  const byRemainder = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((x, y) => y.rest - x.rest || x.i - y.i)
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}
