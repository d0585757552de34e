// Monte Carlo: the same calculation many times, each time with inputs drawn from their distributions, by a seed that anybody can use again.
import type { Driver, Simulation } from './evaluation.ts'
import { type Input, settled, uncertainInputs } from './inputs.ts'
import type { Method, Read } from './method.ts'
import { streamOf } from './random.ts'
import { centralOf, drawnFrom, isDistribution } from './uncertain.ts'

export interface Draws {
  /** A whole number from 0: the same seed gives the same answer. */
  readonly seed: number
  /** How many, from 100 to 100,000. */
  readonly draws: number
}

/** By straight line between the two nearest, as PERCENTILE.INC in a spreadsheet does. */
const percentile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

/** The place of each number among all, from the lowest; equal numbers share the middle of their places. */
const ranksOf = (numbers: readonly number[]): readonly number[] => {
  const order = numbers.map((number, at) => ({ number, at })).sort((a, b) => a.number - b.number)
  const ranks = new Array<number>(numbers.length).fill(0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && order[to + 1]?.number === order[from]?.number) to += 1
    for (let i = from; i <= to; i += 1) ranks[order[i]?.at ?? 0] = (from + to) / 2
    from = to + 1
  }
  return ranks
}

/** Pearson's, of ranks: Spearman's. Nought where one of the two never changes. */
const correlation = (x: readonly number[], y: readonly number[]): number => {
  const middle = (x.length - 1) / 2
  let [xy, xx, yy] = [0, 0, 0]
  for (let i = 0; i < x.length; i += 1) {
    const [dx, dy] = [(x[i] ?? 0) - middle, (y[i] ?? 0) - middle]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy)
}

interface Drawn {
  readonly input: Input
  readonly next: () => number
  readonly values: number[]
}

const drawers = (inputs: readonly Input[], seed: number): readonly Drawn[] =>
  inputs.flatMap((input) => {
    const { field, path, value } = input
    if (!isDistribution(value)) return []
    const even = streamOf(seed, path)
    return [{ input, next: () => drawnFrom(field, value, even()), values: [] }]
  })

const rankedDrivers = (drawn: readonly Drawn[], answers: readonly number[]): readonly Driver[] => {
  const ranks = ranksOf(answers)
  return drawn
    .map(({ input: { path, title }, values }) => {
      const found = correlation(ranksOf(values), ranks)
      return { path, title, correlation: found, squared: found ** 2 }
    })
    .sort((a, b) => b.squared - a.squared || (a.path < b.path ? -1 : 1))
}

/**
 * Null where no input has a distribution, or where a draw has no answer (`run` has then said why at a corner).
 * @throws RangeError for a seed or a number of draws that cannot be
 */
export const monteCarlo = (method: Method, read: Read, { seed, draws }: Draws): Simulation | null => {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`${seed} is not a whole number from 0`)
  if (!Number.isInteger(draws) || draws < 100 || draws > 100_000) throw new RangeError(`${draws} draws: 100 to 100,000`)
  const inputs = uncertainInputs(method, read)
  const drawn = drawers(inputs, seed)
  if (drawn.length === 0) return null
  const answers: number[] = []
  for (let i = 0; i < draws; i += 1) {
    const chosen = new Map<string, number>()
    for (const { input, next, values } of drawn) {
      const value = next()
      values.push(value)
      chosen.set(input.path, value)
    }
    const outcome = method.calculate(settled(read, (path, value) => chosen.get(path) ?? centralOf(value)))
    if (outcome.kind !== 'answer') return null
    answers.push(outcome.value)
  }
  const sorted = answers.toSorted((a, b) => a - b)
  return {
    seed,
    draws,
    mean: answers.reduce((sum, one) => sum + one, 0) / draws,
    median: percentile(sorted, 0.5),
    p5: percentile(sorted, 0.05),
    p95: percentile(sorted, 0.95),
    drivers: rankedDrivers(drawn, answers),
    keptCentral: inputs.filter(({ value }) => !isDistribution(value)).map(({ title }) => title),
  }
}
