// Round numbers for an axis. Pure.

export interface Scale {
  /** Lowest and highest tick: all values lie between. */
  readonly from: number
  readonly to: number
  /** In order, zero among them. */
  readonly ticks: readonly number[]
}

const steps = [1, 2, 2.5, 5, 10]

/** The smallest round step (1, 2, 2.5 or 5 times a power of ten) with which five reach across. */
const stepFor = (span: number): number => {
  const rough = span / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = steps.find((one) => one * power >= rough * 0.999999) ?? 10
  return factor * power
}

/** @param from zero or below @param to zero or above */
export const scaleOf = (from: number, to: number): Scale => {
  if (!(to - from > 0)) return { from: 0, to: 1, ticks: [0] }
  const step = stepFor(to - from)
  const [first, last] = [Math.floor(from / step), Math.ceil(to / step)]
  // Multiplied from whole numbers, not added up, so that 3 × 0.1 stays 0.3 as nearly as it can be.
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step + 0)
  return { from: first * step, to: last * step, ticks }
}
