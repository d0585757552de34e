// A place's own page: its map, what it is made of, who takes part, who has a role, and what comes next.
import { type Day, formatDay, listOf } from '../../platform/kernel/index.ts'
import {
  button,
  type Content,
  details,
  emptyState,
  type Html,
  html,
  insetText,
  mapOf,
  type PageView,
  page,
  summaryList,
  table,
  tag,
  taskList,
} from '../../platform/ui/index.ts'
import type { NextStep, PersonOfPlace } from '../index.ts'
import { memberCounts, memberWords } from '../rules/members.ts'
import type { BoundaryRow, MemberView, PlaceName } from '../rules/types.ts'

export interface PartnerShown {
  readonly organisationId: string
  readonly organisation: string
  readonly kind: string
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly state: 'now' | 'later' | 'ended'
}

export interface PlaceShown {
  readonly slug: string
  readonly name: string
  readonly above: readonly PlaceName[]
  readonly inside: readonly PlaceName[]
  readonly overlaps: readonly (PlaceName & { readonly shared: number })[]
  readonly members: readonly MemberView[]
  readonly map?:
    | {
        readonly own: readonly BoundaryRow[]
        readonly neighbours: readonly BoundaryRow[]
        readonly byWard: boolean
      }
    | undefined
  readonly partners: readonly PartnerShown[]
  readonly people: readonly PersonOfPlace[]
  readonly next: readonly NextStep[]
  readonly may: { readonly edit: boolean; readonly partners: boolean; readonly invite: boolean; readonly load: boolean }
}

const link = (href: string, text: Content): Html => html`<a class="govuk-link" href="${href}">${text}</a>`
const heading = (text: string, id: string): Html => html`<h2 class="govuk-heading-m" id="${id}">${text}</h2>`

const madeOf = (place: PlaceShown): string => listOf(memberCounts(place.members))

const sentenceOf = (place: PlaceShown, map: NonNullable<PlaceShown['map']>): string => {
  if (map.byWard) {
    const wards = map.own.map((area) => area.name).sort((a, b) => a.localeCompare(b, 'en-GB'))
    return `${place.name} is drawn by its ${wards.length === 1 ? 'one ward' : `${wards.length} wards`} (${listOf(wards)}), with the areas that share its border.`
  }
  const lie = place.members.some((member) => member.districts.length > 0)
  const names = map.own.map((area) => area.name)
  if (lie) return `The postcode sectors of ${place.name} lie in ${listOf(names)}, drawn here with the areas around.`
  return listOf(names) === place.name
    ? `${place.name}, with the areas that share its border.`
    : `${place.name} is ${listOf(names)}, drawn here with the areas that share a border with it.`
}

const noMap = (place: PlaceShown): Html =>
  insetText(
    html`<p class="govuk-body"><strong>There is no map yet.</strong> No boundaries are loaded for ${listOf(
      place.members.slice(0, 6).map((member) => member.name ?? member.code),
    )}${place.members.length > 6 && ' and others'}, so there is nothing to draw it from. Everything else works without it.</p>
<p class="govuk-body">${
      place.may.load
        ? html`${link('/registers', 'Load boundaries')}: a GeoJSON file of districts or wards from the Open Geography Portal, as it is published there.`
        : 'Whoever looks after this installation can load them.'
    }</p>`,
  )

const mapPart = (place: PlaceShown): Html => {
  const { map } = place
  const drawn =
    map &&
    mapOf({
      title: `Map of ${place.name}`,
      sentence: sentenceOf(place, map),
      source: `Boundaries: edition ${map.own[0]?.edition ?? 'not stated'}.`,
      areas: [
        ...map.own.map((area) => ({ code: area.code, name: area.name, kind: 'place' as const, rings: area.geometry })),
        ...map.neighbours.map((area) => ({
          code: area.code,
          name: area.name,
          kind: 'neighbour' as const,
          rings: area.geometry,
        })),
      ],
    })
  return drawn ?? noMap(place)
}

const since = (day: Day | null): string => (day === null ? '' : ` on ${formatDay(day)}`)

const noteOn = (member: MemberView): Html => {
  if (member.kind === 'sector')
    return member.districts.length === 0
      ? html`${tag('not known', 'quiet')} No postcodes of this sector are loaded yet.`
      : html`In ${listOf(member.districts.map((one) => `${one.name ?? one.code} (${one.postcodes.toLocaleString('en-GB')} postcodes)`))}`
  if (member.now.length > 0)
    return html`${tag('old code', 'attention')} Became ${listOf(member.now.map((one) => (one.name === null ? one.code : `${one.name} (${one.code})`)))}${since(member.changedOn)}.`
  if (member.status === 'unknown')
    return html`${tag('not known', 'quiet')} No list that is loaded has this code. Its name will be filled in when one does.`
  if (member.former.length === 0) return html`In force`
  return html`In force. Took the place of ${listOf(member.former.map((one) => `${one.code}${since(one.changedOn)}`))}.`
}

const membersPart = (place: PlaceShown): Html => {
  const rows = place.members.map((member) => [
    member.name ?? 'Name not known',
    memberWords[member.kind].one,
    member.code,
    noteOn(member),
  ])
  const whole = table({
    listed: true,
    caption: `What ${place.name} is made of`,
    captionHidden: true,
    columns: [
      { name: 'name', title: 'Area' },
      { name: 'kind', title: 'Kind' },
      { name: 'code', title: 'Code' },
      { name: 'note', title: 'Today' },
    ],
    rows,
  })
  const linked = (one: { slug: string; name: string }) => link(`/places/${one.slug}`, one.name)
  const list = (items: readonly { slug: string; name: string }[]) =>
    html`<ul class="govuk-list">${items.map((one) => html`<li>${linked(one)}</li>`)}</ul>`
  const relations = [
    place.above.length > 0 && { key: 'Lies in', value: list(place.above) },
    place.inside.length > 0 && { key: 'Holds', value: list(place.inside) },
    place.overlaps.length > 0 && { key: 'Shares areas with', value: list(place.overlaps) },
  ]
  return html`${heading('What it is made of', 'made-of')}${rows.length > 12 ? details({ summary: `Show all ${rows.length} areas` }, whole) : whole}${
    relations.some(Boolean) && summaryList(relations)
  }`
}

