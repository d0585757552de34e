// Speaking for a seat, and the question whether the right people are in the room.
import { ownSeat, placeById, seatsOf } from '../../places/index.ts'
import { get, goTo, invalid, post, type Route, type RouteContext, showData, Type } from '../../platform/http/index.ts'
import { type At, asId, notFound, type PlaceId, textOf } from '../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../index.ts'
import { agreementView, speak } from './actions/agree.ts'
import { readinessOf } from './actions/readiness.ts'
import { readinessColumns, readinessPage } from './pages/readiness.ts'
import { saying, wordsPage } from './pages/words.ts'
import { type Act, type AgreementId, needsWords, wordsProblem } from './rules.ts'

const placeAt = ({ at }: { readonly at?: At | undefined }): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

interface Way {
  readonly path: string
  readonly act: Act
  readonly name: string
  readonly audit: string
  readonly words: string
  readonly done: string
}

const ways: readonly Way[] = [
  {
    path: 'agree',
    act: 'agreed',
    name: 'agree for a sector',
    audit: 'priority agreed',
    words: 'Agrees for the sector whose seat the person leads.',
    done: 'Your sector agrees.',
  },
  {
    path: 'object',
    act: 'objected',
    name: 'object for a sector',
    audit: 'priority objected',
    words: 'Objects, with words, for the sector whose seat the person leads.',
    done: 'Your objection stands here, and holds this up.',
  },
  {
    path: 'withdraw',
    act: 'withdrew',
    name: 'take back what a sector said',
    audit: 'priority withdrew',
    words: 'Takes back the agreement or objection of one’s own sector.',
    done: 'What your sector said is taken back. It stays in the history.',
  },
  {
    path: 'reopen',
    act: 'reopened',
    name: 'open an agreement again',
    audit: 'priority reopened',
    words: 'Opens again, with words, what every seat had agreed to.',
    done: 'It is open again. Every seat may look at it anew.',
  },
]

const Readiness = Type.Object({
  seats: Type.Array(
    Type.Object({
      sector: Type.String(),
      title: Type.String(),
      lead: Type.Union([Type.String(), Type.Null()]),
      lastSpoke: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      days: Type.Union([Type.Integer({ description: 'Days since the sector last spoke' }), Type.Null()]),
    }),
  ),
  notSeated: Type.Array(Type.String()),
})

const speaking = (way: Way): Route =>
  post({
    name: way.name,
    path: `/places/:place/agreements/:agreement/${way.path}`,
    permission: 'priorities.agree',
    audit: way.audit,
    words: way.words,
    handle: async (context: RouteContext) => {
      const { scope, params, body, now } = context
      const place = placeAt(context)
      const agreement = asId<AgreementId>(params.agreement ?? '')
      if (agreement === undefined) throw notFound('agreement')
      const asked = needsWords(way.act) ? saying[way.act].field : undefined
      const words = asked === undefined ? '' : textOf(body, asked)
      const problem = asked === undefined ? undefined : wordsProblem(words)
      if (asked !== undefined && problem !== undefined && needsWords(way.act)) {
        const view = await agreementView(scope, place, agreement, now)
        const errors = { [asked]: problem }
        // Who may not speak at all hears that first.
        if (view.mayAct)
          return invalid(
            errors,
            wordsPage({ place: await placeById(scope, place), view, act: way.act, typed: words, errors }),
          )
      }
      const { row, reached } = await speak(scope, { place, agreement, act: way.act, words, now })
      return goTo(row.href, {
        message: reached ? `Agreed: every seat with a lead has agreed to “${row.title}”.` : way.done,
      })
    },
  })

export const agreementRoutes = (services: PrioritiesServices): readonly Route[] => [
  get({
    name: 'readiness',
    path: '/places/:place/readiness',
    permission: 'priorities.read',
    words: 'Are the right people in the room? Which sector has no lead, who has not spoken yet, and for how long.',
    answer: Readiness,
    handle: async ({ scope, at, now }) => {
      const place = placeAt({ at })
      const named = await placeById(scope, place)
      const found = await readinessOf(scope, services, place, await seatsOf(scope, place, now), now)
      const own = await ownSeat(scope, place, now)
      return showData(
        {
          seats: found.seats.map(({ lastSpoke, ...seat }) => ({
            ...seat,
            lastSpoke: lastSpoke?.toISOString() ?? null,
          })),
          notSeated: found.notSeated,
        },
        (links) => readinessPage({ place: named, ...found, ownSeat: own, links }),
        {
          columns: readinessColumns,
          rows: found.seats.map(({ title, lead, lastSpoke, days }) => [
            title,
            lead,
            lastSpoke?.toISOString() ?? null,
            days,
          ]),
        },
      )
    },
  }),
  ...ways.map(speaking),
]
