// The partners of a place: those of today, those of earlier days, and adding and ending one.
import { type Day, type FieldErrors, formatDay } from '../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  form,
  type Html,
  html,
  type PageView,
  page,
  select,
  table,
  tag,
} from '../../platform/ui/index.ts'
import type { PartnerTyped } from '../forms.ts'

export interface PartnerListed {
  readonly id: string
  readonly organisation: string
  readonly organisationId: string
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly state: 'now' | 'later' | 'ended'
}

export const partnerColumns = [
  { name: 'organisation', title: 'Organisation' },
  { name: 'sector', title: 'Takes part for' },
  { name: 'from', title: 'First day' },
  { name: 'until', title: 'Last day' },
] as const

export interface PartnersView {
  readonly place: { readonly slug: string; readonly name: string }
  readonly partners: readonly PartnerListed[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly sectors: readonly { readonly name: string; readonly title: string }[]
  readonly typed?: PartnerTyped
  readonly errors?: FieldErrors
  readonly mayChange: boolean
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const until = (view: PartnersView, partner: PartnerListed): Html | string => {
  if (partner.endsOn !== null)
    return html`${formatDay(partner.endsOn)} ${partner.state === 'ended' ? tag('ended', 'quiet') : ''}`
  if (!view.mayChange) return 'No end set'
  return form(
    { action: `/places/${view.place.slug}/partners/${partner.id}/end` },
    button({ text: `End today`, kind: 'secondary' }),
    html`<span class="govuk-visually-hidden">${partner.organisation}, ${partner.sector}</span>`,
  )
}

const adding = (view: PartnersView): Html => html`<h2 class="govuk-heading-m">Add a partner</h2>
${
  view.organisations.length > 0 &&
  form(
    { action: `/places/${view.place.slug}/partners` },
    select({
      name: 'organisation',
      label: 'Organisation',
      options: [
        { value: '', text: 'Choose an organisation' },
        ...view.organisations.map((one) => ({ value: one.id, text: one.name })),
      ],
      value: view.typed?.organisation,
      error: view.errors?.organisation,
    }),
    select({
      name: 'sector',
      label: 'It takes part for',
      options: [
        { value: '', text: 'Choose a sector' },
        ...view.sectors.map((one) => ({ value: one.name, text: one.title })),
      ],
      value: view.typed?.sector,
      error: view.errors?.sector,
    }),
    dateInput({
      name: 'starts',
      label: 'First day (optional)',
      hint: 'Today, where you leave it empty. For example, 1 4 2026.',
      size: 's',
      value: view.typed?.starts,
      error: view.errors?.starts,
    }),
    dateInput({
      name: 'ends',
      label: 'Last day (optional)',
      size: 's',
      value: view.typed?.ends,
      error: view.errors?.ends,
    }),
    button({ text: 'Add partner' }),
  )
}
<p class="govuk-body"><a class="govuk-link" href="${`/places/${view.place.slug}/partners/new`}">Make a new organisation</a> and a partner at once</p>`

export const partnersPage = (view: PartnersView): PageView =>
  page({
    title: 'Partner organisations',
    caption: view.place.name,
    wide: true,
    backLink: { href: `/places/${view.place.slug}` },
    errors: view.errors,
    main: html`${table({
      listed: true,
      caption: `Partner organisations of ${view.place.name}`,
      captionHidden: true,
      columns: partnerColumns,
      rows: view.partners.map((partner) => [
        html`<a class="govuk-link" href="${`/organisations/${partner.organisationId}`}">${partner.organisation}</a>`,
        partner.sector,
        html`${formatDay(partner.startsOn)} ${partner.state === 'later' ? tag('later') : ''}`,
        until(view, partner),
      ]),
      empty: 'No organisation is a partner of this place yet.',
      links: view.links,
    })}${view.mayChange && html`<div class="cw-readable">${adding(view)}</div>`}`,
  })
