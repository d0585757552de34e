// What a place plans to buy.
import type { Day, OrganisationId, Pence, PlaceId } from '../../../platform/kernel/index.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Kind, Subject } from '../../rules/words.ts'

/** A contract that comes to its end, and that this procurement takes the place of. */
export interface Replaced {
  readonly title: string
  readonly provider: string
  readonly endsOn: Day | null
}

export interface ProcurementWords {
  readonly title: string
  readonly need: string
  readonly kind: Kind
  readonly subject: Subject
  readonly theme: string | null
  /** For the whole of the contract with its extensions, VAT included; null while nobody can say. */
  readonly value: Pence | null
  readonly noticeOn: Day | null
  readonly startsOn: Day | null
  /** Without extensions. */
  readonly endsOn: Day | null
  readonly extensionMonths: number
}

export interface Abandoned {
  readonly at: Date
  readonly by: string
  readonly why: string
}

export interface Procurement extends ProcurementWords {
  readonly id: ProcurementId
  /** The place that keeps it. */
  readonly place: PlaceId
  /** In the place, from 1. */
  readonly number: number
  readonly edition: number
  readonly abandoned: Abandoned | null
  /** Why its first step was taken before every buyer had signed; null where it was not. */
  readonly earlyWhy: string | null
  readonly createdBy: string
  readonly createdAt: Date
}

export interface ProcurementBuyer {
  readonly organisation: OrganisationId
  readonly name: string
  readonly place: PlaceId
  readonly placeName: string
  /** Of the cost, in ten-thousandths. */
  readonly share: number
}
