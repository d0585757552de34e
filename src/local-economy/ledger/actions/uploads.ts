// A file on its way through the browser: sent, looked into, read again with another mapping, added or dropped. In the open
// transaction; what takes long is a job's.
import { record } from '../../../platform/audit/index.ts'
import { type JobStatus, jobStatus } from '../../../platform/jobs/index.ts'
import { notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { BatchId, LookedTable, UploadId, UploadRow } from '../rules/records.ts'
import type { Mapping } from '../rules/types.ts'
import { changeUpload, insertUpload, lockUpload, waitingSizes } from '../store/uploads.ts'
import { byWhom, need } from './allowed.ts'

/** The names of the jobs are kept with every run, so they never change. */
export const lookJobName = 'ledger.look'
export const addJobName = 'ledger.add'

export interface LookJob {
  readonly upload: UploadId
  /** Only this table, with the mapping it has been given. */
  readonly table?: BatchId
}
export interface AddJob {
  readonly upload: UploadId
  readonly replaces?: BatchId
  readonly without?: readonly BatchId[]
}

type Services = Pick<LocalEconomyServices, 'jobs'>

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 409, message, tip)

const waiting = async (scope: Scope, id: UploadId): Promise<UploadRow> => {
  const found = await lockUpload(scope, id)
  if (found === undefined) throw notFound('file')
  need(scope, 'ledger.import', found.placeId)
  return found
}

const mustBeFound = (upload: UploadRow): UploadRow => {
  if (upload.state === 'found') return upload
  throw refused(
    'upload-not-waiting',
    upload.state === 'done'
      ? 'This file was added already.'
      : 'This file is being worked on, or nothing in it can be used.',
    'Look at it again: what can be done with it is shown there.',
  )
}

/** What was refused may be read in another way all the same. */
const mustBeRead = (upload: UploadRow): UploadRow => (upload.state === 'refused' ? upload : mustBeFound(upload))

/** Of a place, in wait for a person: files with what was read of them, which nothing takes away but a person. */
const mostWaiting = { files: 200, bytes: 10_000_000_000 }

/** Asked before any of the files is stored. @throws Refused `too-much-waiting` */
export const refuseTooMuch = async (
  scope: Scope,
  place: PlaceId,
  sent: readonly { readonly bytes: number }[],
): Promise<void> => {
  need(scope, 'ledger.import', place)
  const before = await waitingSizes(scope, place)
  const bytes = sent.reduce((sum, one) => sum + one.bytes, before.bytes)
  if (before.files + sent.length <= mostWaiting.files && bytes <= mostWaiting.bytes) return
  throw refused(
    'too-much-waiting',
    'Too many files wait to be added to this ledger. Nothing of yours was kept.',
    'Add the files that wait, or throw them away. Then send yours again.',
  )
}

/** The file is in the files store already. Its reading starts when the transaction commits. */
export const startUpload = async (
  scope: Scope,
  services: Services,
  given: {
    readonly place: PlaceId
    readonly publisher: string
    readonly file: { readonly key: string; readonly name: string; readonly bytes: number }
  },
): Promise<UploadId> => {
  need(scope, 'ledger.import', given.place)
  const { key, name, bytes } = given.file
  const upload = await insertUpload(
    scope,
    { place: given.place, publisher: publisherName(given.publisher), name, key, bytes },
    byWhom(scope),
  )
  const data: LookJob = { upload: upload.id }
  const job = await services.jobs.start(scope, lookJobName, data, { place: given.place })
  await changeUpload(scope, upload.id, { state: 'looking', job })
  await record(scope, {
    what: 'ledger file sent',
    subject: { kind: 'ledger upload', id: upload.id },
    place: given.place,
    after: { file: name, sha256: key, publisher: upload.publisher },
  })
  return upload.id
}

/** As it is kept: without spaces too many. @throws Refused where there is none */
export const publisherName = (text: string): string => {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name !== '' && name.length <= 200) return name
  throw new Refused(
    'publisher-not-right',
    422,
    name === '' ? 'There is no name of a publisher.' : 'The publisher’s name is too long.',
    'Say who published the file, in at most 200 letters.',
  )
}

