// Pieces of work, who pays for them, and the records of what was promised and done.
import type { Day, OrganisationId, PlaceId } from '../../../platform/kernel/index.ts'
import type { Quantity } from '../../rules/quantity.ts'
import type { ActId, MeasureId, RecordId, Subject, WorkId } from '../../rules/types.ts'
import type { Grade, Nature, Unit } from '../../rules/words.ts'
import type { Counts, Said } from './counting.ts'

/** An organisation that can be named as a buyer. */
export interface PossibleBuyer {
  readonly id: OrganisationId
  readonly name: string
  /** For which place it buys. */
  readonly place: PlaceId
  /** Where that is another place. */
  readonly placeName?: string
}

/** One of those who pay for a work. */
export interface Share {
  readonly organisation: OrganisationId
  /** For which place it buys. */
  readonly place: PlaceId
  /** In ten-thousandths; those of a work make 10,000. */
  readonly share: number
}

export interface WorkWords {
  readonly title: string
  readonly provider: string
  readonly providerId: OrganisationId | null
  readonly from: Day
  readonly to: Day | null
  readonly theme: string | null
}

export interface Work extends WorkWords {
  readonly id: WorkId
  readonly place: PlaceId
  /** In the place, from 1. */
  readonly number: number
  /** What it stands for in a later feature; null for a piece of work of the place's own. */
  readonly subject: Subject | null
  /** The page of what it stands for. */
  readonly href: string | null
}

export interface ShareNamed extends Share {
  readonly name: string
  readonly placeName: string
}

/** A measure as far as it is known in a place. */
export interface MeasureNamed {
  readonly id: MeasureId
  readonly code: string
  readonly title: string
  readonly unit: Unit
  readonly ownUnit: string | null
  /** Of another place: it has no page here. */
  readonly elsewhere: boolean
  /** From this day on nothing new is recorded by it. */
  readonly endedOn: Day | null
}

/** What a person says of a promise or of something done. */
export interface RecordGiven {
  readonly measure: MeasureId
  readonly nature: Nature
  readonly from: Day
  readonly to: Day
  readonly quantity: Quantity
  readonly words: string
}

export interface RecordRow extends RecordGiven {
  readonly id: RecordId
  readonly place: PlaceId
  readonly work: WorkId
  readonly act: ActId
  /** For which kinds of £ this record counts: of all records of an act, at most one for each kind. */
  readonly counts: Counts
  /** What a person said it counts for; null where the values that are turned on decide. */
  readonly said: Said | null
  readonly grade: Grade
  readonly recordedBy: string
  readonly recorderId: string | null
  readonly recordedAt: Date
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
  readonly withdrawnWhy: string | null
}
