// Running the site: is everything well? And the doors to the rest.
import { count, formatMoment } from '../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  form,
  type Html,
  html,
  type PageView,
  page,
  summaryList,
  table,
} from '../../platform/ui/index.ts'
import type { DataPack } from '../index.ts'
import { type Judged, judgeBackup, judgeCheck, judgeDisk, judgeJobs, judgeMail, worst } from '../rules/wellness.ts'
import { sizeInWords } from '../words.ts'
import { code, heading, link, list, paragraph, under, wellnessTag } from './parts.ts'

interface Room {
  readonly used: number
  readonly free: number
  readonly total: number
}

interface Looked {
  readonly at: Date
  readonly ok: boolean
  readonly words: string
}

export interface Overview {
  readonly version: string
  readonly node: string
  readonly database: { readonly version: string; readonly bytes: number; readonly own: boolean }
  readonly disk: Room
  readonly jobs: { readonly working: number; readonly waiting: number; readonly failed: number }
  readonly mails: { readonly kept: number; readonly waiting: number; readonly refused: number }
  readonly mailServer: boolean
  readonly marks: { readonly backup?: Looked; readonly check?: Looked }
}

export interface Storage {
  readonly files: number
  readonly bytes: number
  readonly database: number
  readonly disk: Room
}

const answers = {
  well: 'Everything is well.',
  look: 'The site runs. There is something to look at.',
  act: 'Something needs you now.',
} as const

const judged = (key: string, one: Judged, facts: Html | string) => ({
  key: html`${key} ${wellnessTag(one.wellness)}`,
  value: html`${one.words}<br>${facts}`,
})

export const overviewPage = (o: Overview, now: Date): PageView => {
  const disk = judgeDisk(o.disk)
  const backup = judgeBackup(o.marks.backup?.at, now)
  const check = judgeCheck(o.marks.check, now)
  const jobs = judgeJobs(o.jobs.failed)
  const mail = judgeMail(o.mails, o.mailServer)
  const when = (mark: { readonly at: Date; readonly words: string } | undefined) =>
    mark === undefined ? '' : `${formatMoment(mark.at)}: ${mark.words}`
  return page({
    title: 'Running the site',
    main: html`<p class="govuk-body-l">${answers[worst([disk, backup, check, jobs, mail])]}</p>
${summaryList([
  judged(
    'Disk',
    disk,
    `${sizeInWords(o.disk.used)} used by Commonweal, ${sizeInWords(o.disk.free)} free of ${sizeInWords(o.disk.total)}.`,
  ),
  judged('Backup', backup, when(o.marks.backup)),
  judged('Check', check, when(o.marks.check)),
  judged(
    'Jobs',
    jobs,
    html`${o.jobs.working} at work, ${o.jobs.waiting} waiting. ${link('/admin/jobs', 'See the jobs')}`,
  ),
  judged(
    'Mail',
    mail,
    html`${o.mails.kept} kept here, ${o.mails.waiting} waiting, ${o.mails.refused} refused. ${link('/admin/outbox', 'See the outbox')}`,
  ),
  {
    key: 'Database',
    value: `PostgreSQL ${o.database.version}, ${o.database.own ? 'the one that comes with Commonweal' : 'your own server'}, ${sizeInWords(o.database.bytes)}.`,
  },
  { key: 'Release', value: `Commonweal ${o.version}, on Node.js ${o.node}.` },
])}
${form({ action: '/admin/check' }, button({ text: 'Check everything now', kind: 'secondary' }))}
${heading('Look after it')}
${list(
  link('/admin/jobs', 'Jobs: longer work, and how far it is'),
  link('/admin/outbox', 'Outbox: every mail the site has written'),
  link('/admin/settings', 'Settings: the name, contact and mail server of this site, and where each came from'),
  link('/registers', 'Areas, boundaries and postcodes: the registers that places are made from'),
  link('/admin/audit', 'Audit: who did what, and when'),
  link('/admin/storage', 'Storage: what takes up room'),
  link('/admin/packs', 'Data packs: law, thresholds and values with their dates'),
  link('/catalogue', 'Catalogue: every part that pages are made of'),
)}
${heading('Make a backup')}
${paragraph('On the machine it runs on. The site can go on running meanwhile.')}
${code('npx commonweal backup FILE')}
${paragraph('The file holds the keys too: keep it where only you can read it.')}`,
  })
}

export const storagePage = (s: Storage): PageView =>
  page({
    title: 'Storage',
    breadcrumbs: under('Storage'),
    main: html`${paragraph(judgeDisk(s.disk).words)}${summaryList([
      { key: 'Stored files', value: `${count(s.files, 'file')}, ${sizeInWords(s.bytes)}` },
      { key: 'Database', value: sizeInWords(s.database) },
      { key: 'Everything in the data folder', value: sizeInWords(s.disk.used) },
      { key: 'Free on this disk', value: `${sizeInWords(s.disk.free)} of ${sizeInWords(s.disk.total)}` },
    ])}
${paragraph('A file is kept once, however often it is sent in, under a name made from its content. Each check reads every one again and compares it with its name.')}
${paragraph('The database counts as part of the data folder unless you use your own server.')}`,
  })

export const packsPage = (packs: readonly DataPack[]): PageView =>
  page({
    title: 'Data packs',
    breadcrumbs: under('Data packs'),
    wide: true,
    main:
      packs.length === 0
        ? emptyState({
            title: 'No data packs yet',
            what: 'Law, thresholds and values change from year to year. Commonweal keeps each edition as a pack, with its date, where it was published, and who compared it with its source.',
            why: 'A decision remembers the pack it was taken under, so it can be explained years later. The parts of Commonweal that need packs bring them along; this release has none.',
            example: '“Procurement thresholds, from 1 January 2026, published by the Cabinet Office, not yet checked.”',
          })
        : table({
            listed: true,
            caption: 'Data packs, with their dates and sources',
            captionHidden: true,
            columns: ['Pack', 'Edition', 'Source', 'Checked by'].map((title) => ({ name: title.toLowerCase(), title })),
            rows: packs.map((one) => [
              html`<strong>${one.name}</strong><br>${one.words}`,
              one.vintage,
              one.source,
              one.checkedBy ?? 'not yet checked',
            ]),
          }),
  })
