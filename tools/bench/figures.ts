// What the bench prints: each figure with what it is held against, and whether the target is reached. Never only the good ones.

export interface Figure {
  readonly what: string
  readonly value: string
  /** What it is held against, and how it stands to that. */
  readonly against?: string
  /** In words, and whether it was reached; undefined where that could not be measured. */
  readonly target?: { readonly words: string; readonly reached: boolean | undefined }
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
export const milliseconds = (time: number): string => `${Math.round(time)} ms`
export const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? 'not measured' : `${Math.round(bytes / 1024 / 1024).toLocaleString('en-GB')} MiB`
export const ratio = (value: number, base: number): string => `${(value / base).toFixed(2)}×`

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** A target for a number that should not be passed. */
export const atMost = (words: string, value: number | undefined, bound: number): NonNullable<Figure['target']> => ({
  words,
  reached: value === undefined ? undefined : value <= bound,
})

const verdict = ({ words, reached }: NonNullable<Figure['target']>): string =>
  reached === undefined ? `${words}: not measured` : `${words}: ${reached ? 'reached' : 'MISSED'}`

export const lineOf = ({ what, value, against, target }: Figure): string =>
  [`  ${what.padEnd(52)} ${value.padStart(12)}`, against, target && verdict(target)].filter(Boolean).join('   ')

export const closing = (figures: readonly Figure[]): string => {
  const targets = figures.flatMap(({ target, what }) => (target ? [{ ...target, what }] : []))
  const missed = targets.filter(({ reached }) => reached === false)
  const open = targets.filter(({ reached }) => reached === undefined)
  const words = [`${targets.length - missed.length - open.length} of ${targets.length} targets reached.`]
  for (const { what, words: target } of missed) words.push(`MISSED: ${what} (${target})`)
  for (const { what, words: target } of open) words.push(`Not measured: ${what} (${target})`)
  return words.join('\n')
}
