// What of a joint work one place knows of another.
import type { OrganisationId, PlaceId } from '../../../platform/kernel/index.ts'
import type { MeasureId } from '../../rules/types.ts'
import type { Unit } from '../../rules/words.ts'
import type { Match } from './counts-as.ts'

/** A measure by which another place keeps a joint work. What came under a licence has no words here, only its unit. */
export interface SharedMeasure {
  readonly id: MeasureId
  readonly keptBy: { readonly id: PlaceId; readonly name: string }
  readonly code: string
  readonly title: string
  readonly definition: string
  readonly whoCounts: string
  readonly unit: Unit
  readonly ownUnit: string | null
  readonly private: boolean
  /** How many of its records stand. */
  readonly standing: number
}

export interface MatchMade extends Match {
  readonly why: string
  readonly by: string
  readonly at: Date
}

/** One place lets another name its partners as buyers. */
export interface Offer {
  readonly place: { readonly id: PlaceId; readonly name: string }
  readonly to: { readonly id: PlaceId; readonly name: string }
  readonly by: string
  readonly at: Date
}

/** An organisation that another place lets this one name. */
export interface OtherBuyer {
  readonly id: OrganisationId
  readonly name: string
  readonly place: PlaceId
  readonly placeName: string
}
