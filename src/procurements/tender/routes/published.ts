// After a tender is published: amending it, recording its official notice, answering what bidders ask.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, notFound } from '../../../platform/kernel/index.ts'
import type { Context } from '../../routes/here.ts'
import { closedAlready } from '../actions/drafts.ts'
import type { TenderPorts } from '../actions/ports.ts'
import { amendTender, notPublished, recordOfficial } from '../actions/published.ts'
import { answer } from '../actions/questions.ts'
import { TenderQuestions } from '../api.ts'
import { amendForm, amendOf, amendTyped, officialForm, officialTyped } from '../forms/amend.ts'
import { linesOf } from '../forms/lines.ts'
import { momentOf } from '../forms/moment.ts'
import { clarificationColumns, clarificationsPage } from '../pages/clarifications.ts'
import { amendPage, officialPage } from '../pages/publish.ts'
import { tenderAt } from '../pages/words.ts'
import { suggestedClosing } from '../rules/amending.ts'
import type { AmendTyped } from '../rules/typed.ts'
import { type ClarificationId, stateOf } from '../rules/types.ts'
import { clarificationsOf } from '../store/rooms.ts'
import { publishedTender } from '../store/tenders.ts'
import { changeable, tenderHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders'

type At = Context & { readonly params: { readonly procurement: string; readonly tender: string } }

const given = (errors?: FieldErrors) => (errors === undefined ? {} : { errors })

const here = (context: At) => tenderHere(context, context.params.procurement, context.params.tender)

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

export const publishedRoutes = (ports: TenderPorts): readonly Route[] => [...amending(ports), ...answering(ports)]
