// What it all comes to: sums in the way somebody asked for, each by its grades and never without them.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  pagination,
  select,
  table,
} from '../../../platform/ui/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed } from '../../pages/words.ts'
import {
  addsUp,
  type Grade,
  grades,
  gradeWords,
  ledgerOf,
  ledgers,
  ledgerWords,
  natures,
  natureWords,
} from '../../rules/words.ts'
import type { Part, Row } from '../rules/graded.ts'
import { splitOf } from '../rules/graded.ts'
import { type By, hasPeriod, ways, wayWords } from '../rules/ways.ts'
import type { KindWorth } from '../rules/worth.ts'
import { sumsBar } from './bar.ts'
import { partNumber, partWords, queryOf, resultsAt, unitOf } from './words.ts'
import { worthTable } from './worth.ts'

export interface RowShown extends Row {
  readonly title: string
  readonly of: Measure
  /** Only where values are on. */
  readonly worth: readonly KindWorth[]
}

export interface Typed {
  readonly by: By
  readonly measure: string
  readonly nature: string
  readonly grade: Grade | ''
  readonly from: string
  readonly to: string
}

export interface ResultsView {
  readonly place: PlaceNamed
  readonly typed: Typed
  readonly rows: readonly RowShown[]
  readonly measures: readonly Measure[]
  readonly quarters: readonly { readonly value: string; readonly text: string }[]
  readonly unmatched: number
  readonly page: { readonly number: number; readonly of: number }
  readonly links: Links
  readonly errors?: FieldErrors
}

export const resultColumns = [
  { name: 'group', title: 'Group' },
  { name: 'code', title: 'Code' },
  { name: 'measure', title: 'Measure' },
  { name: 'unit', title: 'Counted in' },
  { name: 'nature', title: 'Part of' },
  { name: 'promised', title: 'Promised', numeric: true },
  { name: 'claimed', title: 'Claimed', numeric: true },
  { name: 'evidenced', title: 'Evidenced', numeric: true },
  { name: 'checked', title: 'Checked', numeric: true },
  { name: 'confirmed', title: 'Confirmed', numeric: true },
  { name: 'assured', title: 'Assured', numeric: true },
  { name: 'records', title: 'Records', numeric: true },
] as const

const figureAt = ({ place, typed }: ResultsView, row: RowShown, grade?: string): string =>
  `${resultsAt(place)}/figure${queryOf({
    measure: row.of.id,
    nature: row.nature,
    grade: grade ?? typed.grade,
    ...(typed.by === 'work' ? { work: row.group } : {}),
    ...(typed.by === 'quarter' ? { from: row.group, to: row.group } : { from: typed.from, to: typed.to }),
  })}`

const isLinked = ({ typed }: ResultsView): boolean => typed.by !== 'provider' && typed.by !== 'organisation'

const rowPart =
  (view: ResultsView) =>
  (row: RowShown): Html =>
    html`<h3 class="govuk-heading-s">${isLinked(view) ? link(figureAt(view, row), row.of.title) : row.of.title} <span class="govuk-caption-m">${unitOf(row.of)}. ${natureWords[row.nature]}</span></h3>${sumsBar(
      row.of,
      row.sums,
      (grade) => (isLinked(view) ? figureAt(view, row, grade) : undefined),
    )}${worthTable(row.of.title, row.worth)}`

const groups = (view: ResultsView): Html => {
  if (view.typed.by === 'measure') {
    const parts = ledgers.map((ledger) => ({
      ledger,
      rows: view.rows.filter(({ of }) => ledgerOf(of.unit) === ledger),
    }))
    const some = parts.filter(({ rows }) => rows.length > 0)
    return html`${some.map(
      ({ ledger, rows }) =>
        html`<section>${some.length > 1 && html`<h2 class="govuk-heading-m">${ledgerWords[ledger]}</h2>`}${rows.map(rowPart(view))}</section>`,
    )}`
  }
  return html`${[...Map.groupBy(view.rows, ({ group }) => group)].map(
    ([, rows]) =>
      html`<section><h2 class="govuk-heading-m">${rows[0]?.title ?? ''}</h2>${rows.map(rowPart(view))}</section>`,
  )}`
}

