// Writing a tender before it is published.
import { get, goTo, invalid, post, type Route, showPage } from '../../../platform/http/index.ts'
import { type FieldErrors, notFound } from '../../../platform/kernel/index.ts'
import { aimsOf } from '../../aims/store/aims.ts'
import { type Context, procurementHere } from '../../routes/here.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { beginTender, changeConditions, changeCriteria, changeQuestion, changeWords } from '../actions/drafts.ts'
import { conditionsForm, conditionsTyped } from '../forms/conditions.ts'
import { type CriteriaTyped, criteriaForm, criteriaOf, criteriaTyped } from '../forms/criteria.ts'
import { type QuestionTyped, questionForm, questionOf, questionTyped } from '../forms/question.ts'
import { type BeginTyped, beginForm, beginTyped, wordsForm, wordsOf, wordsTyped } from '../forms/words.ts'
import { criteriaPage } from '../pages/criteria.ts'
import { beginPage, conditionsPage, wordsPage } from '../pages/forms.ts'
import { questionPage } from '../pages/question.ts'
import { tenderAt } from '../pages/words.ts'
import { criterionById, emptyQuestion, isSocialValue } from '../rules/tree.ts'
import { draftHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders'

type Params = Context & { readonly params: { readonly procurement: string; readonly draft: string } }

const given = (errors?: FieldErrors) => (errors === undefined ? {} : { errors })

const beginView = async (
  context: Context & { readonly params: { readonly procurement: string } },
  typed: BeginTyped,
  errors?: FieldErrors,
) => {
  const { id, place, procurement } = await procurementHere(context, context.params.procurement)
  if (procurement.place !== id) throw notFound('procurement')
  const aims = await aimsOf(context.scope, procurement.id)
  return beginPage({ place, procurement, typed, lots: aims?.lots ?? null, ...given(errors) })
}

const criteriaView = async (context: Params, typed?: (criteria: Criteria) => CriteriaTyped, errors?: FieldErrors) => {
  const { place, procurement, tender } = await draftHere(context)
  return criteriaPage({
    ...{ place, procurement, tender, typed: (typed ?? criteriaOf)(tender.criteria) },
    ...given(errors),
  })
}

const questionHere = async (context: Params & { readonly params: { readonly criterion: string } }) => {
  const here = await draftHere(context)
  const found = criterionById(here.tender.criteria, context.params.criterion)
  if (found === undefined || !found.leaf || found.criterion.kind === 'price') throw notFound('question')
  const aims = await aimsOf(context.scope, here.procurement.id)
  const question = found.criterion.question ?? emptyQuestion
  // What was chosen before and is no aim any more stays until somebody takes it off.
  const offered = (aims?.measures ?? []).map(({ id, code, title, unit }) => ({ measure: id, code, title, unit }))
  const measures = [
    ...offered,
    ...question.commitments.filter(({ measure }) => !offered.some((one) => one.measure === measure)),
  ]
  return { ...here, found, question, measures, priorities: aims?.priorities ?? [] }
}

const questionView = (here: Awaited<ReturnType<typeof questionHere>>, typed: QuestionTyped, errors?: FieldErrors) =>
  questionPage({
    ...{
      place: here.place,
      procurement: here.procurement,
      tender: here.tender,
      criterion: here.found.criterion,
      typed,
    },
    ...{ measures: here.measures, priorities: here.priorities, socialValue: isSocialValue(here.found) },
    lightTouch: here.procurement.subject === 'light-touch',
    ...given(errors),
  })

const beginning: readonly Route[] = [
  get({
    name: 'tender form',
    path: `${path}/new`,
    permission: 'procurements.edit',
    words: 'The form that begins a tender.',
    handle: async (context) => showPage(await beginView(context, { title: '', lot: '', template: '' })),
  }),
  post({
    name: 'begin a tender',
    path: `${path}/new`,
    permission: 'procurements.edit',
    audit: 'tender begun',
    words: 'Begins a tender from a template and the aims of its procurement; one for each lot.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement } = await procurementHere(context, context.params.procurement)
      const typed = beginTyped(body)
      const read = beginForm(typed)
      const made = read.ok ? await beginTender(scope, id, procurement.id, read.value, now) : read
      if (!made.ok) return invalid(made.errors, await beginView(context, typed, made.errors))
      return goTo(tenderAt(place, procurement.id, made.value), { message: 'It is begun.', data: { id: made.value } })
    },
  }),
  get({
    name: 'tender notice form',
    path: `${path}/:draft/words`,
    permission: 'procurements.edit',
    words: 'The form of the notice and the timetable of a tender.',
    handle: async (context) => {
      const { place, procurement, tender } = await draftHere(context)
      return showPage(wordsPage({ place, procurement, tender, typed: wordsOf(tender) }))
    },
  }),
  post({
    name: 'write a tender notice',
    path: `${path}/:draft/words`,
    permission: 'procurements.edit',
    audit: 'tender changed',
    words: 'Changes the notice and the timetable of a tender that is not published.',
    handle: async (context) => {
      const { scope, body } = context
      const { place, procurement, tender, which } = await draftHere(context)
      const typed = wordsTyped(body)
      const read = wordsForm(body, typed)
      const done = read.ok ? await changeWords(scope, which, read.value, Number(typed.edition)) : read
      if (!done.ok) return invalid(done.errors, wordsPage({ place, procurement, tender, typed, errors: done.errors }))
      return goTo(tenderAt(place, procurement.id, tender.id), { message: 'It is kept.' })
    },
  }),
]

