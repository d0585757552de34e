// The tenders of a procurement as its officers see them; publishing, amending, answering, abandoning.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, may, notFound, textOf } from '../../../platform/kernel/index.ts'
import { type Context, procurementHere } from '../../routes/here.ts'
import { addDocument, dropDocument } from '../actions/documents.ts'
import type { TenderPorts } from '../actions/ports.ts'
import { publishTender, readiness } from '../actions/publish.ts'
import { abandonTender } from '../actions/published.ts'
import { TenderAnswer, Tenders } from '../api.ts'
import { documentProblems } from '../forms/amend.ts'
import { linesOf } from '../forms/lines.ts'
import { criteriaColumns, listColumns, tenderPage, tendersPage } from '../pages/draft.ts'
import { publishPage } from '../pages/publish.ts'
import { tenderAt } from '../pages/words.ts'
import { placedIn } from '../rules/tree.ts'
import { stateOf, type Tender, type TenderDocumentId } from '../rules/types.ts'
import { documentsOf } from '../store/rooms.ts'
import { tendersOf } from '../store/tenders.ts'
import { changeable, draftHere, tenderHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders'
const mostBytes = 20_000_000

type At = Context & { readonly params: { readonly procurement: string; readonly tender: string } }

const _given = (errors?: FieldErrors) => (errors === undefined ? {} : { errors })

const here = (context: At) => tenderHere(context, context.params.procurement, context.params.tender)

const oneView = async (context: At, more: { typed?: { why?: string; title?: string }; errors?: FieldErrors } = {}) => {
  const { scope, now } = context
  const { place, procurement, tender, mayEdit } = await here(context)
  return {
    ...{ place, procurement, tender, mayEdit, now, documents: await documentsOf(scope, tender.id) },
    findings: stateOf(tender, now) === 'draft' ? await readiness(scope, tender, procurement, now) : [],
    ...more,
  }
}

const tenderJson = (one: Tender, now: Date) => ({
  ...{ id: one.id, number: one.number, title: one.title, lot: one.lot, state: stateOf(one, now) },
  questionsUntil: one.questionsUntil?.toISOString() ?? null,
  ...{ closesAt: one.closesAt?.toISOString() ?? null, decisionOn: one.decisionOn },
  publishedAt: one.publishedAt?.toISOString() ?? null,
})

const looking: readonly Route[] = [
  get({
    name: 'tenders of a procurement',
    path,
    permission: 'procurements.read',
    words: 'The tenders of a procurement: one for the whole, or one for each lot.',
    answer: Tenders,
    handle: async (context) => {
      const { scope, now, params } = context
      const { id, place, procurement } = await procurementHere(context, params.procurement)
      const tenders = await tendersOf(scope, procurement.id)
      const mayEdit =
        procurement.place === id &&
        procurement.abandoned === null &&
        may(scope, 'procurements.edit', { kind: 'place', id })
      return showData(
        { tenders: tenders.map((one) => tenderJson(one, now)) },
        (links) => tendersPage({ place, procurement, tenders, now, mayEdit, links }),
        {
          columns: listColumns,
          rows: tenders.map((one) => [one.title, one.lot, stateOf(one, now), one.closesAt?.toISOString() ?? null]),
        },
      )
    },
  }),
  get({
    name: 'tender',
    path: `${path}/:tender`,
    permission: 'procurements.read',
    words: 'One tender: its notice, timetable, criteria and documents, and what the check of a draft found.',
    answer: TenderAnswer,
    handle: async (context) => {
      const view = await oneView(context)
      const { tender, findings, now } = view
      const data = {
        ...tenderJson(tender, now),
        ...{ edition: tender.edition, summary: tender.summary, criteria: tender.criteria },
        ...{ conditions: tender.conditions, blindToPrice: tender.blindToPrice, findings },
      }
      return showData(data, (links) => tenderPage({ ...view, links }), {
        columns: criteriaColumns,
        rows: placedIn(tender.criteria).map(({ criterion, share }) => [
          ...[criterion.title, criterion.kind, criterion.weight / 100, share / 100],
        ]),
      })
    },
  }),
]

const publishing = (ports: TenderPorts): readonly Route[] => [
  get({
    name: 'publish tender form',
    path: `${path}/:draft/publish`,
    permission: 'procurements.edit',
    words: 'The last look at a tender before everybody sees it.',
    handle: async (context) => {
      const { place, procurement, tender } = await draftHere(context)
      const findings = await readiness(context.scope, tender, procurement, context.now)
      return showPage(publishPage({ place, procurement, tender, findings }))
    },
  }),
  post({
    name: 'publish a tender',
    path: `${path}/:draft/publish`,
    permission: 'procurements.edit',
    audit: 'tender published',
    words: 'Publishes a tender, and locks all that bids are judged by. Refused before every buyer has signed.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, procurement, tender, which } = await draftHere(context)
      const edition = textOf(body, 'edition')
      const done =
        edition === ''
          ? { ok: false as const, errors: { '': 'Open the page again: it does not say what it publishes.' } }
          : await publishTender(scope, ports, which, {
              edition: Number(edition),
              read: textOf(body, 'read') === 'yes',
              now,
            })
      if (done.ok) return goTo(tenderAt(place, procurement.id, tender.id), { message: 'It is published.' })
      const findings = await readiness(scope, tender, procurement, now)
      return invalid(done.errors, publishPage({ place, procurement, tender, findings, errors: done.errors }))
    },
  }),
  post({
    name: 'abandon a tender',
    path: `${path}/:tender/abandon`,
    permission: 'procurements.edit',
    audit: 'tender abandoned',
    words: 'Abandons a tender, with a reason that everybody who follows it is told of.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, procurement, tender, which } = changeable(await here(context))
      const why = linesOf(body, 'why')
      const done = await abandonTender(scope, ports, which, { why, at: now })
      if (done.ok) return goTo(tenderAt(place, procurement.id, tender.id), { message: 'It is abandoned.' })
      const view = await oneView(context, { typed: { why }, errors: done.errors })
      return invalid(done.errors, tenderPage({ ...view, links: {} }))
    },
  }),
]

