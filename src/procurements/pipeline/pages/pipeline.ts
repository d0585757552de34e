// What a place plans to buy, what comes first on top.
import { count, formatDay, formatPence } from '../../../platform/kernel/index.ts'
import { button, emptyState, form, type Html, html, type PageView, select, table } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, muted, type PlaceNamed, procurementAddress, procurementsAt } from '../../pages/words.ts'
import { kindWords } from '../../rules/words.ts'
import { bandWords } from '../rules/band.ts'
import type { Procurement } from '../rules/types.ts'

export interface PipelineView {
  readonly place: PlaceNamed
  readonly procurements: readonly (Procurement & { readonly own: boolean })[]
  /** Of all that there are, for narrowing. */
  readonly themes: readonly string[]
  readonly theme: string
  readonly mayEdit: boolean
  /** False for whoever may bid: values by their band only. */
  readonly whole: boolean
  readonly links: Links
}

const pipelineColumns = [
  { name: 'title', title: 'What' },
  { name: 'kind', title: 'Kind' },
  { name: 'value', title: 'Estimated value', numeric: true },
  { name: 'noticeOn', title: 'Made known' },
  { name: 'startsOn', title: 'Begins' },
  { name: 'endsOn', title: 'Ends' },
] as const

/** For the file, which has no links and no notes beside a title. */
export const pipelineTable = [
  ...pipelineColumns.slice(0, 2),
  { name: 'theme', title: 'Theme' },
  ...pipelineColumns.slice(2),
  { name: 'abandoned', title: 'Abandoned' },
] as const

const adding = ({ place, mayEdit }: PipelineView): Html | false =>
  mayEdit && button({ text: 'Plan something', href: `${procurementsAt(place)}/new` })

const empty = (view: PipelineView): Html =>
  html`${emptyState({
    title: 'Nothing is planned yet',
    what: 'Here stands what will be bought: early enough for people to say what they need, for small organisations to get ready, and for several buyers to buy together.',
    why: 'The law asks what a contract could do for the area before anything begins. After the notice it is too late.',
    example:
      'Three advice services end within a year of each other. Planned together, they become one, with lots that a local charity can bid for.',
  })}${adding(view)}`

const narrow = ({ place, themes, theme }: PipelineView): Html | false =>
  themes.length > 1 &&
  form(
    { action: procurementsAt(place), method: 'get' },
    select({
      ...{ name: 'theme', label: 'Theme', value: theme },
      options: [{ value: '', text: 'All' }, ...themes.map((value) => ({ value, text: value }))],
    }),
    button({ text: 'Show', kind: 'secondary' }),
  )

const list = (view: PipelineView): Html =>
  html`${adding(view)}${narrow(view)}${table({
    caption: count(view.procurements.length, 'procurement'),
    captionSize: 'm',
    columns: pipelineColumns,
    listed: true,
    rows: view.procurements.map((one) => [
      html`${link(procurementAddress(view.place, one.id), one.title)}${one.abandoned !== null && html` ${muted('Abandoned')}`}${!one.own && html` ${muted('Kept by another place')}`}`,
      kindWords[one.kind],
      view.whole ? one.value && formatPence(one.value) : bandWords(one.value),
      one.noticeOn && formatDay(one.noticeOn),
      one.startsOn && formatDay(one.startsOn),
      one.endsOn && formatDay(one.endsOn),
    ]),
    empty: 'Nothing of this theme is planned.',
    links: view.links,
  })}`

export const pipelinePage = (view: PipelineView): PageView =>
  framed({
    place: view.place,
    title: 'Planned procurements',
    wide: view.procurements.length > 0,
    main: html`<p class="govuk-body-l">What this place means to buy, alone or with others, and when.</p>${view.procurements.length === 0 && view.theme === '' ? empty(view) : list(view)}`,
  })
