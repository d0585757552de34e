// What the records of this room hold, for pages and stores alike.
import type { FrameworkId } from '../../rules/types.ts'
import type { Licence } from './licence.ts'
import type { ImportReport } from './report.ts'
import type { FoundFile, Mapping, MeasureImportId } from './sheet.ts'

/** A spreadsheet of measures: waiting for somebody, or taken. */
export interface MeasureImport {
  readonly id: MeasureImportId
  readonly number: number
  /** What the framework is called that the measures go into. */
  readonly title: string
  readonly fileName: string
  readonly fileKey: string
  readonly state: 'found' | 'done'
  readonly found: FoundFile
  /** Null where nothing in the file is a table. */
  readonly mapping: Mapping | null
  /** Null until somebody said whose the measures are. */
  readonly licence: Licence | null
  readonly report: ImportReport | null
  readonly framework: FrameworkId | null
  readonly sentBy: string
  readonly sentAt: Date
  readonly takenAt: Date | null
}

export type ImportListed = Pick<
  MeasureImport,
  'id' | 'number' | 'title' | 'fileName' | 'state' | 'licence' | 'sentAt' | 'takenAt'
>

/** Where measures of a framework came from, and what its holder allows. */
export interface SourceOfFramework {
  readonly framework: FrameworkId
  readonly fileName: string
  readonly licence: Licence
  readonly takenAt: Date
}
