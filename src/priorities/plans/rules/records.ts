// What the records of this room hold, for pages and stores alike.
import type { ImportReport } from './report.ts'
import type { FoundFile, Mapping } from './sheet.ts'
import type { PlanId, PlanImportId } from './types.ts'

/** A spreadsheet of goals: waiting for somebody, or taken. */
export interface PlanImport {
  readonly id: PlanImportId
  readonly number: number
  readonly planId: PlanId
  readonly fileName: string
  readonly fileKey: string
  readonly state: 'found' | 'done'
  readonly found: FoundFile
  /** Null where nothing in the file is a table. */
  readonly mapping: Mapping | null
  readonly report: ImportReport | null
  readonly sentBy: string
  readonly sentAt: Date
  readonly takenAt: Date | null
}

export type ImportListed = Pick<PlanImport, 'id' | 'number' | 'fileName' | 'state' | 'sentAt' | 'takenAt'>

/** How an objective of a place's own is put. */
export interface Wording {
  readonly number: string
  readonly title: string
  readonly words: string
}

export interface WordingRow extends Wording {
  readonly version: number
  readonly writtenBy: string
  readonly writtenAt: Date
}
