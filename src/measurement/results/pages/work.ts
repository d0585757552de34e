// One piece of work: for each measure what was promised and what was done, by grade, and every record.

import {
  button,
  gradeBar,
  type Html,
  html,
  insetText,
  type PageView,
  summaryList,
  table,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, measureAddress, muted, type PlaceNamed } from '../../pages/words.ts'
import { formatQuantity, type Quantity } from '../../rules/quantity.ts'
import { addsUp, type Grade, gradeWords, type Nature, natures, natureWords } from '../../rules/words.ts'
import type { MeasureNamed, RecordRow, ShareNamed, Work } from '../rules/types.ts'
import { periodWords, recordAddress, shareWords, standing, underWorks, workAddress } from './words.ts'

export interface WorkView {
  readonly place: PlaceNamed
  readonly work: Work
  readonly shares: readonly ShareNamed[]
  readonly measures: readonly MeasureNamed[]
  readonly records: readonly RecordRow[]
  readonly mayRecord: boolean
  readonly links: Links
}

export const recordColumns = [
  { name: 'measure', title: 'Measure' },
  { name: 'period', title: 'When' },
  { name: 'quantity', title: 'How much', numeric: true },
  { name: 'nature', title: 'Part of' },
  { name: 'grade', title: 'Grade' },
] as const

const delivered = ['claimed', 'evidenced', 'checked', 'confirmed', 'assured'] as const

/** Of percentages there is no sum: they are only listed. */
const barOf = (measure: MeasureNamed, records: readonly RecordRow[], nature: Nature): Html => {
  const sum = (grade: Grade): number =>
    records.filter((one) => one.grade === grade).reduce((all, { quantity }) => all + quantity, 0)
  const words = (value: number): string => formatQuantity(value as Quantity, measure.unit, measure.ownUnit)
  const promised = sum('promised')
  return html`<h4 class="govuk-heading-s">${natureWords[nature]}</h4>${gradeBar({
    title: `${measure.title}: ${words(promised)} promised, ${delivered
      .filter((grade) => sum(grade) > 0)
      .map((grade) => `${words(sum(grade))} ${gradeWords[grade].toLowerCase()}`)
      .join(', ')}`,
    parts: delivered.map((grade) => ({ grade, label: gradeWords[grade], value: sum(grade), text: words(sum(grade)) })),
    ...(promised > 0 ? { promised: { value: promised, text: words(promised) } } : {}),
  })}`
}

const measurePart =
  ({ place, records }: WorkView) =>
  (measure: MeasureNamed): Html | false => {
    const own = records.filter((one) => one.measure === measure.id && one.withdrawnAt === null)
    if (own.length === 0) return false
    return html`<h3 class="govuk-heading-m">${measure.elsewhere ? measure.title : link(measureAddress(place, measure.id), measure.title)}</h3>${
      addsUp(measure.unit)
        ? natures
            .filter((nature) => own.some((one) => one.nature === nature))
            .map((nature) =>
              barOf(
                measure,
                own.filter((one) => one.nature === nature),
                nature,
              ),
            )
        : html`<p class="govuk-body">${muted('Percentages of different things have no sum: see the records below.')}</p>`
    }`
  }

const recordsTable = ({ place, records, measures, links }: WorkView): Html => {
  const named = new Map(measures.map((one) => [one.id, one]))
  return table({
    caption: 'Every record',
    captionSize: 'm',
    columns: recordColumns,
    rows: records.map((one) => {
      const measure = named.get(one.measure)
      return [
        link(recordAddress(place, one.id), measure?.title ?? 'A measure'),
        periodWords(one),
        measure === undefined ? '' : formatQuantity(one.quantity, measure.unit, measure.ownUnit),
        natureWords[one.nature],
        standing(one),
      ]
    }),
    links,
  })
}

const nothing = insetText(
  html`<p class="govuk-body">Nothing is recorded yet. Begin with what was promised: then everybody can see what comes of it.</p>`,
)

export const workPage = (view: WorkView): PageView => {
  const { place, work, shares, measures, records, mayRecord } = view
  return framed({
    place,
    here: 'works',
    title: work.title,
    caption: `Piece of work ${work.number}`,
    under: underWorks(place),
    main: html`${summaryList([
      { key: 'Who does it', value: work.provider },
      { key: 'When', value: periodWords(work) },
      {
        key: 'Who pays',
        value: html`<ul class="govuk-list govuk-!-margin-bottom-0">${shares.map((one) => html`<li>${one.name}${one.place !== work.place && `, for ${one.placeName}`}: ${shareWords(one.share)}</li>`)}</ul>`,
      },
      ...(work.theme === null ? [] : [{ key: 'Theme', value: work.theme }]),
      ...(work.href === null ? [] : [{ key: 'Kept as', value: link(work.href, 'See its own page') }]),
    ])}${mayRecord && html`<div class="govuk-button-group cw-no-print">${button({ text: 'Record a promise', href: `${workAddress(place, work.id)}/record?stage=promise` })}${button({ text: 'Record what was done', href: `${workAddress(place, work.id)}/record?stage=claim`, kind: 'secondary' })}</div>`}${
      records.length === 0
        ? nothing
        : html`<h2 class="govuk-heading-l">Promised and done</h2>${measures.map(measurePart(view))}${recordsTable(view)}`
    }`,
  })
}
