// What an administrator does to the running system, each written into the audit.
import { join } from 'node:path'
import { record } from '../../platform/audit/index.ts'
import { readTextIfThere, writeFileWhole } from '../../platform/files/index.ts'
import { type JobDefinition, type Jobs, jobStatus } from '../../platform/jobs/index.ts'
import { type JobId, type Result, type Scope, wrong } from '../../platform/kernel/index.ts'
import { outboxMail, readSecretText } from '../../platform/mail/index.ts'
import { type SettingChanges, settingsFileText, settingsList } from '../../platform/settings/index.ts'
import type { AdminServices } from '../index.ts'

export const cancelJob = async (scope: Scope, jobs: Jobs, id: string): Promise<JobId> => {
  const job = await jobStatus(scope, id)
  await jobs.cancel(scope, job.id)
  await record(scope, {
    what: 'job cancelled',
    subject: { kind: 'job', id: job.id },
    before: { name: job.name, state: job.state },
    ...(job.place === undefined ? {} : { place: job.place }),
  })
  return job.id
}

export const retryJob = async (scope: Scope, jobs: Jobs, id: string): Promise<JobId> => {
  const job = await jobStatus(scope, id)
  await jobs.retry(scope, job.id)
  await record(scope, {
    what: 'job tried again',
    subject: { kind: 'job', id: job.id },
    before: { name: job.name, state: job.state },
    ...(job.place === undefined ? {} : { place: job.place }),
  })
  return job.id
}

/** The text of a secret mail; the audit says who asked for it, never what it says. */
export const showSecret = async (scope: Scope, id: string): Promise<string> => {
  const text = await readSecretText(scope, id)
  const mail = await outboxMail(scope, id)
  await record(scope, { what: 'secret mail shown', subject: { kind: 'mail', id }, after: { to: mail.to } })
  return text
}

export const sendMailAgain = async (scope: Scope, mail: AdminServices['mail'], id: string): Promise<void> => {
  const { state } = await outboxMail(scope, id)
  await mail.sendAgain(scope, id)
  await record(scope, { what: 'mail sent again', subject: { kind: 'mail', id }, before: { state } })
}

export const checkNow = async (scope: Scope, jobs: Jobs): Promise<JobId> => {
  const job: JobDefinition<unknown>['name'] = 'admin.check'
  const id = await jobs.start(scope, job, {})
  await record(scope, { what: 'check started', subject: { kind: 'job', id } })
  return id
}

/** A secret is told only as changed. */
const shownChanges = (changes: SettingChanges): SettingChanges =>
  Object.fromEntries(
    Object.entries(changes).map(([name, text]) => [
      name,
      settingsList.find((one) => one.name === name)?.secret ? '(changed, not shown)' : text,
    ]),
  )

/** Writes the settings file; a value in the environment still wins. Nothing is written where one is wrong. */
export const changeSettings = async (
  scope: Scope,
  services: Pick<AdminServices, 'settings' | 'settingsChanged' | 'database'>,
  changes: SettingChanges,
): Promise<Result<void>> => {
  const path = join(services.settings().values.dataFolder, 'settings.json')
  const before = await readTextIfThere(path)
  const text = settingsFileText(changes, before)
  if (!text.ok) return wrong(text.errors)
  await record(scope, {
    what: 'settings changed',
    subject: { kind: 'installation', id: 'settings' },
    after: shownChanges(changes),
  })
  // After the commit, so that no setting changes without its entry in the audit.
  services.database.afterCommit(scope, async () => {
    await writeFileWhole(path, text.value)
    await services.settingsChanged()
  })
  return { ok: true, value: undefined }
}
