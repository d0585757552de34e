// Even numbers that anybody can draw again from the same seed, on any machine.

/** One of 2³² numbers from a text: FNV-1a. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/**
 * A stream of even numbers from 0 up to 1 for one name: sfc32, by Chris Doty-Humphrey (in PractRand), which passes its tests.
 * Each input has a stream of its own, so that one more input does not change what the others draw.
 */
export const streamOf = (seed: number, name: string): (() => number) => {
  let [a, b, c, counter] = [seed | 0, hashOf(name) | 0, Math.floor(seed / 2 ** 32) | 0, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  // The first numbers still resemble the seed.
  for (let i = 0; i < 15; i += 1) next()
  return next
}

const poly = (x: number, ...factors: readonly number[]): number => factors.reduce((sum, factor) => sum * x + factor, 0)

/**
 * The standard normal quantile by Acklam's rational approximation (2003); its relative error is below 1.2 in 1,000,000,000.
 * @param p from 0 to 1; the ends are drawn in by less than any draw can tell
 */
export const normalQuantile = (p: number): number => {
  const at = Math.min(1 - 2 ** -33, Math.max(2 ** -33, p))
  const tail = 0.02425
  if (at > 1 - tail) return -normalQuantile(1 - at)
  if (at < tail) {
    const q = Math.sqrt(-2 * Math.log(at))
    return (
      poly(
        q,
        -7.784894002430293e-3,
        -3.223964580411365e-1,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
      ) / poly(q, 7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1)
    )
  }
  const q = at - 0.5
  const r = q * q
  return (
    (q *
      poly(
        r,
        -3.969683028665376e1,
        2.209460984245205e2,
        -2.759285104469687e2,
        1.38357751867269e2,
        -3.066479806614716e1,
        2.506628277459239,
      )) /
    poly(
      r,
      -5.447609879822406e1,
      1.615858368580409e2,
      -1.556989798598866e2,
      6.680131188771972e1,
      -1.328068155288572e1,
      1,
    )
  )
}