/** Reads one table again, as the person says it is to be read. */
export const changeMapping = async (
  scope: Scope,
  services: Services,
  id: UploadId,
  table: BatchId,
  mapping: Mapping,
): Promise<void> => {
  const upload = mustBeRead(await waiting(scope, id))
  const tables = upload.found?.tables ?? []
  if (upload.found === null || !tables.some((one) => one.batch === table)) throw notFound('table')
  const given = (one: LookedTable): LookedTable =>
    one.batch === table ? { ...one, mapping, mappingFrom: 'given' } : one
  const data: LookJob = { upload: id, table }
  const job = await services.jobs.start(scope, lookJobName, data, { place: upload.placeId })
  await changeUpload(scope, id, { state: 'looking', job, found: { ...upload.found, tables: tables.map(given) } })
  await record(scope, {
    what: 'ledger mapping changed',
    subject: { kind: 'ledger upload', id },
    place: upload.placeId,
    after: { file: upload.fileName, table, mapping },
  })
}

/** @throws Refused `question-open` where a table that is not left out waits for an answer */
export const addUpload = async (
  scope: Scope,
  services: Services,
  id: UploadId,
  options: { readonly replaces?: BatchId; readonly without?: readonly BatchId[] } = {},
): Promise<void> => {
  const upload = mustBeFound(await waiting(scope, id))
  const tables = (upload.found?.tables ?? []).filter((one) => !options.without?.includes(one.batch))
  refuseOpenQuestions(tables)
  const data: AddJob = { upload: id, ...options }
  const job = await services.jobs.start(scope, addJobName, data, { place: upload.placeId })
  await changeUpload(scope, id, { state: 'adding', job })
}

export const refuseOpenQuestions = (tables: readonly LookedTable[]): void => {
  const open = tables.find((one) => one.questions.length > 0 && one.notLedger === null && one.duplicateOf === null)
  const [question] = open?.questions ?? []
  if (question === undefined) return
  throw refused('question-open', question.words, 'Answer it, or leave this table out. Nothing was added.')
}

/** Somebody who may not see the job sees the file all the same. */
export const jobOf = async (scope: Scope, { jobId }: Pick<UploadRow, 'jobId'>): Promise<JobStatus | undefined> =>
  jobId === null ? undefined : jobStatus(scope, jobId).catch(() => undefined)

/** Its job failed, or somebody stopped it: nobody works on the file any more. */
export const hasStopped = ({ state }: Pick<UploadRow, 'state'>, job: JobStatus | undefined): boolean =>
  (state === 'looking' || state === 'adding') && (job?.state === 'failed' || job?.state === 'cancelled')

/** Reads a file once more from its beginning; one that was being added waits for a person as it did before. */
export const tryUploadAgain = async (scope: Scope, services: Services, id: UploadId): Promise<void> => {
  const upload = await waiting(scope, id)
  if (!hasStopped(upload, await jobOf(scope, upload)))
    throw refused('upload-not-stopped', 'The work on this file has not stopped.', 'Look at how far it is.')
  if (upload.state === 'adding') return changeUpload(scope, id, { state: 'found' })
  const data: LookJob = { upload: id }
  const job = await services.jobs.start(scope, lookJobName, data, { place: upload.placeId })
  await changeUpload(scope, id, { state: 'looking', job })
}

/** Takes back what was sent and not added. Its folders and its file go at the next sweep. */
export const dropUpload = async (scope: Scope, id: UploadId): Promise<void> => {
  const upload = await waiting(scope, id)
  if (upload.state === 'done' || (upload.state === 'adding' && !hasStopped(upload, await jobOf(scope, upload))))
    throw refused(
      'upload-added',
      'This file was added, or is just being added.',
      'Undo what it brought, if it has to go.',
    )
  await changeUpload(scope, id, { state: 'dropped' })
  await record(scope, {
    what: 'ledger file dropped',
    subject: { kind: 'ledger upload', id },
    place: upload.placeId,
    before: { file: upload.fileName, sha256: upload.fileKey },
  })
}
