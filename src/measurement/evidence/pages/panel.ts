// What stands beside a record, on the record's own page: evidence, checks, what is expected next.
import { count, formatMoment } from '../../../platform/kernel/index.ts'
import { button, type Html, html, table, tag } from '../../../platform/ui/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { link, muted, type PlaceNamed } from '../../pages/words.ts'
import { recordAddress } from '../../results/pages/words.ts'
import { type Grade, grades, gradeWords } from '../../rules/words.ts'
import type { CheckRow, EvidenceRow, ReferenceKind } from '../rules/types.ts'
import { checkWords, evidenceAddress, kindWords } from './words.ts'

export interface PanelView {
  readonly place: PlaceNamed
  readonly record: { readonly id: string; readonly grade: Grade }
  readonly expected: Measure['evidence']
  readonly evidence: readonly EvidenceRow[]
  readonly checks: readonly CheckRow[]
  readonly references: readonly { readonly kind: ReferenceKind; readonly number: number }[]
  readonly mayAdd: boolean
  readonly mayCheck: boolean
}

const state = (withdrawnAt: Date | null): Html | false => withdrawnAt !== null && tag('Withdrawn', 'wrong')

const evidenceTable = ({ place, record, evidence }: PanelView): Html =>
  evidence.length === 0
    ? html`<p class="govuk-body">${muted('Nothing to show for it yet.')}</p>`
    : table({
        caption: 'Evidence',
        captionHidden: true,
        columns: [
          { name: 'title', title: 'What it shows' },
          { name: 'kind', title: 'What it is' },
          { name: 'by', title: 'Added by' },
        ],
        rows: evidence.map((one) => [
          html`${link(evidenceAddress(place, record.id, one.id), one.title)} ${state(one.withdrawnAt)}`,
          kindWords[one.kind],
          `${one.addedBy}, ${formatMoment(one.addedAt)}`,
        ]),
      })

const checksTable = ({ place, record, checks, mayCheck }: PanelView): Html | false =>
  checks.length > 0 &&
  table({
    caption: 'Who looked at it',
    captionSize: 's',
    columns: [
      { name: 'kind', title: 'What' },
      { name: 'found', title: 'Found' },
      { name: 'words', title: 'In words' },
      { name: 'by', title: 'By' },
    ],
    rows: checks.map((one) => [
      html`${checkWords[one.kind]} ${state(one.withdrawnAt)}`,
      one.upheld ? 'As recorded' : 'Otherwise',
      html`${one.words}${mayCheck && one.withdrawnAt === null && html` ${link(`${recordAddress(place, record.id)}/checks/${one.id}`, 'Take it back')}`}`,
      `${one.organisation === '' ? one.checkedBy : `${one.organisation}, recorded by ${one.checkedBy}`}, ${formatMoment(one.checkedAt)}`,
    ]),
  })

/** What the measure expects for the grades above the one it has. */
const next = ({ record, expected }: PanelView): Html | false => {
  const above = grades.slice(grades.indexOf(record.grade) + 1).filter((grade) => expected[grade] !== undefined)
  return (
    above.length > 0 &&
    html`<h3 class="govuk-heading-s">What the measure expects for a stronger grade</h3><ul class="govuk-list govuk-list--bullet">${above.map((grade) => html`<li>${gradeWords[grade]}: ${expected[grade] ?? ''}</li>`)}</ul>`
  )
}

const doing = ({ place, record, mayAdd, mayCheck }: PanelView): Html | false => {
  const at = recordAddress(place, record.id)
  return (
    (mayAdd || mayCheck) &&
    html`<div class="govuk-button-group cw-no-print">${mayAdd && button({ text: 'Add evidence', href: `${at}/evidence/new` })}${mayCheck && button({ text: 'Record a check or a confirmation', href: `${at}/check`, kind: 'secondary' })}${mayAdd && button({ text: 'Add a reference', href: `${at}/reference`, kind: 'secondary' })}</div>`
  )
}

export const evidencePanel = (view: PanelView): Html => {
  const number = view.references.reduce((sum, one) => sum + one.number, 0)
  return html`<h2 class="govuk-heading-m">What shows it</h2>${evidenceTable(view)}${checksTable(view)}${next(view)}${
    number > 0 &&
    html`<p class="govuk-body">${count(number, 'reference')} of persons, places or documents ${number === 1 ? 'is' : 'are'} kept unreadably, to see whether they are claimed under two pieces of work.</p>`
  }${doing(view)}`
}
