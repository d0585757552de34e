// The ids of procurements.
import type { Id } from '../../platform/kernel/index.ts'

export type ProcurementId = Id<'procurement'>

export type TenderId = Id<'tender'>
export type BidId = Id<'bid'>