const partnersPart = (place: PlaceShown): Html => {
  const now = place.partners.filter((one) => one.state !== 'ended')
  const ended = place.partners.length - now.length
  const change =
    place.may.partners &&
    html`<p class="govuk-body">${link(`/places/${place.slug}/partners`, 'Add or end partners')}</p>`
  if (place.partners.length === 0)
    return html`${heading('Partner organisations', 'partners')}${emptyState({
      headingLevel: 3,
      title: 'No partners yet',
      what: 'The organisations that plan and buy together in this place will stand here, each with its sector.',
      why: 'People see a place through their organisation’s part in it.',
      example: 'the council, the integrated care board, the voluntary alliance.',
      ...(place.may.partners ? { first: { text: 'Add a partner', href: `/places/${place.slug}/partners` } } : {}),
    })}`
  return html`${heading('Partner organisations', 'partners')}${table({
    listed: true,
    caption: `Partner organisations of ${place.name}`,
    captionHidden: true,
    columns: [
      { name: 'organisation', title: 'Organisation' },
      { name: 'sector', title: 'Takes part for' },
      { name: 'from', title: 'Since' },
    ],
    rows: now.map((one) => [
      link(`/organisations/${one.organisationId}`, one.organisation),
      one.sector,
      html`<span class="cw-whole">${one.state === 'later' && 'from '}${formatDay(one.startsOn)}</span>`,
    ]),
  })}${ended > 0 && html`<p class="govuk-body cw-muted">${ended === 1 ? 'One partner' : `${ended} partners`} of earlier days: ${link(`/places/${place.slug}/partners`, 'see all')}.</p>`}${change}`
}

const peoplePart = (place: PlaceShown): Html => {
  const seats = html`<p class="govuk-body">${link(`/places/${place.slug}/seats`, 'Who leads the seat of each sector')}</p>`
  const invite = place.may.invite && html`<p class="govuk-body">${link('/people/invite', 'Invite somebody')}</p>`
  if (place.people.length === 0)
    return html`${heading('People', 'people')}<p class="govuk-body">Nobody has a role in this place yet.</p>${seats}${invite}`
  const byRole = [...Map.groupBy(place.people, (person) => person.role)]
  return html`${heading('People', 'people')}${seats}${byRole.map(
    ([role, people]) =>
      html`<h3 class="govuk-heading-s">${role}</h3><ul class="govuk-list">${people.map(
        (one) =>
          html`<li>${one.href === undefined ? one.name : link(one.href, one.name)}${
            (one.sector ?? one.organisation) !== undefined &&
            html` <span class="cw-muted">${[one.sector, one.organisation].filter((words) => words !== undefined).join(', ')}</span>`
          }</li>`,
      )}</ul>`,
  )}${invite}`
}

/** What is to be done first, before any later part of the road asks for more. */
const stepsOf = (place: PlaceShown): readonly NextStep[] => {
  const unknown = place.members.filter((member) => member.status === 'unknown').length
  return [
    {
      title: 'Load boundaries for the map',
      status: place.map === undefined ? 'Not yet' : 'Done',
      ...(place.may.load && place.map === undefined ? { href: '/registers' } : {}),
    },
    ...(unknown > 0
      ? [
          {
            title: 'Load a list that has all of its codes',
            status: `${unknown} not known`,
            ...(place.may.load ? { href: '/registers' } : {}),
          },
        ]
      : []),
    {
      title: 'Name the partner organisations',
      status: place.partners.length === 0 ? 'Not yet' : 'Done',
      ...(place.may.partners ? { href: `/places/${place.slug}/partners` } : {}),
    },
    {
      title: 'Invite the people',
      status: place.people.length === 0 ? 'Not yet' : 'Done',
      ...(place.may.invite ? { href: '/people/invite' } : {}),
    },
    ...place.next,
  ]
}

const stepsPart = (place: PlaceShown): Html =>
  html`${heading('Next steps', 'next')}${taskList({
    name: 'next-steps',
    items: stepsOf(place).map((step) => ({
      title: step.title,
      status: step.status,
      ...(step.href === undefined ? {} : { href: step.href }),
      ...(step.hint === undefined ? {} : { hint: step.hint }),
    })),
  })}`

export const placePage = (place: PlaceShown, links?: { readonly json?: string }): PageView =>
  page({
    title: place.name,
    caption: `A place made of ${madeOf(place)}`,
    wide: true,
    breadcrumbs: [
      { text: 'Places', href: '/places' },
      ...[...place.above].reverse().map(({ slug, name }) => ({ text: name, href: `/places/${slug}` })),
      { text: place.name },
    ],
    main: html`${mapPart(place)}<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${membersPart(place)}${partnersPart(place)}</div><div class="govuk-grid-column-one-third">${stepsPart(place)}${peoplePart(place)}${
      place.may.edit && button({ text: 'Change this place', href: `/places/${place.slug}/edit`, kind: 'secondary' })
    }${links?.json !== undefined && html`<p class="govuk-body cw-no-print">${link(links.json, 'This page as JSON')}</p>`}</div></div>`,
  })
