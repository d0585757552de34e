// What everybody sees of tenders, and what those who may bid do: ask and follow.
import { organisationsByIds } from '../../../places/index.ts'
import { type Documents, mediaTypes } from '../../../platform/documents/index.ts'
import type { Files } from '../../../platform/files/index.ts'
import {
  get,
  goTo,
  invalid,
  post,
  type Route,
  type RouteContext,
  sendFile,
  showData,
  Type,
} from '../../../platform/http/index.ts'
import { asId, type FieldErrors, notFound, type OrganisationId, textOf } from '../../../platform/kernel/index.ts'
import { ask, askersOf, follow, takesQuestions, unfollow } from '../actions/questions.ts'
import { tenderView } from '../actions/view.ts'
import { OpenTender, OpenTenders } from '../api.ts'
import { linesOf } from '../forms/lines.ts'
import { packOf } from '../messages/pack.ts'
import { reportPart } from '../pages/laboratory.ts'
import { publicCriteriaColumns, publicPage } from '../pages/public.ts'
import { publicColumns, publicListPage } from '../pages/public-list.ts'
import { publicAt } from '../pages/words.ts'
import { placedIn } from '../rules/tree.ts'
import { type PublishedTender, stateOf, type TenderDocumentId } from '../rules/types.ts'
import { documentById, doesFollow } from '../store/rooms.ts'
import { publishedTenders } from '../store/tenders.ts'
import { tenderIdIn } from './here.ts'

export interface PublicServices {
  readonly files: Pick<Files, 'open'>
  readonly documents: Pick<Documents, 'pdf' | 'word'>
}

type At = Pick<RouteContext, 'scope' | 'now'> & { readonly params: { readonly tender: string } }

const seen = async ({ scope, params }: At) => {
  const found = await tenderView(scope, tenderIdIn(params.tender))
  if (found === undefined) throw notFound('tender')
  return found
}

const viewOf = async (
  context: At,
  more: { typed?: { organisation: string; words: string }; errors?: FieldErrors } = {},
) => {
  const { scope, now } = context
  const found = await seen(context)
  const report = reportPart(found.tender.published.tested)
  return {
    ...{ ...found, now, askers: await organisationsByIds(scope, askersOf(scope)) },
    ...{ takesQuestions: takesQuestions(found.tender, now), follows: await doesFollow(scope, found.tender.id) },
    ...(report === undefined ? {} : { report }),
    ...more,
  }
}

const listed = (one: PublishedTender, now: Date) => ({
  ...{ id: one.id, title: one.title, lot: one.lot, state: stateOf(one, now), place: one.published.place.slug },
  buyers: one.published.buyers.map(({ name }) => name),
  ...{ valuePence: one.published.procurement.value, closesAt: one.closesAt.toISOString() },
  publishedAt: one.publishedAt.toISOString(),
})

const order = { open: 0, draft: 1, closed: 2, abandoned: 3 } as const

