// What the jobs do with a file that was sent. A job that is tried again finds in the record how far the one before came.
import { type JobId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import type { FoundFile, LoadReport } from '../rules/found.ts'
import type { UploadRow } from '../rules/records.ts'
import type { NeedUploadId } from '../rules/types.ts'
import { changeUpload, lockUpload, uploadAnywhere } from '../store/uploads.ts'
import { add } from './add.ts'
import { look, lookAgain } from './look.ts'
import type { Progress, Runner } from './runner.ts'
import type { AddJob, LookJob } from './uploads.ts'

export interface JobRunner extends Runner {
  readonly id: JobId
  readonly progress: Progress
}

type Services = Pick<PrioritiesServices, 'analytics' | 'files'>

const uploadOf = (job: JobRunner, id: NeedUploadId): Promise<UploadRow | undefined> =>
  job.read(() => uploadAnywhere(job.scope, id))

/** Only where nobody dropped it, or started something else with it, meanwhile. */
const change = (job: JobRunner, id: NeedUploadId, work: (scope: Scope) => Promise<void>): Promise<void> =>
  job.write(async () => {
    const now = await lockUpload(job.scope, id)
    if (now?.jobId === job.id && now.state !== 'done') await work(job.scope)
  })

const lookedInto = async (
  job: JobRunner,
  services: Services,
  upload: UploadRow,
  table: LookJob['table'],
): Promise<FoundFile> => {
  const { placeId: place, fileKey, fileName: name, found } = upload
  const before = found?.tables.find((one) => one.id === table)
  try {
    const file = { path: await services.files.pathOf(fileKey), name }
    if (found === null || before === undefined) return await look(job, services, { place, file }, job.progress)
    const again = await lookAgain(job, services, { place, file }, before, job.progress)
    return { ...found, tables: found.tables.map((one) => (one === before ? (again ?? one) : one)) }
  } catch (error) {
    if (!(error instanceof Refused) || error.reason === 'not-allowed') throw error
    return { tables: [], notTables: [{ inner: name, sheet: null, reason: `${error.message} ${error.tip}` }] }
  }
}

/** @returns how many tables were found */
export const lookUpload = async (
  job: JobRunner,
  services: Services,
  { upload: id, table }: LookJob,
): Promise<number> => {
  const upload = await uploadOf(job, id)
  if (upload === undefined || upload.jobId !== job.id || upload.state !== 'looking') return 0
  const found = await lookedInto(job, services, upload, table)
  const state = found.tables.length > 0 ? 'found' : 'refused'
  await change(job, id, (scope) => changeUpload(scope, id, { state, found }))
  return found.tables.length
}

/** Where it cannot be added it waits for a person again, who is told why by the job. */
export const addFromUpload = async (
  job: JobRunner,
  services: Services,
  { upload: id, choices }: AddJob,
): Promise<readonly LoadReport[] | null> => {
  const upload = await uploadOf(job, id)
  if (upload === undefined || upload.found === null || upload.jobId !== job.id) return null
  if (upload.state === 'done') return upload.report
  const { placeId: place, source, publishedOn, found, fileKey: key, fileName: name } = upload
  try {
    const file = { key, name, path: await services.files.pathOf(key) }
    const request = { place, upload: id, source, publishedOn, file, tables: found.tables, choices }
    const report = await add(job, services, request, job.progress)
    await change(job, id, (scope) => changeUpload(scope, id, { state: 'done', report }))
    return report
  } catch (error) {
    await change(job, id, (scope) => changeUpload(scope, id, { state: 'found' }))
    throw error
  }
}
