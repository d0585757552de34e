// The records of the ledger as types: what was sent, what was found in it, what of it counts, and what people decided on lines.
import type { Day, FieldErrors, Id, JobId, Pence, PersonId, PlaceId, Result } from '../../../platform/kernel/index.ts'
import type {
  AmountBasis,
  Amounts,
  Counts,
  FieldName,
  HeldReason,
  Mapping,
  NotDataKind,
  Question,
  SourceRow,
  Span,
  TotalsCompared,
} from './types.ts'

/** One table that was added, or is about to be: the name of its folder too. */
export type BatchId = Id<'batch'>
/** A file that was sent in the browser. */
export type UploadId = Id<'upload'>

/** What a page or a sum needs of a batch that counts. */
export interface LiveBatch {
  readonly id: BatchId
  readonly publisher: string
  /** As it was given. */
  readonly fileName: string
  /** The file inside it, where it was packed. */
  readonly innerName: string | null
  readonly sheet: string | null
  /** The folders of Parquet files that count: the reading first, and one for each round of corrections. */
  readonly parts: readonly string[]
  readonly amountBasis: AmountBasis
  /** First and last day of its accepted lines; null where it has none. */
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly rows: Counts
  readonly pence: Amounts
}

export type BatchState = 'live' | 'undone' | 'replaced'

/** What the reader found out about the bytes of a text file. */
export interface TextFacts {
  readonly encoding: string
  readonly byteOrderMark: boolean
  readonly delimiter: string
  readonly lineEnds: string
}

/** What is said on a receipt about how the table was found and read. */
export interface TableFacts {
  readonly format: 'text' | 'xlsx' | 'xls' | 'ods'
  /** Null for a workbook. */
  readonly text: TextFacts | null
  /** Cells in its widest row. */
  readonly columns: number
  readonly mappingFrom: MappingFrom
  readonly notes: readonly string[]
  readonly doubtful: string | null
  /** Held rows by reason, as first read. */
  readonly held: Readonly<Partial<Record<HeldReason, number>>>
  /** Not in the oldest records. */
  readonly readBy?: ReadBy
  /** As first read; not in the oldest records. */
  readonly totals?: TotalsCompared
}

/** The engine itself, where the file is plain and well formed; otherwise our own reader. */
export type ReadBy = 'engine' | 'reader'

export interface BatchRow extends LiveBatch {
  readonly placeId: PlaceId
  readonly uploadId: UploadId | null
  readonly state: BatchState
  /** Of the stored file, from which it can be read again. */
  readonly fileKey: string
  readonly sha256: string
  /** Of the text or workbook inside it. */
  readonly contentSha256: string
  readonly mapping: Mapping
  readonly headings: readonly string[]
  readonly found: TableFacts
  readonly warnings: readonly string[]
  /** The batch that this one took the place of. */
  readonly replaces: BatchId | null
  readonly demonstration: boolean
  readonly addedBy: PersonId | null
  readonly addedAt: Date
  readonly endedAt: Date | null
  readonly endedWhy: string | null
}

/** Where a mapping came from: found in the table, remembered for this publisher, or given by a person. */
export type MappingFrom = 'found' | 'remembered' | 'given'

export interface Overlap {
  readonly batch: BatchId
  readonly file: string
  readonly from: Day
  readonly to: Day
}

/** What reading all lines of a table came to. */
export interface TableResult {
  readonly counts: Counts
  readonly amounts: Amounts
  readonly period: Span | null
  readonly held: Readonly<Partial<Record<HeldReason, number>>>
  readonly totals?: TotalsCompared
  /** The folder in the batch's own that the lines were read into; `p1` where it is not said. */
  readonly part?: string
}

/** One table of a file that was looked into. Kept as JSON until it is added. */
export interface LookedTable {
  readonly batch: BatchId
  /** Its place among all that is in the file, from 0. */
  readonly at: number
  /** The inner file's name, or the given file's own. */
  readonly inner: string
  readonly packed: boolean
  readonly sheet: string | null
  /** Of the inner file. */
  readonly sha256: string
  readonly format: TableFacts['format']
  readonly found: TextFacts | null
  /** Not where it was not read, because it is a duplicate. */
  readonly readBy?: ReadBy
  /** Records of the table, blank ones included; 0 where it was not read because it is a duplicate. */
  readonly rows: number
  readonly columns: number
  readonly mapping: Mapping
  readonly mappingFrom: MappingFrom
  readonly headings: readonly string[]
  /** At most twelve rows for a page: from the headings on. */
  readonly sample: readonly SourceRow[]
  /** Only a person can answer these; until then nothing of it can be added. */
  readonly questions: readonly Question[]
  /** Why it is refused, in words. */
  readonly notLedger: string | null
  /** Why a person should look before adding it. */
  readonly doubtful: string | null
  readonly notes: readonly string[]
  /** Stated totals that are not the sums of their lines. */
  readonly warnings: readonly string[]
  /** Once its lines were read: not while a question is open, nor for what is refused. */
  readonly result?: TableResult
  /** The live batch that holds the very same content. */
  readonly duplicateOf: BatchId | null
  readonly overlaps: readonly Overlap[]
}

