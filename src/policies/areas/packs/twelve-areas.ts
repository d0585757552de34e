// What is known of the twelve areas, as dated data: every fact names the sources it was taken from.
import data from './twelve-areas.json' with { type: 'json' }

export interface AreaSource {
  readonly key: string
  readonly words: string
  /** Where it was seen; absent for the programme's own report. Not always a whole address, so it is shown and not linked. */
  readonly address?: string
  /** `whole`: read in full. `excerpt`: a part was seen, and a person is still to compare it with the original. */
  readonly seen: 'whole' | 'excerpt'
}

export interface AreaFact {
  readonly words: string
  /** Keys of the area's sources. */
  readonly sources: readonly string[]
}

export interface Area {
  readonly slug: string
  readonly name: string
  /** The year of the programme: `2013 to 2014`. */
  readonly cohort: string
  readonly document: AreaFact
  readonly priorities: readonly AreaFact[]
  /** Whole per cent of the score that social value has at least. Null where none was found. */
  readonly weighting: (AreaFact & { readonly percent: number }) | null
  /** From which value of a contract something is asked. */
  readonly thresholds: readonly AreaFact[]
  /** What no other area of the twelve did in this way. */
  readonly idea: AreaFact
  readonly more: readonly AreaFact[]
  readonly sources: readonly AreaSource[]
  /** What was looked for and not found. */
  readonly unknown: readonly string[]
}

export interface AreasPack {
  readonly name: string
  readonly vintage: string
  readonly words: string
  readonly source: string
  readonly licence: string
  readonly checkedBy: string | null
  readonly areas: readonly Area[]
}

const seen = (text: string): AreaSource['seen'] => (text === 'whole' ? 'whole' : 'excerpt')

export const twelveAreas: AreasPack = {
  ...data,
  areas: data.areas.map((area) => ({
    ...area,
    sources: area.sources.map((source) => ({ ...source, seen: seen(source.seen) })),
  })),
}

export const areaOf = (slug: string): Area | undefined => twelveAreas.areas.find((area) => area.slug === slug)

/** As the page of data packs lists it. */
export const areasPack = {
  name: 'What twelve areas did',
  words: twelveAreas.words,
  vintage: twelveAreas.vintage,
  source: twelveAreas.source,
  ...(twelveAreas.checkedBy === null ? {} : { checkedBy: twelveAreas.checkedBy }),
}