const question = ({ place, typed, measures, quarters, errors }: ResultsView): Html =>
  form(
    { action: resultsAt(place), method: 'get' },
    html`<div class="cw-figures">${select({
      name: 'by',
      label: 'By',
      value: typed.by,
      options: ways.map((value) => ({ value, text: wayWords[value] })),
    })}${select({
      name: 'measure',
      label: 'Measure',
      value: typed.measure,
      error: errors?.measure,
      options: [{ value: '', text: 'All' }, ...measures.map(({ id, title }) => ({ value: id, text: title }))],
    })}${select({
      name: 'nature',
      label: 'Part of',
      value: typed.nature,
      options: [
        { value: '', text: 'All, apart from one another' },
        ...natures.map((value) => ({ value, text: natureWords[value] })),
      ],
    })}${select({
      name: 'grade',
      label: 'With anything that is',
      value: typed.grade,
      options: [{ value: '', text: 'Of any grade' }, ...grades.map((value) => ({ value, text: gradeWords[value] }))],
    })}${
      hasPeriod(typed.by) &&
      html`${select({ name: 'from', label: 'From the quarter', value: typed.from, options: [{ value: '', text: 'The first' }, ...quarters] })}${select({ name: 'to', label: 'To the quarter', value: typed.to, options: [{ value: '', text: 'The last' }, ...quarters] })}`
    }</div>`,
    button({ text: 'Show', kind: 'secondary' }),
  )

const none = (view: ResultsView): Html =>
  view.typed.grade !== ''
    ? html`<p class="govuk-body">Nothing is ${gradeWords[view.typed.grade].toLowerCase()}. ${link(`${resultsAt(view.place)}${queryOf({ ...view.typed, grade: undefined })}`, 'Show all grades')}.</p>`
    : emptyState({
        title: 'Nothing to show',
        what: 'Here stands what was promised and what was done, for each measure, split by how far it can be believed.',
        why: 'A sum that mixes a promise with something an assessor saw says nothing. So every sum here shows its parts.',
        first: { text: 'See the pieces of work', href: `/places/${view.place.slug}/works` },
      })

const rules: Html = insetText(
  html`<p class="govuk-body">What was done counts from the weakest grade (the provider says so) to the strongest (an independent assessor looked at it). A promise is a mark beside it, never a part of it. Core service, additional and business as usual are never added together. Nor are measures; and money that moved (local circulation), counts of what was done, and what it may be worth in £ are three ledgers with no sum. A joint work counts whole in the place that keeps it: under “who pays” each buyer of this place has its share, and under “joint works” stand those of other places.</p>`,
)

/** What is narrowed to a grade is still shown with the others beside it. */
const narrowed = ({ place, typed }: ResultsView): Html | false =>
  typed.grade !== '' &&
  html`<p class="govuk-body">Only sums with something that is ${gradeWords[typed.grade].toLowerCase()}, each with all its grades. ${link(`${resultsAt(place)}${queryOf({ ...typed, grade: undefined })}`, 'Show all grades')}.</p>`

/** The unit has a column of its own. */
const inCell = (of: Measure, part: Part): string =>
  addsUp(of.unit) ? partNumber(of, part).toLocaleString('en-GB') : partWords(of, part)

const asTable = ({ rows, links }: ResultsView): Html =>
  table({
    caption: 'The same in numbers',
    captionSize: 'm',
    columns: resultColumns,
    listed: true,
    small: true,
    rowHeads: false,
    rows: rows.map(({ title, of, nature, sums }) => {
      const { promised, delivered, done } = splitOf(sums)
      return [
        title === 'all' ? 'The place' : title,
        ...[of.code, of.title, unitOf(of), natureWords[nature], inCell(of, promised)],
        ...delivered.map((part) => inCell(of, part)),
        promised.records + done.records,
      ]
    }),
    links,
  })

export const resultsPage = (view: ResultsView): PageView => {
  const { place, typed, rows, unmatched, page } = view
  return framed({
    place,
    here: 'results',
    title: 'Results',
    wide: true,
    errors: view.errors,
    main: html`${question(view)}${typed.by === 'objective' && html`<p class="govuk-body">A measure that serves two objectives stands under both: do not add objectives together.</p>`}${
      rows.length === 0
        ? none(view)
        : html`${rules}${narrowed(view)}${groups(view)}${page.of > 1 && pagination({ page: page.number, pages: page.of, hrefOf: (n) => `${resultsAt(place)}${queryOf({ ...typed, page: String(n) })}` })}${asTable(view)}`
    }${unmatched > 0 && html`<p class="govuk-body">${count(unmatched, 'record')} of joint works, which you pay a share of, ${unmatched === 1 ? 'is' : 'are'} left out: it still has to be said ${link(`/places/${place.slug}/joint`, 'as which of your measures they count')}.</p>`}`,
  })
}
