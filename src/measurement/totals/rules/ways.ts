// The ways in which sums can be grouped.
export const ways = [
  'measure',
  'theme',
  'priority',
  'objective',
  'quarter',
  'work',
  'provider',
  'organisation',
] as const
export type By = (typeof ways)[number]
export const isBy = (text: string): text is By => (ways as readonly string[]).includes(text)

export const wayWords: Readonly<Record<By, string>> = {
  measure: 'Measure',
  theme: 'Theme',
  priority: 'Priority',
  objective: 'Objective',
  quarter: 'Quarter',
  work: 'Piece of work',
  provider: 'Who does it',
  organisation: 'Who pays',
}

/** Those that can be narrowed to a period: the others are kept for all time. */
export const hasPeriod = (by: By): boolean =>
  by === 'measure' || by === 'theme' || by === 'priority' || by === 'objective' || by === 'quarter'

const months = ['January to March', 'April to June', 'July to September', 'October to December']

/** `April to June 2026`, from the quarter's first day. */
export const quarterWords = (day: string): string =>
  `${months[Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? ''} ${day.slice(0, 4)}`
