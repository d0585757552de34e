// One record: what it says, who says so, how sure we are, and what would change that.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  html,
  type PageView,
  summaryList,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link, measureAddress, type PlaceNamed, paragraphs } from '../../pages/words.ts'
import { formatQuantity } from '../../rules/quantity.ts'
import { gradeMeanings, natureWords, type ValueKind } from '../../rules/words.ts'
import type { CountingTyped } from '../forms/counting.ts'
import type { MeasureNamed, RecordRow, Work } from '../rules/types.ts'
import { countsForWords, sayCountsPart } from './counting.ts'
import { periodWords, recordAddress, standing, underWorks, workAddress, workLink } from './words.ts'

export interface RecordView {
  readonly place: PlaceNamed
  readonly work: Work
  readonly measure: MeasureNamed
  readonly record: RecordRow
  /** Other counts of the same act. */
  readonly others: readonly { readonly id: string; readonly words: string }[]
  readonly mayRecord: boolean
  /** Kinds of £ for which its measure has a value on its day. */
  readonly priced: readonly ValueKind[]
  readonly counting: CountingTyped
  readonly typedWhy?: string
  readonly errors?: FieldErrors
  /** Evidence, checks and what is expected next. */
  readonly evidence?: Html
}

const withdrawing = ({ place, record, typedWhy, errors }: RecordView): Html =>
  html`<h2 class="govuk-heading-m">Withdraw it</h2><p class="govuk-body">It then counts no longer. It stays here, with your reason.</p>${form(
    { action: `${recordAddress(place, record.id)}/withdraw` },
    textarea({ name: 'why', label: 'Why', rows: 2, value: typedWhy, error: errors?.why }),
    button({ text: 'Withdraw', kind: 'warning' }),
  )}`

export const recordPage = (view: RecordView): PageView => {
  const { place, work, measure, record, others, mayRecord, evidence } = view
  return framed({
    place,
    here: 'works',
    title: `${formatQuantity(record.quantity, measure.unit, measure.ownUnit)}`,
    caption: measure.title,
    under: [...underWorks(place), { text: work.title, href: workAddress(place, work.id) }],
    errors: view.errors,
    main: html`${
      record.withdrawnAt !== null &&
      warningText(
        `Withdrawn by ${record.withdrawnBy ?? 'somebody'} on ${formatMoment(record.withdrawnAt)}: ${record.withdrawnWhy ?? ''}`,
      )
    }${summaryList([
      {
        key: 'What it is',
        value: measure.elsewhere ? measure.title : link(measureAddress(place, measure.id), measure.title),
      },
      { key: 'When', value: periodWords(record) },
      { key: 'Piece of work', value: workLink(place, work) },
      { key: 'Part of', value: natureWords[record.nature] },
      { key: 'Who says so', value: `${record.recordedBy}, ${formatMoment(record.recordedAt)}` },
      { key: 'How sure we are', value: html`${standing(record)} ${gradeMeanings[record.grade]}` },
      { key: 'Counts for £', value: countsForWords(record, view.priced) },
      ...(others.length === 0
        ? []
        : [
            {
              key: 'The same act',
              value: html`<ul class="govuk-list govuk-!-margin-bottom-0">${others.map((one) => html`<li>${link(recordAddress(place, one.id), one.words)}</li>`)}</ul>`,
            },
          ]),
    ])}${record.words !== '' && paragraphs(record.words)}${
      mayRecord &&
      record.withdrawnAt === null &&
      record.grade !== 'promised' &&
      sayCountsPart(place, record, view.counting, view.errors)
    }${evidence}${mayRecord && record.withdrawnAt === null && withdrawing(view)}`,
  })
}