/** What is in the file and no table: an empty sheet, a picture, a locked workbook. */
export interface NotATablePart {
  readonly at: number
  readonly inner: string
  readonly packed: boolean
  readonly sheet: string | null
  readonly sha256: string
  readonly reason: string
}

export interface LookedFile {
  readonly file: string
  readonly sha256: string
  /** In the files store. Null for a file that is only inspected. */
  readonly key: string | null
  readonly tables: readonly LookedTable[]
  readonly notTables: readonly NotATablePart[]
}

/** looking: being read; found: waits for a person; adding: on its way; done; refused: nothing in it can be used. */
export type UploadState = 'looking' | 'found' | 'adding' | 'done' | 'refused' | 'dropped'

export interface UploadRow {
  readonly id: UploadId
  readonly placeId: PlaceId
  readonly publisher: string
  readonly fileName: string
  readonly fileKey: string
  readonly bytes: number
  readonly state: UploadState
  /** The job that looks or adds, or did so last. */
  readonly jobId: JobId | null
  /** Null until it was looked into. */
  readonly found: LookedFile | null
  /** Once it was added. */
  readonly report: ImportReport | null
  readonly sentBy: PersonId | null
  readonly sentAt: Date
}

/** What became of one table. The shape that `ledger import --json` prints. */
export interface ImportedTable {
  /** The given file's name; `2024.zip!April.csv` for a file inside it. */
  readonly file: string
  readonly sheet: string | null
  /** Of the given file. */
  readonly sha256: string
  readonly publisher: string
  /** Null where nothing of it was added. */
  readonly batch: BatchId | null
  readonly period: Span | null
  readonly amountBasis: AmountBasis
  readonly rows: Counts
  readonly amountPence: Amounts
  /** The batch that holds it already: then nothing was changed. */
  readonly duplicateOf: BatchId | null
  readonly warnings: readonly string[]
  /** Why nothing of it was used, in words. */
  readonly refused: string | null
  readonly questions: readonly Question[]
}

export interface ImportReport {
  readonly files: readonly ImportedTable[]
  /** Of what was added. */
  readonly total: { readonly files: number; readonly rows: Counts; readonly amountPence: Amounts }
}

/** A line that is not shown. Without the reason: that is for those who may hide lines. */
export interface HiddenRow {
  readonly batch: BatchId
  readonly row: number
  /** The supplier under which it counted, in capitals (`supplierNormal`): the amount leaves that one for “Not shown”. */
  readonly normal: string
  /** 2024 stands for 2024/25. */
  readonly financialYear: number
  readonly pence: Pence
}

export interface HiddenDetail extends HiddenRow {
  readonly reason: string
  readonly hiddenBy: PersonId | null
  readonly hiddenAt: Date
}

/** What a person says about a held row, as it was typed; what is left out stays as the row has it. */
export type CorrectionTyped = {
  readonly row: number
  readonly why?: string
} & ({ readonly values: Readonly<Partial<Record<FieldName, string>>> } | { readonly notData: NotDataKind })

/** Errors are keyed by field and row: `amount-17`; `''` for all. */
export type Corrected = Result<
  { readonly part: string; readonly counts: Counts; readonly amounts: Amounts },
  FieldErrors
>

export interface CorrectionRow {
  readonly batch: BatchId
  readonly row: number
  readonly part: string
  readonly outcome: 'accepted' | 'not-data'
  /** What was typed. */
  readonly given: Readonly<Record<string, string>>
  readonly pence: Pence
  readonly why: string | null
  readonly correctedBy: PersonId | null
  readonly correctedAt: Date
}

/** Where the postcodes of a place's ledger lie, as worked out last. */
export interface LocalitiesRow {
  /** In the place's folder, by the names on the way to it. */
  readonly file: readonly string[]
  readonly basis: LocalitiesBasis
  readonly madeAt: Date
}

export interface LocalitiesBasis {
  /** `district E06000001`, in order. */
  readonly members: readonly string[]
  /** The postcodes' loads with their editions. */
  readonly postcodes: string
  /** Districts that touch the members'. */
  readonly neighbours: readonly string[]
  /** The parts whose postcodes were looked up: `batch/part`. */
  readonly parts: readonly string[]
}
