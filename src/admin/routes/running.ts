// The running system: overview, jobs, outbox, storage, packs, and the catalogue of parts.
import { get, goTo, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { type JobState, type JobStatus, jobStatus, listJobs } from '../../platform/jobs/index.ts'
import { asId, type JobId } from '../../platform/kernel/index.ts'
import { listOutbox, outboxMail } from '../../platform/mail/index.ts'
import { cataloguePage } from '../../platform/ui/index.ts'
import { cancelJob, checkNow, retryJob, sendMailAgain, showSecret } from '../actions/administer.ts'
import { overviewOf, storageOf } from '../actions/overview.ts'
import { Jobs, Outbox, SecretText } from '../api.ts'
import type { AdminServices } from '../index.ts'
import { mailPage, outboxColumns, outboxPage } from '../pages/outbox.ts'
import { overviewPage, packsPage, storagePage } from '../pages/overview.ts'
import { jobColumns, jobPage, jobsPage } from '../pages/work.ts'

const perPage = 50
const states: readonly string[] = ['waiting', 'working', 'done', 'failed', 'cancelled']

/** A page of a list, and the address of the next one. One more than a page was asked for. */
const paged = <T extends { readonly id: string }>(found: readonly T[], path: string, also: string) => {
  const shown = found.slice(0, perPage)
  const last = shown.at(-1)
  const next = found.length > perPage && last ? `${path}?${also}after=${last.id}` : undefined
  return { shown, next }
}

const jobData = (job: JobStatus) => ({
  id: job.id,
  name: job.name,
  words: job.words,
  state: job.state,
  done: job.done,
  ...(job.total === undefined ? {} : { total: job.total }),
  ...(job.progressWords === undefined ? {} : { progressWords: job.progressWords }),
  ...(job.error === undefined ? {} : { error: job.error }),
  startedBy: job.startedByWords,
  startedAt: job.createdAt.toISOString(),
})

const jobRoutes = ({ jobs }: AdminServices): readonly Route[] => [
  get({
    name: 'jobs',
    path: '/admin/jobs',
    permission: 'jobs.follow',
    words: 'Jobs: one’s own, those of one’s places, or all.',
    answer: Jobs,
    handle: async ({ scope, query }) => {
      const state = states.includes(query.state ?? '') ? (query.state as JobState) : undefined
      const after = asId<JobId>(query.after ?? '')
      const found = await listJobs(scope, {
        limit: perPage + 1,
        ...(state === undefined ? {} : { state }),
        ...(after === undefined ? {} : { after }),
      })
      const { shown, next } = paged(found, '/admin/jobs', state === undefined ? '' : `state=${state}&`)
      return showData(
        { jobs: shown.map(jobData), ...(next === undefined ? {} : { next }) },
        (links) => jobsPage({ jobs: shown, next, state }, links),
        {
          columns: jobColumns,
          rows: shown.map((job) => [job.words, job.state, job.startedByWords, job.createdAt.toISOString(), job.id]),
        },
      )
    },
  }),
  get({
    name: 'job',
    path: '/admin/jobs/:job',
    permission: 'jobs.follow',
    words: 'One job: how far it is, and how it ended.',
    handle: async ({ scope, params }) => showPage(jobPage(await jobStatus(scope, params.job))),
  }),
  post({
    name: 'cancel job',
    path: '/admin/jobs/:job/cancel',
    permission: 'jobs.follow',
    audit: 'job cancelled',
    words: 'Stops a job: one’s own, or any for an administrator.',
    handle: async ({ scope, params }) => {
      const id = await cancelJob(scope, jobs, params.job)
      return goTo(`/admin/jobs/${id}`, { message: 'The job was told to stop.' })
    },
  }),
  post({
    name: 'try job again',
    path: '/admin/jobs/:job/retry',
    permission: 'jobs.follow',
    audit: 'job tried again',
    words: 'Begins a job again that failed or was cancelled.',
    handle: async ({ scope, params }) => {
      const id = await retryJob(scope, jobs, params.job)
      return goTo(`/admin/jobs/${id}`, { message: 'The job begins again.' })
    },
  }),
]

const outboxRoutes = ({ mail }: AdminServices): readonly Route[] => [
  get({
    name: 'outbox',
    path: '/admin/outbox',
    permission: 'admin.read',
    words: 'Every mail the site has written, and what became of it.',
    answer: Outbox,
    handle: async ({ scope, query }) => {
      const after = asId<JobId>(query.after ?? '')
      const found = await listOutbox(scope, { limit: perPage + 1, ...(after === undefined ? {} : { after }) })
      const { shown, next } = paged(found, '/admin/outbox', '')
      const mails = shown.map(({ id, to, subject, state, createdAt, problem }) => ({
        ...{ id, to, subject, state, writtenAt: createdAt.toISOString() },
        ...(problem === undefined ? {} : { problem }),
      }))
      return showData(
        { mails, ...(next === undefined ? {} : { next }) },
        (links) => outboxPage({ mails: shown, next, server: mail.sends }, links),
        { columns: outboxColumns, rows: mails.map((one) => [one.subject, one.to, one.state, one.writtenAt]) },
      )
    },
  }),
  get({
    name: 'mail',
    path: '/admin/outbox/:mail',
    permission: 'admin.read',
    words: 'One mail; without its text where that is secret.',
    handle: async ({ scope, params }) => showPage(mailPage(await outboxMail(scope, params.mail), mail.sends)),
  }),
  post({
    name: 'show secret mail',
    path: '/admin/outbox/:mail/show',
    permission: 'admin.mail',
    audit: 'secret mail shown',
    words: 'Shows the text of a mail that holds a one-time link, to pass it on.',
    answer: SecretText,
    handle: async ({ scope, params }) => {
      const text = await showSecret(scope, params.mail)
      const one = await outboxMail(scope, params.mail)
      return showData({ text }, () => mailPage(one, mail.sends, text))
    },
  }),
  post({
    name: 'send mail again',
    path: '/admin/outbox/:mail/send',
    permission: 'admin.mail',
    audit: 'mail sent again',
    words: 'Sends a mail that was kept or refused.',
    handle: async ({ scope, params }) => {
      await sendMailAgain(scope, mail, params.mail)
      return goTo(`/admin/outbox/${params.mail}`, { message: 'The mail is on its way.' })
    },
  }),
]

export const runningRoutes = (services: AdminServices): readonly Route[] => [
  get({
    name: 'running the site',
    path: '/admin',
    permission: 'admin.read',
    words: 'Is everything well? Disk, backup, check, jobs, mail, releases.',
    handle: async ({ scope, now }) => showPage(overviewPage(await overviewOf(scope, services), now)),
  }),
  post({
    name: 'check now',
    path: '/admin/check',
    permission: 'admin.check',
    audit: 'check started',
    words: 'Starts a check of the audit, the files and the records.',
    handle: async ({ scope }) => {
      const id = await checkNow(scope, services.jobs)
      return goTo(`/admin/jobs/${id}`, { message: 'The check has been started.' })
    },
  }),
  ...jobRoutes(services),
  ...outboxRoutes(services),
  get({
    name: 'storage',
    path: '/admin/storage',
    permission: 'admin.read',
    words: 'What takes up room, and how much is left.',
    handle: async ({ scope }) => showPage(storagePage(await storageOf(scope, services))),
  }),
  get({
    name: 'data packs',
    path: '/admin/packs',
    permission: 'admin.read',
    words: 'Law, thresholds and values, with their dates and sources.',
    handle: async () => showPage(packsPage(services.packs())),
  }),
  get({
    name: 'catalogue',
    path: '/catalogue',
    permission: 'public.read',
    words: 'Every component that pages are made of, with examples.',
    handle: async () => showPage(cataloguePage()),
  }),
]
