// The audit: who did what, to what, when and why. Search first, then one entry whole.
import type { AuditRecord } from '../../platform/audit/index.ts'
import { type FieldErrors, formatMoment } from '../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  form,
  html,
  input,
  type PageView,
  page,
  pagination,
  summaryList,
  table,
} from '../../platform/ui/index.ts'
import { code, type Links, link, paragraph, under } from './parts.ts'

export const auditColumns = [
  { name: 'what', title: 'What was done' },
  { name: 'who', title: 'Who' },
  { name: 'when', title: 'When' },
  { name: 'subject', title: 'To what' },
  { name: 'why', title: 'Why' },
] as const

/** What the entry says its subject is called: a name means more to a reader than an id. The id stands on the entry's own page. */
const subjectOf = ({ subject, after, before }: AuditRecord): string => {
  for (const said of [after, before]) {
    if (typeof said !== 'object' || said === null) continue
    for (const key of ['name', 'file', 'email', 'organisation']) {
      const value: unknown = Reflect.get(said, key)
      if (typeof value === 'string' && value !== '') return `${subject.kind}: ${value}`
    }
  }
  return `${subject.kind} ${subject.id.slice(0, 8)}`
}

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`

export const whoOf = (entry: AuditRecord): string => entry.actor.name ?? 'erased'

export interface AuditView {
  readonly entries: readonly AuditRecord[]
  readonly next?: string | undefined
  readonly typed: { readonly text: string; readonly from: string; readonly to: string; readonly place: string }
}

const dayHint = 'As 2026-11-22'

export const auditPage = (view: AuditView, links?: Links, errors?: FieldErrors): PageView => {
  const { typed } = view
  const searched = Object.values(typed).some((text) => text !== '')
  return page({
    title: 'Audit',
    breadcrumbs: under('Audit'),
    wide: true,
    errors,
    main: html`${form(
      { action: '/admin/audit', method: 'get' },
      input({
        name: 'text',
        label: 'Words',
        width: 30,
        hint: 'What was done, to what, by whom, or why',
        value: typed.text,
      }),
      input({ name: 'from', label: 'From this day', width: 10, hint: dayHint, value: typed.from, error: errors?.from }),
      input({ name: 'to', label: 'To this day', width: 10, hint: dayHint, value: typed.to, error: errors?.to }),
      input({
        name: 'place',
        label: 'Place',
        width: 30,
        hint: 'The reference of the place, as an entry shows it',
        value: typed.place,
        error: errors?.place,
      }),
      button({ text: 'Search' }),
    )}${
      view.entries.length === 0
        ? emptyState({
            title: searched ? 'Nothing found' : 'Nothing yet',
            what: 'Whatever anybody changes is written down here: who, what, when, what it was before, and why.',
            why: searched
              ? 'Try fewer words, or a longer time.'
              : 'Nothing here can be altered or taken out without a check finding it.',
          })
        : table({
            listed: true,
            caption: 'What was done, newest first',
            columns: auditColumns,
            ...(links === undefined ? {} : { links }),
            rows: view.entries.map((entry) => [
              link(`/admin/audit/${entry.chain}/${entry.sequence}`, entry.what),
              whoOf(entry),
              formatMoment(entry.at),
              subjectOf(entry),
              entry.why ?? '',
            ]),
          })
    }${pagination({ next: view.next })}`,
  })
}

const json = (title: string, value: unknown) =>
  value === undefined ? undefined : details({ summary: title, open: true }, code(JSON.stringify(value, null, 2)))

export const auditEntryPage = (entry: AuditRecord): PageView =>
  page({
    title: capital(entry.what),
    caption: 'Audit',
    breadcrumbs: [...under(), { text: 'Audit', href: '/admin/audit' }, { text: capital(entry.what) }],
    main: html`${summaryList([
      { key: 'Who', value: whoOf(entry) },
      { key: 'When', value: formatMoment(entry.at) },
      { key: 'To what', value: subjectOf(entry) },
      entry.why !== undefined && { key: 'Why', value: entry.why },
      { key: 'Reference of what it was done to', value: entry.subject.id },
      entry.place !== undefined && { key: 'Reference of the place', value: entry.place },
      {
        key: 'Entry',
        value: `Number ${entry.sequence} of ${entry.chain === 'system' ? 'the whole site' : 'its place'}`,
      },
    ])}${entry.erasedAt !== undefined && paragraph(`The personal detail was erased on ${formatMoment(entry.erasedAt)}. The entry stays.`)}
${json('Before', entry.before)}${json('After', entry.after)}`,
  })