const documents = (ports: TenderPorts): readonly Route[] => [
  post({
    name: 'add a tender document',
    path: `${path}/:tender/documents`,
    permission: 'procurements.edit',
    audit: 'tender document added',
    words: 'Adds a document to a tender. Once it is published, everybody can download it.',
    upload: { maxBytes: mostBytes },
    rateLimit: { max: 120, perMinutes: 60 },
    handle: async (context) => {
      const { scope, body, files, now } = context
      const { place, procurement, tender, which } = changeable(await here(context))
      const title = textOf(body, 'title')
      const file = files.find(({ field }) => field === 'file')
      const errors = documentProblems(title, file)
      if (file === undefined || Object.keys(errors).length > 0)
        return invalid(errors, tenderPage({ ...(await oneView(context, { typed: { title }, errors })), links: {} }))
      const { key, kind, bytes } = await file.keep()
      await addDocument(scope, ports, which, { title, file: { key, kind, bytes, name: file.name } }, now)
      return goTo(tenderAt(place, procurement.id, tender.id), { message: 'The document is there.' })
    },
  }),
  post({
    name: 'take off a tender document',
    path: `${path}/:draft/documents/:draftDocument/remove`,
    permission: 'procurements.edit',
    audit: 'tender document removed',
    words: 'Takes a document off a tender that is not published.',
    handle: async (context) => {
      const { place, procurement, tender, which } = await draftHere(context)
      const id = asId<TenderDocumentId>(context.params.draftDocument)
      if (id === undefined) throw notFound('document')
      await dropDocument(context.scope, which, id)
      return goTo(tenderAt(place, procurement.id, tender.id), { message: 'The document is taken off.' })
    },
  }),
]

export const tenderRoomRoutes = (ports: TenderPorts): readonly Route[] => [
  ...looking,
  ...publishing(ports),
  ...documents(ports),
]
