// Where the money went, by the postcodes on the lines: inside the place, next to it, elsewhere, and what is not known.
import {
  chart,
  columnChart,
  details,
  type Html,
  html,
  type PageView,
  page,
  percent,
  table,
} from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import { type YearNumber, yearInAddress, yearName, yearSpan } from '../rules/years.ts'
import { type Area, type AreaSums, areas, areasBar, areasSentence, areaTitle, sharesOf } from './areas-words.ts'
import { ledgerAddress, type PlaceNamed } from './import-words.ts'
import {
  addressWith,
  axisUnit,
  basisNote,
  exactly,
  inYears,
  type Links,
  ledgerNavigation,
  linesWords,
  link,
  noPayments,
  roughly,
  type SumShown,
  strong,
  whole,
  yearChoice,
} from './reading-words.ts'

export interface LocalitiesView {
  readonly place: PlaceNamed
  readonly year: YearNumber | undefined
  readonly total: SumShown
  readonly areas: AreaSums
  readonly years: readonly { readonly year: YearNumber; readonly sums: AreaSums }[]
  readonly neighbours: readonly (SumShown & { readonly district: string | null; readonly name: string | null })[]
  /** Of what is not known: lines that carry no postcode, and those whose postcode the register does not have. */
  readonly noPostcode: SumShown
  readonly notFound: SumShown
  /** Why nothing is known of areas just now. */
  readonly areasMissing: string | undefined
  /** The edition of the postcodes' register. */
  readonly postcodes: string | null
  readonly links: Links
}

const linesOf = ({ place, year }: LocalitiesView, locality: Area): string =>
  addressWith(`${ledgerAddress(place)}/lines`, { locality, ...(year === undefined ? {} : yearSpan(year)) })

const areasTable = (view: LocalitiesView) => {
  const shares = sharesOf(view.areas)
  return {
    listed: true,
    caption: `Where the money went ${inYears(view.year)}`,
    columns: [
      { name: 'area', title: 'Area' },
      { name: 'payments', title: 'Payments', numeric: true },
      { name: 'pounds', title: 'Amount', numeric: true },
      { name: 'share', title: 'Share', numeric: true },
    ],
    rows: [
      ...areas.map((area) => [
        link(linesOf(view, area), areaTitle(area, view.place)),
        view.areas[area].lines,
        exactly(view.areas[area].pence),
        shares === undefined ? '' : percent(shares[area]),
      ]),
      [strong('All'), strong(whole(view.total.lines)), strong(exactly(view.total.pence)), ''],
    ],
    links: view.links,
  }
}

const now = (view: LocalitiesView): Html => {
  const { place, year } = view
  const when = year === undefined ? 'Of all payments' : `In ${yearName(year)}`
  const sentence = areasSentence(view.areas, place, when)
  const lines = `${ledgerAddress(place)}/lines`
  const bar = areasBar(
    view.areas,
    { name: 'areas-bar', place, title: sentence, lines },
    year === undefined ? {} : { ...yearSpan(year) },
  )
  return bar === undefined
    ? html`<p class="govuk-body-l">${sentence}</p>${table(areasTable(view))}`
    : chart({ name: 'areas', sentence, picture: bar, table: areasTable(view) })
}

const howWeKnow = ({ place, noPostcode, notFound, postcodes }: LocalitiesView): Html =>
  details(
    { summary: 'How we know' },
    html`<p class="govuk-body">By the postcode that a file gives with a payment. It says where the supplier has its address, not where its people live or where the money was spent in the end.</p><p class="govuk-body">${
      postcodes === null
        ? 'No register of postcodes is loaded.'
        : `Which district a postcode lies in is taken from the register of postcodes, edition ${postcodes}.`
    } Neighbouring districts are those that share a border with ${place.name}.</p><p class="govuk-body">Not known are ${linesWords(noPostcode.lines)} without a postcode (${roughly(noPostcode.pence)}), and ${linesWords(notFound.lines)} with one that the register does not place (${roughly(notFound.pence)}). Nothing of it is guessed.</p>`,
  )

const yearsPart = (view: LocalitiesView): Html | undefined => {
  const { place, years } = view
  const drawn = years.filter(({ sums }) => sharesOf(sums) !== undefined)
  const [first, last] = [drawn[0], drawn.at(-1)]
  if (first === undefined || last === undefined || first === last) return undefined
  const share = (one: typeof first, area: Area): string => percent(sharesOf(one.sums)?.[area] ?? 0)
  const total = (sums: AreaSums): number => areas.reduce((all, area) => all + sums[area].pence, 0)
  const sentence = `Inside ${place.name} went ${share(first, 'inside')} in ${yearName(first.year)} and ${share(last, 'inside')} in ${yearName(last.year)}. What is not known went from ${share(first, 'not-known')} to ${share(last, 'not-known')}.`
  const picture = columnChart({
    name: 'areas-by-year-picture',
    title: 'Where the money went, by financial year, in pounds',
    words: sentence,
    unit: axisUnit(Math.max(...drawn.map(({ sums }) => total(sums)))),
    parts: areas.map((area) => ({
      label: areaTitle(area, place),
      ...(area === 'not-known' ? { notKnown: true } : {}),
    })),
    columns: drawn.map(({ year, sums }) => ({
      label: yearName(year),
      mark: yearName(year),
      values: areas.map((area) => sums[area].pence),
      text: roughly(total(sums)),
    })),
  })
  return html`<h2 class="govuk-heading-m">Each financial year</h2>${chart({
    name: 'areas-by-year',
    sentence,
    picture: html`${picture}`,
    table: {
      listed: true,
      caption: 'Where the money went in each financial year',
      columns: [
        { name: 'year', title: 'Financial year' },
        ...areas.map((area) => ({ name: area, title: areaTitle(area, place), numeric: true })),
      ],
      rows: years.map(({ year, sums }) => [
        link(addressWith(`${ledgerAddress(place)}/localities`, { year: yearInAddress(year) }), yearName(year)),
        ...areas.map((area) => exactly(sums[area].pence)),
      ]),
    },
  })}`
}

const neighboursPart = ({ neighbours, year }: LocalitiesView): Html | undefined =>
  neighbours.length === 0
    ? undefined
    : html`<h2 class="govuk-heading-m">Each neighbouring district</h2>${table({
        listed: true,
        caption: `Neighbouring districts ${inYears(year)}`,
        captionHidden: true,
        columns: [
          { name: 'district', title: 'District' },
          { name: 'payments', title: 'Payments', numeric: true },
          { name: 'pounds', title: 'Amount', numeric: true },
        ],
        rows: neighbours.map((one) => [one.name ?? one.district, one.lines, exactly(one.pence)]),
      })}`

export const localitiesPage = (view: LocalitiesView): PageView => {
  const { place, year, years, total } = view
  return page({
    title: 'Where it went',
    caption: place.name,
    wide: true,
    main: html`${ledgerNavigation(place, '/localities')}${yearChoice(
      years.map((one) => one.year),
      year,
      (one) => addressWith(`${ledgerAddress(place)}/localities`, { year: one }),
    )}${
      total.lines === 0
        ? noPayments(place, year)
        : html`${view.areasMissing !== undefined && html`<p class="govuk-body">${view.areasMissing}</p>`}${now(view)}${howWeKnow(view)}${year === undefined && yearsPart(view)}${neighboursPart(view)}${basisNote(basisWords(total.basis))}`
    }`,
  })
}
