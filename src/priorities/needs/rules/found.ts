// What was found in a file that was sent, as it is kept with the file until somebody decides.

import type { Mapping, Question } from './mapping.ts'
import type { HeldReason, LeftOut } from './read-row.ts'
import type { NeedLoadId, Polarity } from './types.ts'

/** What a table says of one indicator, for one sex and age. */
export interface FoundIndicator {
  readonly key: string
  readonly code: string | null
  readonly name: string
  readonly sex: string | null
  readonly age: string | null
  readonly unit: string | null
  /** What the publisher's words on its trend give away. */
  readonly polarity: Polarity | null
  /** Areas of the place, and figures of them; how many of these are not known. */
  readonly areas: number
  readonly figures: number
  readonly notKnown: number
  readonly intervals: number
  readonly hasRegion: boolean
  readonly hasEngland: boolean
  readonly first: string
  readonly last: string
}

export interface Counts {
  readonly source: number
  /** Rows that hold figures of the place, its region or England. */
  readonly ours: number
  readonly notOurs: number
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
  readonly held: Readonly<Partial<Record<HeldReason, number>>>
}

export interface Region {
  readonly code: string
  readonly name: string
}

export interface FoundTable {
  /** Of the load that it will become. */
  readonly id: NeedLoadId
  /** Its place among the parts of the file. */
  readonly at: number
  readonly inner: string
  readonly packed: boolean
  readonly sheet: string | null
  readonly sha256: string
  readonly layout: string
  readonly mapping: Mapping
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly questions: readonly Question[]
  readonly doubt: string | null
  readonly counts: Counts
  /** Regions of which the file has figures, and the one that this place lies in, where that is known. */
  readonly regions: readonly Region[]
  readonly region: Region | null
  readonly areas: readonly string[]
  readonly indicators: readonly FoundIndicator[]
  readonly heldSample: readonly {
    readonly row: number
    readonly cells: readonly string[]
    readonly reason: HeldReason
  }[]
}

export interface NotATablePart {
  readonly inner: string
  readonly sheet: string | null
  readonly reason: string
}

export interface FoundFile {
  readonly tables: readonly FoundTable[]
  readonly notTables: readonly NotATablePart[]
}

/** Where a file has figures of several regions, and does not say in which of them the place lies. */
export const regionOpen = (tables: readonly FoundTable[]): boolean =>
  tables.some(({ regions, region }) => region === null && regions.length > 1)

/** What a person chose to take from a table. */
export interface Choice {
  readonly table: NeedLoadId
  readonly keys: readonly string[]
  readonly region: Region | null
  readonly mode: 'replace' | 'fill'
}

export interface LoadReport {
  /** Null where all of it was there already. */
  readonly load: NeedLoadId | null
  readonly title: string
  readonly indicators: number
  /** Chosen, and in here from the very same file already. */
  readonly already: number
  readonly figures: number
  readonly notKnown: number
  readonly held: number
}

/** The same in every edition of an indicator. */
export const keyOf = (one: { code: string | null; name: string; sex: string | null; age: string | null }): string =>
  [
    one.code === null ? `name:${plain(one.name)}` : `code:${one.code.toLowerCase()}`,
    plain(one.sex ?? ''),
    plain(one.age ?? ''),
  ].join('|')

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()

/** `Increasing and getting worse` gives away that low is good. */
export const polarityOfTrend = (words: readonly string[]): Polarity | null => {
  const found = new Set(
    words.flatMap((one): Polarity[] => {
      const match = /(increasing|decreasing).*getting (better|worse)/i.exec(one)
      if (!match) return []
      return [(match[1]?.toLowerCase() === 'increasing') === (match[2]?.toLowerCase() === 'better') ? 'high' : 'low']
    }),
  )
  return found.size === 1 ? ([...found][0] ?? null) : null
}
