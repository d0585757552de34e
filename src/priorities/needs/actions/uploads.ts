// A file on its way through the browser: sent, looked into, read again in another way, taken from or thrown away. In the open
// transaction; what takes long is a job's.
import { record } from '../../../platform/audit/index.ts'
import { type JobStatus, jobStatus } from '../../../platform/jobs/index.ts'
import { type Day, notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import type { Choice } from '../rules/found.ts'
import type { Mapping } from '../rules/mapping.ts'
import type { UploadRow } from '../rules/records.ts'
import type { NeedLoadId, NeedUploadId } from '../rules/types.ts'
import { changeUpload, insertUpload, lockUpload, waitingSizes } from '../store/uploads.ts'
import { refuseOpenQuestions } from './add.ts'
import { byWhom, needEdit } from './allowed.ts'

/** The names of the jobs are kept with every run, so they never change. */
export const lookJobName = 'needs.look'
export const addJobName = 'needs.add'

export interface LookJob {
  readonly upload: NeedUploadId
  /** Only this table, with the mapping it has been given. */
  readonly table?: NeedLoadId
}
export interface AddJob {
  readonly upload: NeedUploadId
  readonly choices: readonly Choice[]
}

type Services = Pick<PrioritiesServices, 'jobs'>

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 409, message, tip)

const waiting = async (scope: Scope, id: NeedUploadId): Promise<UploadRow> => {
  const found = await lockUpload(scope, id)
  if (found === undefined) throw notFound('file')
  needEdit(scope, found.placeId)
  return found
}

const mustWait = (upload: UploadRow): UploadRow => {
  if (upload.state === 'found' || upload.state === 'refused') return upload
  throw refused(
    'upload-not-waiting',
    upload.state === 'done' ? 'This file was added already.' : 'This file is being worked on.',
    'Look at it again: what can be done with it is shown there.',
  )
}

/** Of a place, in wait for a person. */
const mostWaiting = { files: 100, bytes: 2_000_000_000 }

export interface SentFile {
  readonly key: string
  readonly name: string
  readonly bytes: number
}

/** The file is in the files store already. Its reading starts when the transaction commits. @throws Refused `too-much-waiting` */
export const startUpload = async (
  scope: Scope,
  services: Services,
  given: {
    readonly place: PlaceId
    readonly source: string
    readonly publishedOn: Day | null
    readonly file: SentFile
  },
): Promise<NeedUploadId> => {
  const { place, source, publishedOn, file } = given
  needEdit(scope, place)
  const before = await waitingSizes(scope, place)
  if (before.files >= mostWaiting.files || before.bytes + file.bytes > mostWaiting.bytes)
    throw refused(
      'too-much-waiting',
      'Too many files wait here. Nothing of yours was kept.',
      'Add the files that wait, or throw them away. Then send yours again.',
    )
  const upload = await insertUpload(scope, { place, source, publishedOn, ...file }, byWhom(scope))
  const data: LookJob = { upload: upload.id }
  const job = await services.jobs.start(scope, lookJobName, data, { place })
  await changeUpload(scope, upload.id, { state: 'looking', job })
  await record(scope, {
    what: 'need file sent',
    subject: { kind: 'need upload', id: upload.id },
    place,
    after: { file: file.name, sha256: file.key, source, publishedOn },
  })
  return upload.id
}

/** Reads one table again, as the person says it is to be read. */
export const changeMapping = async (
  scope: Scope,
  services: Services,
  id: NeedUploadId,
  table: NeedLoadId,
  mapping: Mapping,
): Promise<void> => {
  const upload = mustWait(await waiting(scope, id))
  const { found } = upload
  if (found === null || !found.tables.some((one) => one.id === table)) throw notFound('table')
  const data: LookJob = { upload: id, table }
  const job = await services.jobs.start(scope, lookJobName, data, { place: upload.placeId })
  const tables = found.tables.map((one) => (one.id === table ? { ...one, mapping } : one))
  await changeUpload(scope, id, { state: 'looking', job, found: { ...found, tables } })
  await record(scope, {
    what: 'need mapping changed',
    subject: { kind: 'need upload', id },
    place: upload.placeId,
    after: { file: upload.fileName, table, mapping },
  })
}

/** @throws Refused `question-open` where a table that something is chosen from waits for an answer */
export const addUpload = async (
  scope: Scope,
  services: Services,
  id: NeedUploadId,
  choices: readonly Choice[],
): Promise<void> => {
  const upload = mustWait(await waiting(scope, id))
  refuseOpenQuestions(upload.found?.tables ?? [], choices)
  const data: AddJob = { upload: id, choices }
  const job = await services.jobs.start(scope, addJobName, data, { place: upload.placeId })
  await changeUpload(scope, id, { state: 'adding', job })
}

/** Somebody who may not see the job sees the file all the same. */
export const jobOf = async (scope: Scope, { jobId }: Pick<UploadRow, 'jobId'>): Promise<JobStatus | undefined> =>
  jobId === null ? undefined : jobStatus(scope, jobId).catch(() => undefined)

/** Its job failed, or somebody stopped it: nobody works on the file any more. */
export const hasStopped = ({ state }: Pick<UploadRow, 'state'>, job: JobStatus | undefined): boolean =>
  (state === 'looking' || state === 'adding') && (job?.state === 'failed' || job?.state === 'cancelled')

/** Reads a file once more from its beginning; one that was being added waits for a person as it did before. */
export const tryUploadAgain = async (scope: Scope, services: Services, id: NeedUploadId): Promise<void> => {
  const upload = await waiting(scope, id)
  if (!hasStopped(upload, await jobOf(scope, upload)))
    throw refused('upload-not-stopped', 'The work on this file has not stopped.', 'Look at how far it is.')
  if (upload.state === 'adding') return changeUpload(scope, id, { state: 'found' })
  const data: LookJob = { upload: id }
  const job = await services.jobs.start(scope, lookJobName, data, { place: upload.placeId })
  await changeUpload(scope, id, { state: 'looking', job })
}

/** Takes back what was sent and not added. The stored file stays: something else may hold the same bytes. */
export const dropUpload = async (scope: Scope, id: NeedUploadId): Promise<void> => {
  const upload = await waiting(scope, id)
  if (upload.state === 'done' || (upload.state === 'adding' && !hasStopped(upload, await jobOf(scope, upload))))
    throw refused(
      'upload-added',
      'This file was added, or is just being added.',
      'Undo what it brought, if it has to go.',
    )
  await changeUpload(scope, id, { state: 'dropped' })
  await record(scope, {
    what: 'need file dropped',
    subject: { kind: 'need upload', id },
    place: upload.placeId,
    before: { file: upload.fileName, sha256: upload.fileKey },
  })
}
