// The records behind indicators of need: files that were sent, and tables of which something was taken.
import type { Day, JobId, PersonId, PlaceId } from '../../../platform/kernel/index.ts'
import type { FoundFile, LoadReport } from './found.ts'
import type { Mapping } from './mapping.ts'
import type { NeedLoadId, NeedUploadId } from './types.ts'

export type UploadState = 'looking' | 'found' | 'adding' | 'done' | 'refused' | 'dropped'

export interface UploadRow {
  readonly id: NeedUploadId
  readonly placeId: PlaceId
  readonly fileName: string
  readonly fileKey: string
  readonly bytes: number
  readonly source: string
  readonly publishedOn: Day | null
  readonly state: UploadState
  readonly jobId: JobId | null
  readonly found: FoundFile | null
  readonly report: readonly LoadReport[] | null
  readonly sentBy: PersonId | null
  readonly sentAt: Date
}

export interface LoadCounts {
  readonly source: number
  readonly taken: number
  readonly notChosen: number
  readonly notOurs: number
  readonly leftOut: number
  readonly held: number
}

export interface LoadRow {
  readonly id: NeedLoadId
  readonly number: number
  readonly placeId: PlaceId
  readonly uploadId: NeedUploadId | null
  readonly fileName: string
  readonly innerName: string | null
  readonly sheet: string | null
  readonly fileKey: string
  readonly contentSha256: string
  readonly source: string
  readonly publishedOn: Day | null
  readonly layout: string
  readonly mapping: Mapping
  readonly headings: readonly string[]
  readonly regionCode: string | null
  readonly regionName: string | null
  readonly state: 'live' | 'undone'
  readonly mode: 'replace' | 'fill'
  readonly rows: LoadCounts
  readonly demonstration: boolean
  readonly addedBy: PersonId | null
  readonly addedAt: Date
  readonly endedAt: Date | null
  readonly endedWhy: string | null
}

/** `health.csv`; `health.csv in all.zip`; `health.xlsx, sheet “Data”`. */
export const titleOf = (one: Pick<LoadRow, 'fileName' | 'innerName' | 'sheet'>): string => {
  const file =
    one.innerName === null || one.innerName === one.fileName ? one.fileName : `${one.innerName} in ${one.fileName}`
  return one.sheet === null ? file : `${file}, sheet “${one.sheet}”`
}
