// What an indicator of need is: figures that others published about a place, its region and England, over time.
import type { Day, Id } from '../../../platform/kernel/index.ts'

export type NeedId = Id<'need indicator'>
export type NeedUploadId = Id<'need upload'>
export type NeedLoadId = Id<'need load'>

/** Which end is good. `none`: neither, or nobody has said. */
export type Polarity = 'high' | 'low' | 'none'
export const polarities: readonly Polarity[] = ['high', 'low', 'none']

/** `place`: all of it. `part`: one of several districts, a ward, a neighbourhood; parts are shown each, never added up. */
export type NeedArea = 'place' | 'part' | 'region' | 'england'

export interface NeedValue {
  readonly area: NeedArea
  readonly areaCode: string
  readonly areaName: string
  /** As its publisher writes it: `2018 - 20`. */
  readonly period: string
  readonly from: Day | null
  readonly to: Day | null
  /** Null is not known, and `notKnown` says why; it is never nought. */
  readonly value: number | null
  readonly notKnown: string | null
  /** Ends of the 95% confidence interval; both, or neither. */
  readonly low: number | null
  readonly high: number | null
  readonly count: number | null
  readonly denominator: number | null
  readonly note: string | null
  /** The file it stands in, and its row there. */
  readonly load: NeedLoadId
  readonly row: number
}

/** How one figure stands to another of the same time. `not compared`: one of the two has no confidence interval, or is not known. */
export type Compared = 'better' | 'worse' | 'higher' | 'lower' | 'similar' | 'not compared'

export type Direction = 'rising' | 'falling' | 'no clear change' | 'not compared'

export interface Trend {
  readonly direction: Direction
  /** `getting better`, where it is known which end is good. */
  readonly meaning: 'better' | 'worse' | 'neither'
  /** The earlier and the later period that were held against each other. */
  readonly from: string | null
  readonly to: string | null
}

/** The newest figure of one area of the place, held against its region and England. */
export interface AreaNow {
  readonly area: 'place' | 'part'
  readonly code: string
  readonly name: string
  readonly latest: NeedValue
  readonly region: NeedValue | null
  readonly england: NeedValue | null
  readonly againstRegion: Compared
  readonly againstEngland: Compared
  readonly trend: Trend
}

export interface NeedSource {
  /** Who published it. */
  readonly source: string
  readonly file: string
  readonly publishedOn: Day | null
  readonly load: NeedLoadId
  /** Invented, for the demonstration. */
  readonly invented: boolean
}

export interface NeedIndicator {
  readonly id: NeedId
  readonly code: string | null
  /** With sex and age, where it is not for all: `Healthy life expectancy at birth (female, all ages)`. */
  readonly name: string
  readonly unit: string | null
  readonly polarity: Polarity
  /** Keys of objectives: `marmot:3`. */
  readonly objectives: readonly string[]
  /** Who decided on unit, polarity and objectives: our starter pack, the file, nobody yet, or a person of this place. */
  readonly setFrom: 'pack' | 'file' | 'nobody' | 'person'
  /** In time; places and parts, region, England. */
  readonly series: readonly NeedValue[]
  /** The newest period of the place's own figures. */
  readonly period: string | null
  readonly sources: readonly NeedSource[]
  /** Each area of the place for which anything is published. */
  readonly areas: readonly AreaNow[]
  /** Of the place as one, against England, by the rule; a place of several parts is `not known` as a whole. */
  readonly better: 'better' | 'similar' | 'worse' | 'not known'
  /** Of the place as one; of several parts null. */
  readonly trend: Trend | null
}

/** An objective as this room names it. */
export interface ObjectiveNamed {
  /** `marmot:3` */
  readonly key: string
  readonly number: string
  readonly title: string
  /** The set it is in: `Marmot objectives`. */
  readonly set: string
}
