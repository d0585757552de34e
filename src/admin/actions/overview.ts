// Is everything well? One answer for each thing a person who runs the site would look at.
import { diskUse } from '../../platform/files/index.ts'
import { type JobState, jobCounts } from '../../platform/jobs/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'
import { type MailState, outboxCounts } from '../../platform/mail/index.ts'
import type { AdminServices } from '../index.ts'
import { type DatabaseFacts, databaseFacts } from '../store/checks.ts'
import { lastMarks, type Mark } from '../store/marks.ts'
import { version } from '../version.ts'

export interface Overview {
  readonly version: string
  readonly node: string
  readonly database: DatabaseFacts & { readonly own: boolean }
  readonly disk: { readonly used: number; readonly free: number; readonly total: number }
  readonly jobs: Readonly<Record<JobState, number>>
  readonly mails: Readonly<Record<MailState, number>>
  readonly mailServer: boolean
  readonly marks: Readonly<Partial<Record<'backup' | 'check' | 'restore', Mark>>>
}

export const overviewOf = async (
  scope: Scope,
  services: Pick<AdminServices, 'settings' | 'mail'>,
): Promise<Overview> => ({
  version,
  node: process.versions.node,
  database: { ...(await databaseFacts(scope)), own: services.settings().values.databaseUrl === undefined },
  disk: await diskUse(services.settings().values.dataFolder),
  jobs: await jobCounts(scope),
  mails: await outboxCounts(scope),
  mailServer: services.mail.sends,
  marks: await lastMarks(scope),
})

export const storageOf = async (scope: Scope, services: Pick<AdminServices, 'settings' | 'files'>) => {
  let files = 0
  let bytes = 0
  for await (const file of services.files.list()) {
    files += 1
    bytes += file.bytes
  }
  const disk = await diskUse(services.settings().values.dataFolder)
  return { files, bytes, database: (await databaseFacts(scope)).bytes, disk }
}
