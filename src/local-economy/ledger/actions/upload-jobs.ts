// What the jobs do with a file that was sent. A job that is tried again finds in the record how far the one before came.
import { type JobId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { ImportReport, LookedFile, LookedTable, UploadId, UploadRow } from '../rules/records.ts'
import { changeUpload, lockUpload, uploadAnywhere } from '../store/uploads.ts'
import { add } from './add.ts'
import { triedLocalities } from './localities.ts'
import { look, lookAgain } from './look.ts'
import type { Progress, Runner } from './runner.ts'
import type { AddJob, LookJob } from './uploads.ts'

export interface JobRunner extends Runner {
  readonly id: JobId
  readonly progress: Progress
}

const uploadOf = (job: JobRunner, id: UploadId): Promise<UploadRow | undefined> =>
  job.read(() => uploadAnywhere(job.scope, id))

/** Only where nobody dropped it, or started something else with it, meanwhile. */
const change = (job: JobRunner, id: UploadId, work: (scope: Scope) => Promise<void>): Promise<void> =>
  job.write(async () => {
    const now = await lockUpload(job.scope, id)
    if (now?.jobId === job.id && now.state !== 'done') await work(job.scope)
  })

const usable = (table: LookedTable): boolean => table.notLedger === null

const unreadable = (upload: UploadRow, error: Refused): LookedFile => ({
  file: upload.fileName,
  sha256: upload.fileKey,
  key: upload.fileKey,
  tables: [],
  notTables: [
    {
      at: 0,
      inner: upload.fileName,
      packed: false,
      sheet: null,
      sha256: upload.fileKey,
      reason: `${error.message} ${error.tip}`,
    },
  ],
})

const lookedInto = async (
  job: JobRunner,
  services: LocalEconomyServices,
  upload: UploadRow,
  table: LookJob['table'],
): Promise<LookedFile> => {
  const { placeId: place, publisher, fileKey: key, fileName: name, found } = upload
  const before = found?.tables.find((one) => one.batch === table)
  try {
    const request = { place, publisher, file: { key, path: await services.files.pathOf(key), name } }
    if (found === null || before === undefined) return await look(job, services, request, job.progress)
    const again = await lookAgain(job, services, request, before, job.progress)
    return { ...found, tables: found.tables.map((one) => (one === before ? again : one)) }
  } catch (error) {
    if (!(error instanceof Refused) || error.reason === 'not-allowed') throw error
    return unreadable(upload, error)
  }
}

/** @returns how many tables can be used */
export const lookUpload = async (
  job: JobRunner,
  services: LocalEconomyServices,
  { upload: id, table }: LookJob,
): Promise<number> => {
  const upload = await uploadOf(job, id)
  if (upload === undefined || upload.jobId !== job.id || upload.state !== 'looking') return 0
  const found = await lookedInto(job, services, upload, table)
  const good = found.tables.filter(usable).length
  await change(job, id, (scope) => changeUpload(scope, id, { state: good > 0 ? 'found' : 'refused', found }))
  return good
}

/** Where it cannot be added it waits for a person again, who is told why by the job. */
export const addFromUpload = async (
  job: JobRunner,
  services: LocalEconomyServices,
  { upload: id, replaces, without }: AddJob,
): Promise<ImportReport | null> => {
  const upload = await uploadOf(job, id)
  if (upload === undefined || upload.found === null || upload.jobId !== job.id) return null
  const { placeId: place, publisher, found } = upload
  if (upload.state === 'done') {
    // The try before came as far as the record.
    await triedLocalities(job, services, place, job.progress)
    return upload.report
  }
  const options = { ...(replaces ? { replaces } : {}), ...(without ? { without } : {}) }
  try {
    return await add(job, services, { place, publisher, looked: [found], upload: id, ...options }, job.progress)
  } catch (error) {
    await change(job, id, (scope) => changeUpload(scope, id, { state: 'found' }))
    throw error
  }
}
