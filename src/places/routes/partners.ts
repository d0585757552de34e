// The partners of a place.
import { isSector, sectors, sectorTitle } from '../../platform/auth/index.ts'
import {
  get,
  goTo,
  invalid,
  post,
  type Route,
  type RouteContext,
  showData,
  showPage,
} from '../../platform/http/index.ts'
import { asId, dayOf, type FieldErrors, type Id, may, notFound } from '../../platform/kernel/index.ts'
import { addPartner, createOrganisation, removePartner } from '../actions/organisations.ts'
import { Partners } from '../api.ts'
import {
  identifiersShown,
  type OrganisationTyped,
  organisationForm,
  organisationTyped,
  type PartnerTyped,
  partnerForm,
  partnerTyped,
} from '../forms.ts'
import { organisationFormPage } from '../pages/organisations.ts'
import { partnerColumns, partnersPage } from '../pages/partners.ts'
import { organisations } from '../store/organisations.ts'
import { partnersOf } from '../store/partners.ts'
import { placeById } from '../store/places.ts'
import { partnerJson, placeOf, stateOf } from './places.ts'

type Context = Pick<RouteContext, 'scope' | 'at' | 'now'>

const load = async ({ scope, at, now }: Context) => {
  const today = dayOf(now)
  const id = placeOf(at)
  const place = await placeById(scope, id)
  const partners = await partnersOf(scope, id)
  return {
    today,
    place,
    partners,
    view: {
      place,
      partners: partners.map((one) => ({ ...one, sector: sectorTitle(one.sector), state: stateOf(one, today) })),
      organisations: await organisations(scope),
      sectors,
      mayChange: may(scope, 'places.partners', at),
    },
  }
}

const again = async (context: Context, typed: PartnerTyped, errors: FieldErrors) =>
  invalid(errors, partnersPage({ ...(await load(context)).view, typed, errors }))

const newPage = async (context: Context, typed: OrganisationTyped, errors?: FieldErrors) => {
  const place = await placeById(context.scope, placeOf(context.at))
  return organisationFormPage({
    action: `/places/${place.slug}/partners/new`,
    title: 'Make an organisation and a partner',
    caption: place.name,
    back: `/places/${place.slug}/partners`,
    typed,
    sectors,
    button: 'Make this organisation',
    ...(errors === undefined ? {} : { errors }),
  })
}

export const partnerRoutes = (): readonly Route[] => [
  get({
    name: 'partners',
    path: '/places/:place/partners',
    permission: 'places.read',
    words: 'The partner organisations of a place, of today and of earlier days.',
    answer: Partners,
    handle: async (context) => {
      const { view, partners, today } = await load(context)
      return showData(
        { partners: partners.map((one) => partnerJson(one, today)) },
        (links) => partnersPage({ ...view, links }),
        {
          columns: partnerColumns,
          rows: view.partners.map((one) => [one.organisation, one.sector, one.startsOn, one.endsOn]),
        },
      )
    },
  }),
  post({
    name: 'add a partner',
    path: '/places/:place/partners',
    permission: 'places.partners',
    audit: 'partner added',
    words: 'Makes an organisation a partner of a place, for a sector.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const typed = partnerTyped(body)
      const read = partnerForm(typed, dayOf(now))
      const done = read.ok ? await addPartner(scope, { ...read.value, place: placeOf(at) }) : read
      if (!done.ok) return again(context, typed, done.errors)
      const { slug } = await placeById(scope, placeOf(at))
      return goTo(`/places/${slug}/partners`, { message: 'The partner is added.', data: done.value })
    },
  }),
  get({
    name: 'new partner form',
    path: '/places/:place/partners/new',
    permission: 'places.partners',
    words: 'The form to make an organisation that becomes a partner at once.',
    handle: async (context) =>
      showPage(await newPage(context, { name: '', kind: '', sector: '', identifiers: identifiersShown([]) })),
  }),
  post({
    name: 'make a partner',
    path: '/places/:place/partners/new',
    permission: 'places.partners',
    audit: 'organisation created',
    words: 'Makes an organisation and a partner of a place.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const typed = organisationTyped(body)
      const read = organisationForm(typed)
      const sector: FieldErrors = isSector(typed.sector) ? {} : { sector: 'Choose the sector for which it takes part.' }
      if (!read.ok || sector.sector !== undefined) {
        const errors = { ...(read.ok ? {} : read.errors), ...sector }
        return invalid(errors, await newPage(context, typed, errors))
      }
      const partner = { place: placeOf(at), sector: typed.sector, startsOn: dayOf(now) }
      const made = await createOrganisation(scope, { ...read.value, partner })
      if (!made.ok) return invalid(made.errors, await newPage(context, typed, made.errors))
      const { slug } = await placeById(scope, placeOf(at))
      const { id, name } = made.value
      return goTo(`/places/${slug}/partners`, { message: `${name} is a partner now.`, data: { id, name } })
    },
  }),
  post({
    name: 'end a partner',
    path: '/places/:place/partners/:partner/end',
    permission: 'places.partners',
    audit: 'partner ended',
    words: 'Ends an organisation’s part in a place today; it stays on record.',
    handle: async ({ scope, at, params, now }) => {
      const id = asId<Id<'partnership'>>(params.partner)
      if (id === undefined) throw notFound('partner')
      const place = await placeById(scope, placeOf(at))
      const name = await removePartner(scope, place.id, id, dayOf(now))
      return goTo(`/places/${place.slug}/partners`, { message: `${name} is a partner until today.` })
    },
  }),
]