const judging: readonly Route[] = [
  get({
    name: 'criteria form',
    path: `${path}/:draft/criteria`,
    permission: 'procurements.edit',
    words: 'The form of the criteria of a tender and their weights.',
    handle: async (context) => showPage(await criteriaView(context)),
  }),
  post({
    name: 'write criteria',
    path: `${path}/:draft/criteria`,
    permission: 'procurements.edit',
    audit: 'tender criteria changed',
    words: 'Keeps what was typed of the criteria, and adds one, takes one off, or moves one.',
    handle: async (context) => {
      const { scope, body } = context
      const { place, procurement, tender, which } = await draftHere(context)
      const typed = criteriaTyped(body, tender.criteria)
      const pressed = typeof body.do === 'string' && body.do !== ''
      const read = pressed
        ? criteriaForm(body, typed)
        : { ok: false as const, errors: { '': 'Say what is to be done with the criteria.' } }
      if (!read.ok) return invalid(read.errors, await criteriaView(context, () => typed, read.errors))
      await changeCriteria(scope, which, Number(body.edition), read.value)
      return goTo(`${tenderAt(place, procurement.id, tender.id)}/criteria`, { message: 'It is kept.' })
    },
  }),
  get({
    name: 'tender question form',
    path: `${path}/:draft/criteria/:criterion`,
    permission: 'procurements.edit',
    words: 'The form of a question: its words, scale, evidence and promises.',
    handle: async (context) => {
      const here = await questionHere(context)
      return showPage(questionView(here, questionOf(here.question, here.tender.edition)))
    },
  }),
  post({
    name: 'write a tender question',
    path: `${path}/:draft/criteria/:criterion`,
    permission: 'procurements.edit',
    audit: 'tender criteria changed',
    words: 'Changes a question of a tender that is not published.',
    handle: async (context) => {
      const { scope, body, params } = context
      const here = await questionHere(context)
      const typed = questionTyped(body)
      const read = questionForm(typed, here.measures, here.priorities)
      if (!read.ok) return invalid(read.errors, questionView(here, typed, read.errors))
      const edition = Number(typed.edition)
      await changeQuestion(scope, here.which, { criterion: params.criterion, edition, question: read.value })
      return goTo(tenderAt(here.place, here.procurement.id, here.tender.id), { message: 'The question is kept.' })
    },
  }),
  get({
    name: 'conditions form',
    path: `${path}/:draft/conditions`,
    permission: 'procurements.edit',
    words: 'The form of the conditions that a bidder must meet.',
    handle: async (context) => {
      const { place, procurement, tender } = await draftHere(context)
      const typed = { rows: tender.conditions, edition: String(tender.edition) }
      return showPage(conditionsPage({ place, procurement, tender, typed }))
    },
  }),
  post({
    name: 'write conditions',
    path: `${path}/:draft/conditions`,
    permission: 'procurements.edit',
    audit: 'tender conditions changed',
    words: 'Changes the conditions that a bidder must meet.',
    handle: async (context) => {
      const { scope, body } = context
      const { place, procurement, tender, which } = await draftHere(context)
      const typed = conditionsTyped(body)
      const read =
        typed.edition === ''
          ? { ok: false as const, errors: { '': 'Open the form again: it does not say what it changes.' } }
          : conditionsForm(typed)
      if (!read.ok)
        return invalid(read.errors, conditionsPage({ place, procurement, tender, typed, errors: read.errors }))
      await changeConditions(scope, which, read.value, Number(typed.edition))
      return goTo(tenderAt(place, procurement.id, tender.id), { message: 'The conditions are kept.' })
    },
  }),
]

export const draftRoutes: readonly Route[] = [...beginning, ...judging]
