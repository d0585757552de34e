// What waits to be looked at: evidence nobody has checked, what is claimed twice, and samples drawn by lot.
import { count, type Day, type FieldErrors, formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  emptyState,
  fieldset,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  summaryList,
  table,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed } from '../../pages/words.ts'
import { gradeTag, recordAddress } from '../../results/pages/words.ts'
import type { Grade } from '../../rules/words.ts'
import type { DrawTyped } from '../forms/evidence.ts'
import { risks } from '../rules/draw.ts'
import type { DrawRow, ReferenceKind } from '../rules/types.ts'
import { checkingAt, drawAddress, referenceWords, riskWords } from './words.ts'

export interface WaitingShown {
  readonly id: string
  readonly words: string
  readonly work: string
  readonly provider: string
  readonly period: string
}

export interface TwiceShown {
  readonly kind: ReferenceKind
  readonly mark: string
  readonly record: string
  readonly measure: string
  readonly work: string
  readonly provider: string
}

export interface CheckingView {
  readonly place: PlaceNamed
  readonly waiting: readonly WaitingShown[]
  readonly twice: readonly TwiceShown[]
  readonly draws: readonly DrawRow[]
  readonly mayCheck: boolean
  readonly links: Links
}

export const waitingColumns = [
  { name: 'record', title: 'Record' },
  { name: 'work', title: 'Piece of work' },
  { name: 'provider', title: 'Who does it' },
  { name: 'period', title: 'When' },
] as const

const waiting = ({ place, waiting: all, links }: CheckingView): Html =>
  table({
    caption: 'Evidence that nobody else has looked at, the oldest first',
    captionSize: 'm',
    columns: waitingColumns,
    listed: true,
    rows: all.map((one) => [link(recordAddress(place, one.id), one.words), one.work, one.provider, one.period]),
    empty: 'None.',
    links,
  })

const twice = ({ place, twice: all }: CheckingView): Html =>
  table({
    caption: 'Claimed under two pieces of work',
    captionSize: 'm',
    listed: true,
    columns: [
      { name: 'reference', title: 'The same reference' },
      { name: 'record', title: 'Record' },
      { name: 'work', title: 'Piece of work' },
      { name: 'provider', title: 'Who does it' },
    ],
    rows: all.map((one) => [
      `${referenceWords[one.kind].split(',')[0] ?? ''} ${one.mark}`,
      link(recordAddress(place, one.record), one.measure),
      one.work,
      one.provider,
    ]),
    empty: 'None.',
  })

const draws = ({ place, draws: all, mayCheck }: CheckingView): Html =>
  html`${table({
    caption: 'Samples drawn by lot',
    captionSize: 'm',
    columns: [
      { name: 'number', title: 'Draw' },
      { name: 'period', title: 'Records of' },
      { name: 'chosen', title: 'Drawn', numeric: true },
      { name: 'by', title: 'By' },
    ],
    rows: all.map((one) => [
      link(drawAddress(place, one.id), `Draw ${one.number}`),
      `${formatDay(one.from)} to ${formatDay(one.to)}`,
      `${one.chosen.length} of ${one.population.length}`,
      `${one.madeBy}, ${formatMoment(one.madeAt)}`,
    ]),
    empty: 'None so far.',
  })}${mayCheck && button({ text: 'Draw a sample', href: `${checkingAt(place)}/draws/new` })}`

const nothing = ({ place, mayCheck }: CheckingView): Html =>
  emptyState({
    title: 'Nothing waits to be looked at',
    what: 'Here stands evidence that nobody but the provider has looked at, references that are claimed under two pieces of work, and the samples you draw.',
    why: 'A claim that nobody checks is a claim. Nobody can check everything, so a fair lot chooses, more often where the risk is greater.',
    ...(mayCheck ? { first: { text: 'See the pieces of work', href: `/places/${place.slug}/works` } } : {}),
  })

export const checkingPage = (view: CheckingView): PageView =>
  framed({
    place: view.place,
    here: 'checking',
    title: 'Checking',
    main:
      view.waiting.length + view.twice.length + view.draws.length === 0
        ? html`${nothing(view)}${view.mayCheck && button({ text: 'Draw a sample', href: `${checkingAt(view.place)}/draws/new`, kind: 'secondary' })}`
        : html`${waiting(view)}${twice(view)}${draws(view)}`,
  })

