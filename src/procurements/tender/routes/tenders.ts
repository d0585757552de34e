// The tenders of a procurement as its officers see them; publishing, amending, answering, abandoning.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, may, notFound, textOf } from '../../../platform/kernel/index.ts'
import { type Context, procurementHere } from '../../routes/here.ts'
import { addDocument, dropDocument } from '../actions/documents.ts'
import { closedAlready } from '../actions/drafts.ts'
import type { TenderPorts } from '../actions/ports.ts'
import { publishTender, readiness } from '../actions/publish.ts'
import { abandonTender, amendTender, notPublished, recordOfficial } from '../actions/published.ts'
import { answer } from '../actions/questions.ts'
import { TenderAnswer, TenderQuestions, Tenders } from '../api.ts'
import { amendForm, amendOf, amendTyped, documentProblems, officialForm, officialTyped } from '../forms/amend.ts'
import { linesOf } from '../forms/lines.ts'
import { momentOf } from '../forms/moment.ts'
import { clarificationColumns, clarificationsPage } from '../pages/clarifications.ts'
import { criteriaColumns, listColumns, tenderPage, tendersPage } from '../pages/draft.ts'
import { amendPage, officialPage, publishPage } from '../pages/publish.ts'
import { tenderAt } from '../pages/words.ts'
import { suggestedClosing } from '../rules/amending.ts'
import { placedIn } from '../rules/tree.ts'
import type { AmendTyped } from '../rules/typed.ts'
import { type ClarificationId, stateOf, type Tender, type TenderDocumentId } from '../rules/types.ts'
import { clarificationsOf, documentsOf } from '../store/rooms.ts'
import { publishedTender, tendersOf } from '../store/tenders.ts'
import { changeable, draftHere, tenderHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders'
const mostBytes = 20_000_000

type At = Context & { readonly params: { readonly procurement: string; readonly tender: string } }

const given = (errors?: FieldErrors) => (errors === undefined ? {} : { errors })

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

const amendHere = async (context: At) => {
  const found = changeable(await here(context))
  const tender = await publishedTender(context.scope, found.tender.id)
  if (tender === undefined) throw notPublished()
  if (stateOf(tender, context.now) !== 'open') throw closedAlready()
  return { ...found, tender }
}

const amendView = async (context: At, typed?: AmendTyped, errors?: FieldErrors) => {
  const { place, procurement, tender } = await amendHere(context)
  const suggested = suggestedClosing(tender, context.now)
  return amendPage({ place, procurement, tender, suggested, typed: typed ?? amendOf(tender), ...given(errors) })
}

const amending = (ports: TenderPorts): readonly Route[] => [
  get({
    name: 'amend tender form',
    path: `${path}/:tender/amend`,
    permission: 'procurements.edit',
    words: 'The form that amends a published tender.',
    handle: async (context) => showPage(await amendView(context)),
  }),
  post({
    name: 'amend a tender',
    path: `${path}/:tender/amend`,
    permission: 'procurements.edit',
    audit: 'tender amended',
    words: 'Amends a published tender with words that everybody is told. It never closes sooner.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, procurement, tender, which } = await amendHere(context)
      const typed = amendTyped(body)
      const read = amendForm(body, typed, tender)
      const edition = Number(typed.edition)
      const done = read.ok ? await amendTender(scope, ports, which, { ...read.value, edition, now }) : read
      if (!done.ok) return invalid(done.errors, await amendView(context, typed, done.errors))
      return goTo(tenderAt(place, procurement.id, tender.id), { message: `Amendment ${done.value} is published.` })
    },
  }),
  get({
    name: 'official notice form',
    path: `${path}/:tender/official`,
    permission: 'procurements.edit',
    words: 'The form that records the number of the official notice of a tender.',
    handle: async (context) => {
      const { place, procurement, tender } = changeable(await here(context))
      if (tender.publishedAt === null) throw notPublished()
      const typed = { number: tender.official?.number ?? '', at: momentOf(tender.official?.at ?? null) }
      return showPage(officialPage({ place, procurement, tender, typed }))
    },
  }),
  post({
    name: 'record an official notice',
    path: `${path}/:tender/official`,
    permission: 'procurements.edit',
    audit: 'official notice recorded',
    words: 'Records the number of the official notice of a tender, and when it went up.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, procurement, tender, which } = changeable(await here(context))
      if (tender.publishedAt === null) throw notPublished()
      const typed = officialTyped(body)
      const read = officialForm(body, typed)
      const done = read.ok ? await recordOfficial(scope, which, read.value, now) : read
      if (!done.ok)
        return invalid(done.errors, officialPage({ place, procurement, tender, typed, errors: done.errors }))
      return goTo(tenderAt(place, procurement.id, tender.id), { message: 'The official notice is recorded.' })
    },
  }),
]

const questionsView = async (context: At) => {
  const { place, procurement, tender, mayEdit } = await here(context)
  const questions = await clarificationsOf(context.scope, tender.id)
  return { place, procurement, tender, questions, mayAnswer: mayEdit && tender.abandoned === null }
}

const answering = (ports: TenderPorts): readonly Route[] => [
  get({
    name: 'questions of bidders',
    path: `${path}/:tender/questions`,
    permission: 'procurements.edit',
    words: 'What bidders asked about a tender, without their names, and what was answered.',
    answer: TenderQuestions,
    handle: async (context) => {
      const view = await questionsView(context)
      const { questions } = view
      const data = {
        questions: questions.map(({ id, number, asked, shown, answer: words, askedAt, answeredAt }) => ({
          ...{ id, number, asked, shown, answer: words, askedAt: askedAt.toISOString() },
          answeredAt: answeredAt?.toISOString() ?? null,
        })),
      }
      return showData(data, (links) => clarificationsPage({ ...view, links }), {
        columns: clarificationColumns,
        rows: questions.map((one) => [one.number, one.shown ?? one.asked, one.answer]),
      })
    },
  }),
  post({
    name: 'answer a question of a bidder',
    path: `${path}/:tender/questions/:clarification`,
    permission: 'procurements.edit',
    audit: 'tender question answered',
    words: 'Answers a question of a bidder, for everybody.',
    handle: async (context) => {
      const { scope, body, params, now } = context
      const { place, procurement, tender, which } = changeable(await here(context))
      const id = asId<ClarificationId>(params.clarification)
      const found = (await clarificationsOf(scope, tender.id)).find((one) => one.id === id)
      if (found === undefined) throw notFound('question')
      const either = (name: string): string => linesOf(body, name) || linesOf(body, `${name}-${found.number}`)
      const typed = { id: found.id, shown: either('shown'), answer: either('answer') }
      const done = await answer(scope, ports, which, { ...typed, now })
      if (done.ok)
        return goTo(`${tenderAt(place, procurement.id, tender.id)}/questions`, { message: 'The answer is published.' })
      const view = await questionsView(context)
      return invalid(done.errors, clarificationsPage({ ...view, links: {}, typed, errors: done.errors }))
    },
  }),
]

export const tenderRoomRoutes = (ports: TenderPorts): readonly Route[] => [
  ...looking,
  ...publishing(ports),
  ...documents(ports),
  ...amending(ports),
  ...answering(ports),
]
