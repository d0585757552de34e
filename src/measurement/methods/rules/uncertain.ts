// Numbers that are not known for sure: reading them, their middle and their ends, and drawing from their distribution.
import { ok, type Result, wrong } from '../../../platform/kernel/index.ts'
import type { NumberField, Uncertain } from './method.ts'
import { normalQuantile } from './random.ts'

type Distribution = Extract<Uncertain, { readonly distribution: string }>

export const isDistribution = (value: Uncertain): value is Distribution =>
  typeof value === 'object' && 'distribution' in value

const isWhole = (field: NumberField): boolean =>
  field.kind === 'pence' || field.kind === 'whole' || field.kind === 'year'

interface Bounds {
  readonly least: number
  readonly most: number
}
const boundsOf = ({ kind, least, most }: NumberField): Bounds => ({
  least: least ?? (kind === 'fraction' ? 0 : Number.NEGATIVE_INFINITY),
  most: most ?? (kind === 'fraction' ? 1 : Number.POSITIVE_INFINITY),
})

const words = (number: number): string =>
  number.toLocaleString('en-GB', { maximumFractionDigits: 6, useGrouping: false })

/** What is wrong with one number, or undefined. */
const problemWith = (field: NumberField, number: unknown): string | undefined => {
  const { least, most } = boundsOf(field)
  if (typeof number !== 'number' || !Number.isFinite(number)) return 'Enter a number.'
  if (field.kind === 'pence' && !Number.isSafeInteger(number)) return 'Enter whole pence: 1250 is £12.50.'
  if (isWhole(field) && !Number.isSafeInteger(number)) return 'Enter a whole number.'
  if (number >= least && number <= most) return undefined
  if (most === Number.POSITIVE_INFINITY) return `Enter ${words(least)} or more.`
  if (least === Number.NEGATIVE_INFINITY) return `Enter ${words(most)} or less.`
  return `Enter a number from ${words(least)} to ${words(most)}.`
}

const shapes: readonly (readonly string[])[] = [
  ['low', 'central', 'high'],
  ['distribution', 'low', 'high'],
  ['distribution', 'low', 'mode', 'high'],
  ['distribution', 'mean', 'sd'],
]

const wrongShape =
  'Give one number, or low, central and high, or a distribution: uniform (low, high), triangular (low, mode, high) or normal (mean, sd).'

const numbersIn = (value: Uncertain): readonly number[] => {
  if (typeof value === 'number') return [value]
  if (!('distribution' in value)) return [value.low, value.central, value.high]
  if (value.distribution === 'uniform') return [value.low, value.high]
  if (value.distribution === 'triangular') return [value.low, value.mode, value.high]
  return [value.mean]
}

/** Whether the names and the name of the distribution fit each other; the numbers are looked at afterwards. */
const isShaped = (value: unknown): value is Exclude<Uncertain, number> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const names = Object.keys(value).toSorted().join()
  const distribution = 'distribution' in value ? value.distribution : undefined
  const at = shapes.findIndex((shape) => shape.toSorted().join() === names)
  return at >= 0 && distribution === [undefined, 'uniform', 'triangular', 'normal'][at]
}

const isNormal = (value: Uncertain): value is Extract<Uncertain, { readonly distribution: 'normal' }> =>
  isDistribution(value) && value.distribution === 'normal'

/** Reads a number, a range or a distribution that fits the field. */
export const readUncertain = (field: NumberField, value: unknown): Result<Uncertain, string> => {
  if (typeof value !== 'object') {
    const problem = problemWith(field, value)
    return problem === undefined && typeof value === 'number' ? ok(value) : wrong(problem ?? 'Enter a number.')
  }
  if (!isShaped(value)) return wrong(wrongShape)
  if (field.moves === undefined) return wrong('Give one number: this cannot be a range.')
  const numbers = numbersIn(value)
  const problem = numbers.map((number) => problemWith(field, number)).find((one) => one !== undefined)
  if (problem !== undefined) return wrong(problem)
  if (isNormal(value))
    return Number.isFinite(value.sd) && value.sd > 0
      ? ok(value)
      : wrong('Enter a standard deviation (sd) above nought.')
  if (numbers.some((number, i) => i > 0 && number < (numbers[i - 1] ?? number)))
    return wrong('Put the numbers in order, the lowest first.')
  return ok(value)
}

/** The single number that stands for it: the given centre, or the middle, mode or mean of its distribution. */
export const centralOf = (value: Uncertain): number => {
  if (typeof value === 'number') return value
  if (!('distribution' in value)) return value.central
  if (value.distribution === 'uniform') return value.low + (value.high - value.low) / 2
  return value.distribution === 'triangular' ? value.mode : value.mean
}

const within = ({ least, most }: Bounds, number: number): number => Math.min(most, Math.max(least, number))

/** Its low and high end. A normal distribution has none: one in twenty lies below the low end given here, one in twenty above the high. */
export const endsOf = (field: NumberField, value: Uncertain): { readonly low: number; readonly high: number } => {
  if (typeof value === 'number') return { low: value, high: value }
  if (!isNormal(value)) return { low: value.low, high: value.high }
  const bounds = boundsOf(field)
  return { low: within(bounds, quantile(value, 0.05)), high: within(bounds, quantile(value, 0.95)) }
}

/** The number below which the share `p` of the distribution lies. */
const quantile = (value: Distribution, p: number): number => {
  if (value.distribution === 'uniform') return value.low + p * (value.high - value.low)
  if (value.distribution === 'normal') return value.mean + value.sd * normalQuantile(p)
  const { low, mode, high } = value
  const width = high - low
  if (width === 0) return low
  const rising = (mode - low) / width
  return p < rising ? low + Math.sqrt(p * width * (mode - low)) : high - Math.sqrt((1 - p) * width * (high - mode))
}

/** One draw by an even number from 0 to 1. What a normal distribution puts beyond the field's limits counts as the limit. */
export const drawnFrom = (field: NumberField, value: Distribution, even: number): number =>
  within(boundsOf(field), quantile(value, even))