export interface DrawFormView {
  readonly place: PlaceNamed
  readonly typed: DrawTyped
  readonly errors?: FieldErrors
}

export const drawFormPage = ({ place, typed, errors }: DrawFormView): PageView =>
  framed({
    place,
    here: 'checking',
    title: 'Draw a sample',
    under: [{ text: 'Checking', href: checkingAt(place) }],
    errors,
    form: true,
    main: html`<p class="govuk-body-l">A lot chooses which records are looked at. Who has the seed can draw the same again.</p>${form(
      { action: `${checkingAt(place)}/draws/new` },
      dateInput({ name: 'from', label: 'Records from', value: typed.from, error: errors?.from }),
      dateInput({ name: 'to', label: 'To', value: typed.to, error: errors?.to }),
      fieldset(
        { legend: 'How many are drawn', size: 'm' },
        html`<p class="govuk-body">High risk: claimed twice, or more than was promised with nothing to show. Medium: one of the two. Low: all others.</p>`,
        ...risks.map((risk) =>
          input({
            ...{ name: risk, label: `${riskWords[risk]} risk`, width: 4, suffix: '%', inputmode: 'numeric' },
            ...{ value: typed[risk], error: errors?.[risk] },
          }),
        ),
      ),
      input({
        name: 'seed',
        label: 'Seed (optional)',
        hint: 'A whole number that nobody can choose, such as the numbers of a public lottery. Left empty, one is drawn here and shown.',
        width: 20,
        inputmode: 'numeric',
        value: typed.seed,
        error: errors?.seed,
      }),
      button({ text: 'Draw' }),
    )}`,
  })

export interface DrawnShown {
  readonly id: string
  readonly measure: string
  readonly work: string
  readonly provider: string
  readonly grade: Grade
  readonly withdrawn: boolean
}

export interface DrawView {
  readonly place: PlaceNamed
  readonly draw: DrawRow
  readonly drawn: readonly DrawnShown[]
  /** Drawing again with the same seed gives the same. */
  readonly same: boolean
  readonly links: Links
}

export const drawnColumns = [
  { name: 'measure', title: 'Record' },
  { name: 'work', title: 'Piece of work' },
  { name: 'provider', title: 'Who does it' },
  { name: 'grade', title: 'Grade now' },
] as const

const period = (from: Day, to: Day): string => `${formatDay(from)} to ${formatDay(to)}`

export const drawPage = ({ place, draw, drawn, same, links }: DrawView): PageView =>
  framed({
    place,
    here: 'checking',
    title: `Draw ${draw.number}`,
    under: [{ text: 'Checking', href: checkingAt(place) }],
    main: html`${summaryList([
      { key: 'Records of', value: period(draw.from, draw.to) },
      { key: 'Seed', value: String(draw.seed) },
      {
        key: 'Drawn',
        value: risks
          .map((risk) => {
            const of = draw.population.filter((one) => one.risk === risk)
            const some = of.filter(({ id }) => draw.chosen.includes(id))
            return `${riskWords[risk]} risk: ${some.length} of ${of.length} (${draw.rates[risk]}%)`
          })
          .join('; '),
      },
      { key: 'Made by', value: `${draw.madeBy}, ${formatMoment(draw.madeAt)}` },
      {
        key: 'Drawn again just now',
        value: same ? 'The same records come out.' : 'Other records come out: the draw was changed after it was made.',
      },
    ])}${insetText(html`<p class="govuk-body">Each record has a number from the seed and its own id. Of each risk those with the lowest numbers are drawn. The whole population is in the JSON of this page.</p>`)}${table(
      {
        caption: count(drawn.length, 'record'),
        captionSize: 'm',
        columns: drawnColumns,
        listed: true,
        rows: drawn.map((one) => [
          link(recordAddress(place, one.id), one.measure),
          one.work,
          one.provider,
          one.withdrawn ? 'Withdrawn' : gradeTag(one.grade),
        ]),
        links,
      },
    )}`,
  })