const list = get({
  name: 'public tenders',
  path: '/tenders',
  permission: 'tenders.public',
  words: 'The tenders of every place, for everybody: open, closed and abandoned.',
  query: Type.Object({
    state: Type.Optional(Type.String({ maxLength: 20 })),
    place: Type.Optional(Type.String({ maxLength: 100 })),
    words: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: OpenTenders,
  handle: async ({ scope, query, now }) => {
    const all = await publishedTenders(scope)
    const asked = { state: query.state ?? '', place: query.place ?? '', words: (query.words ?? '').trim() }
    const wanted = asked.words.toLowerCase()
    const tenders = all
      .filter((one) => asked.state === '' || stateOf(one, now) === asked.state)
      .filter((one) => asked.place === '' || one.published.place.slug === asked.place)
      .filter((one) => `${one.title} ${one.summary}`.toLowerCase().includes(wanted))
      .toSorted((a, b) => {
        const [first, second] = [stateOf(a, now), stateOf(b, now)]
        // What closes soonest comes first while it is open, what closed last comes first after that.
        if (first !== second) return order[first] - order[second]
        return (first === 'open' ? 1 : -1) * (a.closesAt.getTime() - b.closesAt.getTime())
      })
    const places = [...new Map(all.map(({ published: { place } }) => [place.slug, place])).values()]
    return showData(
      { tenders: tenders.map((one) => listed(one, now)) },
      (links) => publicListPage({ tenders, any: all.length > 0, places, asked, now, links }),
      {
        columns: publicColumns,
        rows: tenders.map((one) => [
          ...[one.title, one.published.buyers.map(({ name }) => name).join('; ')],
          one.published.procurement.value === null ? null : one.published.procurement.value / 100,
          ...[stateOf(one, now), one.closesAt.toISOString()],
        ]),
      },
    )
  },
})

const one = get({
  name: 'public tender',
  path: '/tenders/:tender',
  permission: 'tenders.public',
  words: 'A published tender: what is bought, what is asked, how bids are judged, and what was said about it since.',
  answer: OpenTender,
  handle: async (context) => {
    const view = await viewOf(context)
    const { tender, documents, amendments, questions } = view
    const data = {
      ...{ id: tender.id, title: tender.title, lot: tender.lot, summary: tender.summary },
      ...{ state: stateOf(tender, context.now), officialNumber: tender.official?.number ?? null },
      publishedAt: tender.publishedAt.toISOString(),
      questionsUntil: tender.questionsUntil?.toISOString() ?? null,
      ...{ closesAt: tender.closesAt.toISOString(), decisionOn: tender.decisionOn },
      buyers: tender.published.buyers.map(({ name, share }) => ({ name, share })),
      ...{ criteria: tender.criteria, conditions: tender.conditions, blindToPrice: tender.blindToPrice },
      documents: documents.map(({ id, title, file }) => ({ id, title, bytes: file.bytes })),
      questions: questions.flatMap(({ number, shown, answer, answeredAt }) =>
        shown === null || answer === null || answeredAt === null
          ? []
          : [{ number, question: shown, answer, answeredAt: answeredAt.toISOString() }],
      ),
      amendments: amendments.map(({ number, words, about, changes, madeAt }) => ({
        ...{ number, words, about, changes, madeAt: madeAt.toISOString() },
      })),
      abandonedWhy: tender.abandoned?.why ?? null,
    }
    return showData(data, (links) => publicPage({ ...view, links }), {
      columns: publicCriteriaColumns,
      rows: placedIn(tender.criteria).map(({ criterion, share }) => [
        ...[criterion.title, criterion.kind, criterion.weight / 100, share / 100],
      ]),
    })
  },
})

const pack = (services: PublicServices, format: 'pdf' | 'docx') =>
  get({
    name: `tender as ${format === 'pdf' ? 'PDF' : 'Word file'}`,
    path: `/tenders/:tender/${format}`,
    permission: 'tenders.public',
    words: `All of a published tender as a ${format === 'pdf' ? 'tagged PDF' : 'Word document'}.`,
    rateLimit: { max: 60, perMinutes: 10 },
    handle: async (context) => {
      const { params, address, now } = context
      const found = await seen(context)
      const document = packOf(found, `${address}${publicAt(params.tender)}`, now)
      const body = format === 'pdf' ? await services.documents.pdf(document) : await services.documents.word(document)
      return sendFile(
        `tender-${found.tender.published.place.slug}-${params.tender.slice(0, 8)}.${format}`,
        mediaTypes[format],
        body,
      )
    },
  })

const fileTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  text: 'text/plain; charset=utf-8',
}

const taking = (services: PublicServices): readonly Route[] => [
  get({
    name: 'tender document',
    path: '/tenders/:tender/documents/:tenderDocument/file',
    permission: 'tenders.public',
    words: 'A document of a published tender.',
    handle: async (context) => {
      const { tender } = await seen(context)
      const id = asId<TenderDocumentId>(context.params.tenderDocument)
      const found = id === undefined ? undefined : await documentById(context.scope, tender.id, id)
      if (found === undefined) throw notFound('document')
      const { file } = found
      const type = fileTypes[file.kind] ?? 'application/octet-stream'
      return sendFile(file.name, type, await services.files.open(file.key))
    },
  }),
]

const bidders: readonly Route[] = [
  post({
    name: 'ask about a tender',
    path: '/tenders/:tender/ask',
    permission: 'tenders.ask',
    audit: 'tender question asked',
    words: 'Asks a question about a published tender. Nobody who buys sees who asks before the bids are opened.',
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async (context) => {
      const { scope, body, now } = context
      const { tender } = await seen(context)
      const typed = { organisation: textOf(body, 'organisation'), words: linesOf(body, 'words') }
      const organisation = asId<OrganisationId>(typed.organisation)
      const done = await ask(scope, tender.id, { organisation, words: typed.words, now })
      if (done.ok) return goTo(publicAt(tender.id), { message: 'Your question is asked.' })
      return invalid(done.errors, publicPage({ ...(await viewOf(context, { typed, errors: done.errors })), links: {} }))
    },
  }),
  post({
    name: 'follow a tender',
    path: '/tenders/:tender/follow',
    permission: 'tenders.ask',
    audit: 'tender followed',
    words: 'Follows a tender: whoever does is told by mail what is new.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { tender } = await seen(context)
      const organisation = asId<OrganisationId>(textOf(body, 'organisation'))
      const done = await follow(scope, tender.id, { organisation, now })
      if (done.ok) return goTo(publicAt(tender.id), { message: 'You follow this tender.' })
      return invalid(done.errors, publicPage({ ...(await viewOf(context, { errors: done.errors })), links: {} }))
    },
  }),
  post({
    name: 'stop following a tender',
    path: '/tenders/:tender/unfollow',
    permission: 'tenders.ask',
    audit: 'tender no longer followed',
    words: 'Stops following a tender.',
    handle: async (context) => {
      const { scope } = context
      const { tender } = await seen(context)
      const done = await unfollow(scope, tender.id)
      if (done.ok) return goTo(publicAt(tender.id), { message: 'You no longer follow this tender.' })
      return invalid(done.errors, publicPage({ ...(await viewOf(context, { errors: done.errors })), links: {} }))
    },
  }),
]

export const publicRoutes = (services: PublicServices): readonly Route[] => [
  list,
  one,
  pack(services, 'pdf'),
  pack(services, 'docx'),
  ...taking(services),
  ...bidders,
]
