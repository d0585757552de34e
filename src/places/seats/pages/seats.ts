// The partnership of a place: who sits for which sector, which seats are empty, and how a seat is taken and handed over.
import { type FieldErrors, formatDay, inSentence, listOf, type PersonId } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  select,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { coreSectors, couldLead, type Seat } from '../rules.ts'

export const seatColumns = [
  { name: 'sector', title: 'Sector' },
  { name: 'lead', title: 'Lead' },
  { name: 'since', title: 'Leads since' },
] as const

export interface SeatsView {
  readonly place: { readonly slug: string; readonly name: string }
  readonly seats: readonly Seat[]
  /** Sectors that are not seated yet. */
  readonly others: readonly { readonly name: string; readonly title: string }[]
  /** The asking person. */
  readonly person: PersonId | null
  readonly may: { readonly seat: boolean; readonly seats: boolean; readonly free: boolean; readonly invite: boolean }
  readonly errors?: FieldErrors
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const address = ({ place }: SeatsView): string => `/places/${place.slug}/seats`

const post = (view: SeatsView, seat: Seat, what: string, ...inside: readonly Html[]): Html =>
  form({ action: `${address(view)}/${seat.sector}/${what}` }, ...inside)

/** The field has the seat's name in it, so that an error stands beside the seat it is about. */
const why = ({ errors }: SeatsView, seat: Seat, what: string): Html => {
  const name = `why-${what}-${seat.sector}`
  return input({ name, label: 'Why?', error: errors?.[name] })
}

const handOver = (view: SeatsView, seat: Seat): Html | false => {
  if (seat.lead === null || seat.lead.person !== view.person) return false
  const others = couldLead(seat, view.seats)
  if (others.length === 0)
    return html`<p class="govuk-body">You lead this seat. To hand it over, first ${
      view.may.invite
        ? html`<a class="govuk-link" href="/people/invite">invite another place lead</a>`
        : 'have another place lead invited'
    } for ${inSentence(seat.title)}.</p>`
  return details(
    { summary: 'Hand your seat over' },
    post(
      view,
      seat,
      'hand-over',
      select({
        name: 'to',
        label: 'Who leads it from now on?',
        options: others.map(({ person, name }) => ({ value: person, text: name })),
      }),
      html`<p class="govuk-body">What you agreed to stands. Your successor may open it again.</p>`,
      button({ text: 'Hand the seat over' }),
    ),
  )
}

const take = (view: SeatsView, seat: Seat): Html | false =>
  view.may.seat &&
  seat.lead === null &&
  couldLead(seat, view.seats).some(({ person }) => person === view.person) &&
  post(view, seat, 'take', button({ text: `Take the seat for ${inSentence(seat.title)}` }))

const empty = (view: SeatsView, seat: Seat): Html | false => {
  if (seat.lead !== null) return false
  const ready = couldLead(seat, view.seats)
  const nobody =
    seat.candidates.length > 0
      ? 'Whoever could take it leads another seat.'
      : 'Nobody holds the role place lead for this sector yet.'
  const invite = view.may.invite && html` <a class="govuk-link" href="/people/invite">Invite a place lead</a>.`
  return html`<p class="govuk-body">${
    ready.length > 0 ? `${listOf(ready.map(({ name }) => name))} could take it.` : html`${nobody}${invite}`
  } An empty seat holds nothing up, but what is agreed is agreed without it.</p>`
}

const free = (view: SeatsView, seat: Seat): Html | false =>
  view.may.free &&
  seat.lead !== null &&
  details(
    {
      summary: html`Free this seat<span class="govuk-visually-hidden"> of ${seat.title}</span>`,
      open: view.errors?.[`why-free-${seat.sector}`] !== undefined,
    },
    post(view, seat, 'free', why(view, seat, 'free'), button({ text: 'Free the seat', kind: 'warning' })),
  )

const remove = (view: SeatsView, seat: Seat): Html | false =>
  view.may.seats &&
  seat.lead === null &&
  !coreSectors.includes(seat.sector) &&
  details(
    {
      summary: html`Take this seat away<span class="govuk-visually-hidden"> (${seat.title})</span>`,
      open: view.errors?.[`why-remove-${seat.sector}`] !== undefined,
    },
    post(view, seat, 'remove', why(view, seat, 'remove'), button({ text: 'Take the seat away', kind: 'warning' })),
  )

/** Only where there is something to say or to do: the table above says who sits. */
const one = (view: SeatsView, seat: Seat): Html | false => {
  const parts = [empty(view, seat), take(view, seat), handOver(view, seat), free(view, seat), remove(view, seat)]
  if (parts.every((part) => part === false)) return false
  return html`<section aria-labelledby="seat-${seat.sector}"><h2 class="govuk-heading-m" id="seat-${seat.sector}">${seat.title} ${
    seat.lead === null && tag('empty seat', 'attention')
  }</h2>${parts}</section>`
}

const adding = (view: SeatsView): Html | false =>
  view.may.seats &&
  view.others.length > 0 &&
  html`<h2 class="govuk-heading-m">Seat another sector</h2>${form(
    { action: address(view) },
    select({
      name: 'sector',
      label: 'Sector',
      options: view.others.map(({ name, title }) => ({ value: name, text: title })),
    }),
    button({ text: 'Add this seat', kind: 'secondary' }),
  )}`

export const seatsPage = (view: SeatsView): PageView => {
  const { place, seats } = view
  const missing = seats.filter(({ lead }) => lead === null)
  return page({
    title: 'The partnership',
    errors: view.errors,
    caption: place.name,
    breadcrumbs: [
      { text: 'Places', href: '/places' },
      { text: place.name, href: `/places/${place.slug}` },
      { text: 'The partnership' },
    ],
    main: html`<p class="govuk-body-l">One seat for each sector, one lead for each seat, and every seat counts the same.</p>
${insetText(
  missing.length === 0
    ? 'Every seat has a lead.'
    : `${missing.length === 1 ? 'One seat is' : `${missing.length} seats are`} empty: ${listOf(missing.map(({ title }) => inSentence(title)))}.`,
)}
${table({
  caption: 'Who leads each seat',
  captionHidden: true,
  listed: true,
  columns: seatColumns,
  rows: seats.map((seat) => [
    seat.title,
    seat.lead === null ? tag('empty', 'attention') : seat.lead.name,
    seat.lead === null ? '–' : formatDay(seat.lead.since),
  ]),
  links: view.links,
})}
${seats.map((seat) => one(view, seat))}${adding(view)}
<p class="govuk-body"><a class="govuk-link" href="/places/${place.slug}/partners">Organisations that take part</a></p>`,
  })
}
