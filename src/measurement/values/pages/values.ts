// The £ values of a place: which are turned on, and which were loaded. All are off until somebody turns them on.
import { count } from '../../../platform/kernel/index.ts'
import { button, emptyState, type Html, html, insetText, type PageView, table } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed } from '../../pages/words.ts'
import { valueKinds, valueKindWords } from '../../rules/words.ts'
import type { MeasureValue, ValuePack } from '../rules/types.ts'
import { confidenceTag, daysWords, measureValuesAddress, packAddress, rangeWords, valuesAt } from './words.ts'

export interface ValuesView {
  readonly place: PlaceNamed
  readonly on: readonly (MeasureValue & { readonly measureTitle: string })[]
  readonly packs: readonly ValuePack[]
  readonly mayChange: boolean
  readonly links: Links
}

export const onColumns = [
  { name: 'measure', title: 'Measure' },
  { name: 'value', title: 'Value' },
  { name: 'days', title: 'Counts for' },
  { name: 'worth', title: 'For one' },
  { name: 'source', title: 'How sure its source is' },
  { name: 'bears', title: 'Who bears it, or gains' },
] as const

const threeLedgers: Html = insetText(
  html`<p class="govuk-body">There are three kinds of £: what public bodies save, what the economy gains, and what people’s wellbeing is worth. They answer different questions and are never added together. A measure has at most one value of each kind on any day.</p>`,
)

const kinds = ({ place, on }: ValuesView): Html =>
  html`${valueKinds.map((kind) =>
    table({
      caption: valueKindWords[kind],
      captionSize: 'm',
      columns: onColumns,
      listed: true,
      rows: on
        .filter((one) => one.kind === kind)
        .map((one) => [
          link(measureValuesAddress(place, one.measure), one.measureTitle),
          one.value.title,
          daysWords(one),
          `${rangeWords(one.value.worth)} ${one.value.unit}, prices of ${one.value.priceYear}`,
          confidenceTag(one.value.confidence),
          one.value.bears,
        ]),
      empty: 'None is turned on.',
    }),
  )}`

const packs = ({ place, packs: all, mayChange }: ValuesView): Html =>
  html`${table({
    caption: 'Values that were loaded',
    captionSize: 'm',
    columns: [
      { name: 'title', title: 'Values' },
      { name: 'holder', title: 'Who holds the rights' },
      { name: 'number', title: 'How many', numeric: true },
    ],
    rows: all.map((one) => [
      link(packAddress(place, one.id), `${one.title}, ${one.vintage}`),
      one.holder,
      one.report.values,
    ]),
    empty: 'None so far.',
  })}${mayChange && button({ text: 'Load values from a file', href: `${valuesAt(place)}/import`, kind: 'secondary' })}`

const none = ({ place, mayChange }: ValuesView): Html =>
  emptyState({
    title: 'All £ values are off',
    what: 'Here a place turns £ values on, one measure and one kind at a time: what a unit is worth, what is taken off because it would have happened anyway, and where each number comes from.',
    why: 'Counting people, hours and tonnes needs no £. Turn a value on where the £ helps somebody decide, and you can show every step.',
    ...(mayChange ? { first: { text: 'Load values from a file', href: `${valuesAt(place)}/import` } } : {}),
  })

export const valuesPage = (view: ValuesView): PageView =>
  framed({
    place: view.place,
    here: 'values',
    title: '£ values',
    wide: true,
    main:
      view.on.length + view.packs.length === 0
        ? none(view)
        : html`<p class="govuk-body-l">${view.on.length === 0 ? 'All £ values are off.' : `${count(view.on.length, 'value')} turned on.`} To turn one on, open a measure and choose its £ values.</p>${threeLedgers}${kinds(view)}${packs(view)}`,
  })
