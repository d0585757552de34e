// Our starter: beside which objective an indicator is shown, and which end of it is good. A place may change both.
import type { FoundIndicator } from './found.ts'
import type { Polarity } from './types.ts'

export interface StarterEntry {
  /** Any of these in the indicator's name. */
  readonly words: readonly string[]
  /** Numbers of the indicator at Fingertips. */
  readonly codes: readonly string[]
  readonly polarity: Polarity
  readonly objectives: readonly string[]
  readonly unit: string | null
}

export interface StarterPack {
  readonly title: string
  readonly version: number
  /** The day it was written. */
  readonly vintage: string
  readonly source: string
  /** Who held it against the originals; null is nobody yet. */
  readonly checked: string | null
  /** The key of the set of objectives that the list speaks of. */
  readonly objectives: string
  readonly indicators: readonly StarterEntry[]
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9%£]+/g, ' ')
    .trim()}`

/** Words begin where a word of the name begins: `lonel` is in loneliness, `low pay` not in slow payers. */
export const starterFor = (
  { code, name }: Pick<FoundIndicator, 'code' | 'name'>,
  entries: readonly StarterEntry[],
): StarterEntry | undefined => {
  const coded = code === null ? undefined : entries.find(({ codes }) => codes.includes(code))
  if (coded !== undefined) return coded
  const text = plain(name)
  return entries.find(({ words }) => words.some((one) => text.includes(plain(one))))
}

export interface Settings {
  readonly unit: string | null
  readonly polarity: Polarity
  readonly objectives: readonly string[]
  readonly setFrom: 'pack' | 'file' | 'nobody'
}

/** Where the name says what its figures are counted in: `(tonnes)`, `per 1,000`, `%`. */
const unitIn = (name: string): string | null => {
  const per = /\bper (?:\d[\d,]*|cent\b)/i.exec(name)?.[0].toLowerCase()
  if (per !== undefined) return per === 'per cent' ? '%' : per
  if (name.includes('%')) return '%'
  return /\((tonnes|years|people|kt|£)\)/i.exec(name)?.[1] ?? null
}

/** The file's own unit, and what it gives away of polarity, go before ours. */
export const settingsFor = (
  found: Pick<FoundIndicator, 'code' | 'name' | 'unit' | 'polarity'>,
  entries: readonly StarterEntry[],
): Settings => {
  const starter = starterFor(found, entries)
  const unit = found.unit ?? unitIn(found.name) ?? starter?.unit ?? null
  if (starter !== undefined)
    return { unit, polarity: found.polarity ?? starter.polarity, objectives: starter.objectives, setFrom: 'pack' }
  const setFrom = found.polarity === null ? 'nobody' : 'file'
  return { unit, polarity: found.polarity ?? 'none', objectives: [], setFrom }
}
