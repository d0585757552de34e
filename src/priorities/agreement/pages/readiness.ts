// Are the right people in the room? A help, not a gate: it names what is missing and stops nobody.
import { count, dayOf, formatDay, inSentence, listOf } from '../../../platform/kernel/index.ts'
import { type Html, html, insetText, type PageView, page, table, tag } from '../../../platform/ui/index.ts'
import { prioritiesNavigation } from '../../pages/navigation.ts'

export interface SeatReady {
  readonly sector: string
  readonly title: string
  readonly lead: string | null
  /** When anybody last spoke for the sector: in a conversation, on an agreement, on a draft. */
  readonly lastSpoke: Date | null
  /** Whole days since. */
  readonly days: number | null
}

export const readinessColumns = [
  { name: 'sector', title: 'Sector' },
  { name: 'lead', title: 'Lead' },
  { name: 'last_spoke', title: 'Last spoke' },
  { name: 'days', title: 'Days since', numeric: true },
] as const

export interface ReadinessView {
  readonly place: { readonly slug: string; readonly name: string }
  readonly seats: readonly SeatReady[]
  /** Titles of sectors that could have a seat and have none. */
  readonly notSeated: readonly string[]
  readonly ownSeat: string | null
  readonly links?: { readonly csv?: string; readonly json?: string }
}

/** A sector that said nothing for longer than this is asked after. */
const longSilence = 60

const titles = (seats: readonly SeatReady[]): string => listOf(seats.map(({ title }) => inSentence(title)))

const findings = ({ seats, place }: ReadinessView): readonly Html[] => {
  const empty = seats.filter(({ lead }) => lead === null)
  const silent = seats.filter(({ lead, lastSpoke }) => lead !== null && lastSpoke === null)
  const quiet = seats.filter(({ days }) => days !== null && days > longSilence)
  return [
    ...(empty.length > 0
      ? [
          html`<strong>No lead</strong> for ${titles(empty)}. <a class="govuk-link" href="/places/${place.slug}/seats">See who could take the seat</a>.`,
        ]
      : []),
    ...(silent.length > 0
      ? [html`<strong>Has not taken part yet</strong>: ${titles(silent)}. Ask them what they would want more of.`]
      : []),
    ...(quiet.length > 0
      ? [html`<strong>Quiet for more than ${longSilence} days</strong>: ${titles(quiet)}. A telephone call helps.`]
      : []),
  ]
}

const ago = (days: number): string => {
  if (days === 0) return 'today'
  if (days <= longSilence) return `${count(days, 'day')} ago`
  return days < 730 ? `${Math.floor(days / 30)} months ago` : `${Math.floor(days / 365)} years ago`
}

const last = ({ lastSpoke, days }: SeatReady): Html | string =>
  lastSpoke === null || days === null
    ? tag('not yet', 'attention')
    : html`${formatDay(dayOf(lastSpoke))} <span class="cw-muted cw-whole">(${ago(days)})</span>`

export const readinessPage = (view: ReadinessView): PageView => {
  const { place, seats, notSeated } = view
  const missing = findings(view)
  return page({
    title: 'Are the right people in the room?',
    caption: place.name,
    breadcrumbs: [
      { text: 'Places', href: '/places' },
      { text: place.name, href: `/places/${place.slug}` },
      { text: 'Are the right people in the room?' },
    ],
    main: html`${prioritiesNavigation(place.slug, 'partnership')}
<p class="govuk-body-l">Places got furthest where council, NHS and voluntary sector began together, as equals. This page stops nobody: it only shows who is not heard yet.</p>
${
  missing.length === 0
    ? insetText('Every seat has a lead, and every sector spoke lately.')
    : html`<ul class="govuk-list govuk-list--bullet">${missing.map((one) => html`<li>${one}</li>`)}</ul>`
}
${table({
  caption: 'When each sector last spoke',
  columns: readinessColumns.slice(0, 3),
  listed: true,
  rows: seats.map((seat) => [seat.title, seat.lead ?? tag('empty seat', 'attention'), last(seat)]),
  links: view.links,
})}
<p class="govuk-body"><a class="govuk-link" href="/places/${place.slug}/seats">Who leads which seat</a></p>
${
  notSeated.length > 0 &&
  html`<p class="govuk-body">Without a seat so far: ${listOf(notSeated.map(inSentence))}. <a class="govuk-link" href="/places/${place.slug}/seats">Seat another sector</a> where its voice is missing.</p>`
}`,
  })
}
