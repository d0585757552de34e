// The seats of a place's partnership.
import { sectors } from '../../platform/auth/index.ts'
import { get, goTo, invalid, post, type Route, type RouteContext, showData, Type } from '../../platform/http/index.ts'
import {
  type At,
  asId,
  type FieldErrors,
  may,
  notFound,
  type PersonId,
  type PlaceId,
  textOf,
} from '../../platform/kernel/index.ts'
import type { PlaceServices } from '../index.ts'
import { placeById } from '../store/places.ts'
import { addSeat, freeSeat, handOverSeat, removeSeat, seatsOf, takeSeat } from './actions.ts'
import { type SeatsView, seatColumns, seatsPage } from './pages/seats.ts'

const Seats = Type.Object({
  seats: Type.Array(
    Type.Object({
      sector: Type.String(),
      title: Type.String(),
      since: Type.String({ format: 'date' }),
      lead: Type.Union([
        Type.Object({
          id: Type.String({ format: 'uuid' }),
          name: Type.String(),
          since: Type.String({ format: 'date' }),
        }),
        Type.Null(),
      ]),
    }),
  ),
})

const placeAt = ({ at }: { readonly at?: At | undefined }): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

/** What the page shows, for this reader. */
const seatsShown = async (
  { scope, at }: Pick<RouteContext, 'scope' | 'at'>,
  now: Date,
): Promise<Omit<SeatsView, 'links'>> => {
  const id = placeAt({ at })
  const seats = await seatsOf(scope, id, now)
  return {
    place: await placeById(scope, id),
    seats,
    others: sectors.filter(({ name }) => !seats.some(({ sector }) => sector === name)),
    person: scope.actor.kind === 'person' ? scope.actor.id : null,
    may: {
      seat: may(scope, 'places.seat', at),
      seats: may(scope, 'places.seats', at),
      free: may(scope, 'places.free-seats', at),
      invite: may(scope, 'people.invite', at),
    },
  }
}

const back = async (context: Pick<RouteContext, 'scope' | 'at'>, message: string) => {
  const { slug } = await placeById(context.scope, placeAt(context))
  return goTo(`/places/${slug}/seats`, { message })
}

export const seatRoutes = (services: PlaceServices): readonly Route[] => [
  get({
    name: 'seats',
    path: '/places/:place/seats',
    permission: 'places.read',
    words: 'The partnership of a place: who leads the seat of each sector, and which seats are empty.',
    answer: Seats,
    handle: async (context) => {
      const view = await seatsShown(context, context.now)
      const data = {
        seats: view.seats.map(({ sector, title, since, lead }) => ({
          ...{ sector, title, since },
          lead: lead && { id: lead.person, name: lead.name, since: lead.since },
        })),
      }
      return showData(data, (links) => seatsPage({ ...view, links }), {
        columns: seatColumns,
        rows: view.seats.map(({ title, lead }) => [title, lead?.name ?? null, lead?.since ?? null]),
      })
    },
  }),
  post({
    name: 'seat a sector',
    path: '/places/:place/seats',
    permission: 'places.seats',
    audit: 'sector seated',
    words: 'Seats a further sector in the partnership of a place.',
    handle: async (context) => {
      await addSeat(context.scope, placeAt(context), textOf(context.body, 'sector'))
      return back(context, 'The sector has a seat now.')
    },
  }),
  post({
    name: 'take a seat',
    path: '/places/:place/seats/:sector/take',
    permission: 'places.seat',
    audit: 'seat taken',
    words: 'Takes the empty seat of the sector for which the person is place lead.',
    handle: async (context) => {
      await takeSeat(context.scope, placeAt(context), context.params.sector, context.now)
      return back(context, 'The seat is yours.')
    },
  }),
  post({
    name: 'hand a seat over',
    path: '/places/:place/seats/:sector/hand-over',
    permission: 'places.seat',
    audit: 'seat handed over',
    words: 'Hands one’s own seat over to another place lead of the sector.',
    handle: async (context) => {
      const to = asId<PersonId>(textOf(context.body, 'to'))
      await handOverSeat(context.scope, placeAt(context), context.params.sector, to, context.now)
      return back(context, 'The seat is handed over. What you agreed to stands.')
    },
  }),
  ...(['free', 'remove'] as const).map((what) =>
    post({
      name: what === 'free' ? 'free a seat' : 'take a seat away',
      path: `/places/:place/seats/:sector/${what}`,
      permission: what === 'free' ? 'places.free-seats' : 'places.seats',
      audit: what === 'free' ? 'seat freed' : 'seat taken away',
      words:
        what === 'free'
          ? 'Frees a seat whose lead is gone, with a reason.'
          : 'Takes away the empty seat of a sector that need not be seated, with a reason.',
      handle: async (context) => {
        const { sector } = context.params as { readonly sector: string }
        const field = `why-${what}-${sector}`
        const why = textOf(context.body, field) || textOf(context.body, 'why')
        if (why === '') {
          const errors: FieldErrors = { [field]: 'Say why, in a few words.' }
          return invalid(errors, seatsPage({ ...(await seatsShown(context, context.now)), errors }))
        }
        const given = { place: placeAt(context), sector, why, now: context.now }
        await (what === 'free' ? freeSeat : removeSeat)(context.scope, services, given)
        return back(context, what === 'free' ? 'The seat is free.' : 'The seat is taken away.')
      },
    }),
  ),
]
