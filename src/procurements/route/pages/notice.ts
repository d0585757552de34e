// One notice: its draft to copy, and the official number and time once it is published.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  radios,
  summaryList,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, muted, type PlaceNamed, procurementAddress, procurementsAt } from '../../pages/words.ts'
import type { NoticeTyped } from '../forms/notice.ts'
import { type Draft, notAPublication } from '../rules/draft.ts'
import type { LawPacks, NoticeRule, Published } from '../rules/types.ts'
import { noticeAt } from './notices.ts'
import { clockWords, formOf, noticesAt, seenOf } from './words.ts'

interface Line {
  readonly id: string
  readonly number: string | null
  readonly publishedAt: Date | null
  readonly corrects: string | null
  readonly why: string | null
  readonly by: string
  readonly at: Date
}

export interface NoticeView {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string }
  readonly rule: NoticeRule
  readonly draft: Draft
  readonly lines: readonly Line[]
  /** Those that stand. */
  readonly standing: readonly Published[]
  readonly packs: LawPacks
  readonly typed: NoticeTyped
  readonly mayEdit: boolean
  /** What the Act asks is not signed for every buyer yet. */
  readonly signFirst: boolean
  readonly links: Links
  readonly errors?: FieldErrors | undefined
}

export const lineColumns = [
  { name: 'number', title: 'Official number' },
  { name: 'publishedAt', title: 'Published' },
  { name: 'why', title: 'Put right because' },
  { name: 'by', title: 'Recorded by' },
  { name: 'at', title: 'Recorded' },
] as const

const draftPart = ({ draft, place, procurement, rule, links }: NoticeView): Html => {
  const at = noticeAt(place, procurement.id, rule.key)
  return html`<h2 class="govuk-heading-m">Draft</h2><p class="govuk-body">${notAPublication}</p>${summaryList(
    draft.parts.map(({ label, text, ask }) => ({ key: label, value: text ?? muted(`To be written: ${ask}`) })),
  )}<p class="cw-take-away">Take the draft away: ${link(`${at}/text/file`, 'text')}, ${link(`${at}/html/file`, 'HTML')}${links.json !== undefined && html` or ${link(links.json, 'JSON')}`}</p>`
}

const recording = ({ place, procurement, rule, typed, standing, errors }: NoticeView): Html =>
  html`<h2 class="govuk-heading-m">Record the publication</h2><p class="govuk-body">Publish it on the official platform first. Then record what it gave you: clocks run from that.</p>${form(
    { action: noticeAt(place, procurement.id, rule.key) },
    input({ name: 'number', label: 'Official number', width: 20, value: typed.number, error: errors?.number }),
    dateInput({ name: 'on', label: 'Published on', size: 's', value: typed.on, error: errors?.on }),
    input({
      ...{ name: 'time', label: 'At what time?', hint: 'Such as 9:05 or 14:30.', width: 5 },
      ...{ value: typed.time, error: errors?.time },
    }),
    standing.length === 0
      ? hidden('corrects', '')
      : html`${radios({
          ...{ name: 'corrects', label: 'Does this put a record right?', size: 's', small: true },
          ...{ value: typed.corrects, error: errors?.corrects },
          options: [
            { value: '', text: 'No, it is a further notice' },
            ...standing.map((one) => ({
              value: one.id,
              text: `Yes: ${one.number}, ${formatMoment(one.publishedAt)}`,
            })),
          ],
        })}${radios({
          ...{ name: 'back', label: 'Was that record a mistake altogether?', size: 's', small: true, inline: true },
          ...{ hint: 'Then leave number, day and time empty.', value: typed.back },
          options: [
            { value: 'yes', text: 'Yes, take it back' },
            { value: '', text: 'No' },
          ],
        })}${textarea({ name: 'why', label: 'What was wrong?', rows: 2, value: typed.why, error: errors?.why })}`,
    button({ text: 'Record it' }),
  )}`

export const noticePage = (view: NoticeView): PageView => {
  const { place, procurement, rule, lines, packs, mayEdit, links, errors } = view
  return framed({
    place,
    title: formOf(rule),
    caption: procurement.title,
    under: [
      { text: 'Planned procurements', href: procurementsAt(place) },
      { text: procurement.title, href: procurementAddress(place, procurement.id) },
      { text: 'Notices', href: noticesAt(place, procurement.id) },
    ],
    errors,
    main: html`${warningText('This page is no publication.')}${
      view.signFirst &&
      warningText('Not every buyer has signed what was considered. The law wants that before this notice is published.')
    }${summaryList([
      { key: 'Law', value: `${rule.law}, ${rule.clause}. ${seenOf(rule.seen)}` },
      { key: 'Owed', value: `${rule.owed.slice(0, 1).toUpperCase()}${rule.owed.slice(1)}.` },
      { key: 'By when', value: clockWords(rule.clock, packs) },
    ])}${table({
      caption: 'What the official platform published',
      captionSize: 'm',
      columns: lineColumns,
      listed: true,
      rows: lines.map((one) => [
        `${one.number ?? 'Taken back'}${lines.some(({ corrects }) => corrects === one.id) ? ' (put right below)' : ''}`,
        one.publishedAt === null ? '' : formatMoment(one.publishedAt),
        one.why ?? '',
        one.by,
        formatMoment(one.at),
      ]),
      empty: 'No publication is recorded.',
      ...(lines.length > 0 ? { links } : {}),
    })}${draftPart(view)}${mayEdit && recording(view)}`,
  })
}

/** The draft as a page of its own, to be taken away. */
export const draftHtml = ({ title, law, parts }: Draft): string =>
  html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${law}</p>
<p><strong>${notAPublication}</strong></p>
${parts.map(({ label, text, ask }) => html`<h2>${label}</h2>\n<p>${text ?? `[To be written: ${ask}]`}</p>\n`)}</body>
</html>
`.toString()
