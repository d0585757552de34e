// Jobs: the list, and one with how far it is and what can be done about it.

import { formatMoment } from '../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  form,
  html,
  jobProgress,
  type PageView,
  page,
  pagination,
  summaryList,
  type TagKind,
  table,
  tag,
  warningText,
} from '../../platform/ui/index.ts'
import { code, type Links, link, paragraph, under } from './parts.ts'

/** A job as this page shows it. */
export interface JobView {
  readonly id: string
  readonly words: string
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total?: number
  readonly progressWords?: string
  readonly result?: unknown
  readonly error?: string
  readonly errorWhole?: string
  readonly attempts: number
  readonly attemptsAllowed: number
  readonly startedByWords: string
  readonly createdAt: Date
  readonly startedAt?: Date
  readonly endedAt?: Date
  readonly cancelAsked: boolean
}

const kinds: Readonly<Record<JobView['state'], readonly [string, TagKind]>> = {
  waiting: ['waiting', 'quiet'],
  working: ['at work', 'plain'],
  done: ['done', 'good'],
  failed: ['failed', 'wrong'],
  cancelled: ['cancelled', 'quiet'],
}
const stateTag = (job: JobView) => tag(...kinds[job.state])

export const jobColumns = [
  { name: 'job', title: 'Job' },
  { name: 'state', title: 'State' },
  { name: 'started_by', title: 'Started by' },
  { name: 'started', title: 'Started' },
  { name: 'id', title: 'Reference' },
] as const

export const jobsPage = (
  view: {
    readonly jobs: readonly JobView[]
    readonly next?: string | undefined
    readonly state?: string | undefined
  },
  links: Links,
): PageView =>
  page({
    title: 'Jobs',
    breadcrumbs: under('Jobs'),
    wide: true,
    main: html`${paragraph(
      'Show: ',
      link('/admin/jobs', 'all'),
      ...(['working', 'waiting', 'failed', 'done', 'cancelled'] as const).flatMap((state) => [
        ' · ',
        link(`/admin/jobs?state=${state}`, kinds[state][0]),
      ]),
    )}${
      view.jobs.length === 0
        ? emptyState({
            title: view.state === undefined ? 'No jobs yet' : 'No such jobs',
            what: 'Work that takes longer than a page, such as loading a register, is done as a job. You will see here how far it is.',
            why: 'A job goes on when you close the page, and after the server was stopped or lost power. You can cancel one, and try one again that failed.',
          })
        : table({
            listed: true,
            caption: 'Jobs, newest first',
            columns: jobColumns,
            links,
            rows: view.jobs.map((job) => [
              link(`/admin/jobs/${job.id}`, job.words),
              stateTag(job),
              job.startedByWords,
              formatMoment(job.createdAt),
              html`<code>${job.id.slice(0, 8)}</code>`,
            ]),
          })
    }${pagination({ next: view.next })}`,
  })

const moments = (job: JobView) => [
  { key: 'Started by', value: `${job.startedByWords}, ${formatMoment(job.createdAt)}` },
  job.startedAt && { key: 'Began', value: formatMoment(job.startedAt) },
  job.endedAt && { key: 'Ended', value: formatMoment(job.endedAt) },
  { key: 'Tries', value: `${job.attempts} of at most ${job.attemptsAllowed}` },
  { key: 'Reference', value: job.id },
]

export const jobPage = (job: JobView): PageView => {
  const open = job.state === 'waiting' || job.state === 'working'
  const again = job.state === 'failed' || job.state === 'cancelled'
  const href = `/admin/jobs/${job.id}`
  return page({
    title: job.words,
    caption: 'Job',
    breadcrumbs: [...under(), { text: 'Jobs', href: '/admin/jobs' }, { text: job.words }],
    ...(open ? { refresh: 2 } : {}),
    main: html`${jobProgress({
      name: 'job',
      title: 'How far it is',
      state: job.state,
      ...(job.done > 0 || job.total !== undefined ? { done: job.done, total: job.total } : {}),
      words:
        job.cancelAsked && job.state === 'working' ? 'It was told to stop, and will in a moment.' : job.progressWords,
      href,
    })}
${job.error !== undefined && warningText(job.error)}
${summaryList(moments(job))}
${job.result !== undefined && job.result !== null && details({ summary: 'What it gave back' }, code(JSON.stringify(job.result, null, 2)))}
${job.errorWhole !== undefined && details({ summary: 'The whole error, for whoever looks into it' }, code(job.errorWhole))}
${open && !job.cancelAsked && form({ action: `${href}/cancel` }, button({ text: 'Cancel this job', kind: 'warning' }))}
${again && form({ action: `${href}/retry` }, button({ text: 'Try it again' }))}`,
  })
}
