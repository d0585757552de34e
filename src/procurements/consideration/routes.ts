// The record of what was considered before a procurement begins.
import { placeById } from '../../places/index.ts'
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../platform/http/index.ts'
import {
  asId,
  dayOf,
  type FieldErrors,
  may,
  type OrganisationId,
  Refused,
  textOf,
} from '../../platform/kernel/index.ts'
import { type Context, openHere, procurementHere } from '../routes/here.ts'
import { questionsFor } from './actions/checklist.ts'
import {
  addConsultation,
  maySignFor,
  recordFirstStep,
  signConsideration,
  wholeOf,
  writeConsideration,
} from './actions/consideration.ts'
import { ConsiderationRecord } from './api.ts'
import {
  type ConsiderationTyped,
  considerationForm,
  considerationFrom,
  considerationTyped,
  consultationForm,
  consultationToCorrect,
  consultationTyped,
  stepForm,
  stepToCorrect,
  stepTyped,
} from './forms/consideration.ts'
import { considerationPage, consultedColumns } from './pages/consideration.ts'
import { askedPage, stepPage, writePage } from './pages/forms.ts'
import { considerationAt } from './pages/words.ts'
import { standing, unsaid } from './rules/considered.ts'
import { consultedWords, type FirstStep } from './rules/types.ts'
import { considerationOf, consultationsOf } from './store/consideration.ts'

const path = '/places/:place/procurements/:procurement/consideration'

type At = Context & { readonly params: { readonly procurement: string } }

const viewOf = async (context: At, errors?: FieldErrors) => {
  const { scope } = context
  const { id, place, procurement } = await procurementHere(context, context.params.procurement)
  const whole = await wholeOf(scope, procurement.id)
  const open = procurement.abandoned === null
  return {
    ...whole,
    ...{ place, procurement },
    missing: Object.values(whole.record === null ? {} : (unsaid(whole.record) ?? {})),
    mayEdit: open && procurement.place === id && may(scope, 'procurements.edit', { kind: 'place', id }),
    maySign: open
      ? whole.buyers.filter((buyer) => maySignFor(scope, buyer)).map(({ organisation }) => organisation)
      : [],
    ...(errors === undefined ? {} : { errors }),
  }
}

const writing = async (context: At) => {
  const { scope, now } = context
  const { id, place, procurement } = await openHere(context, context.params.procurement)
  const record = (await considerationOf(scope, procurement.id)) ?? null
  const questions = await questionsFor(scope, procurement.place, procurement, dayOf(now), record?.answers ?? [])
  return { id, place, procurement, record, questions }
}

const writeView = async (context: At, typed?: ConsiderationTyped, errors?: FieldErrors) => {
  const { place, procurement, record, questions } = await writing(context)
  const { name } = await placeById(context.scope, procurement.place)
  return {
    ...{ place, procurement, questions },
    typed: typed === undefined ? considerationTyped(record, name) : { ...typed, edition: String(record?.edition ?? 0) },
    stands: typed === undefined || typed.edition === String(record?.edition ?? 0) ? null : record,
    ...(errors === undefined ? {} : { errors }),
  }
}

const stepJson = (step: FirstStep) => ({ ...step, at: step.at.toISOString() })

const signInToSign = (): Refused =>
  new Refused(
    'session-needed',
    403,
    'An API token cannot sign.',
    'Sign in on the site and sign there: a signature is given by a person.',
  )

export const considerationRoutes: readonly Route[] = [
  get({
    name: 'consideration',
    path,
    permission: 'procurements.read',
    words: 'What was considered before a procurement begins, who was asked, who signed, and when it began.',
    answer: ConsiderationRecord,
    handle: async (context) => {
      const view = await viewOf(context)
      const { record, considered, signatures, consultations, firstStep } = view
      const data = {
        ...{ state: considered.state, signedAt: considered.signedAt?.toISOString() ?? null },
        record: record && { ...record, writtenAt: record.writtenAt.toISOString() },
        signatures: signatures.map(({ organisation, edition, by, at, content }) => ({
          ...{ organisation, edition, by, at: at.toISOString(), content },
        })),
        consultations: consultations.map((one) => ({ ...one, addedAt: one.addedAt.toISOString() })),
        firstStep: firstStep && stepJson(firstStep),
        formerSteps: view.formerSteps.map(stepJson),
      }
      return showData(data, (links) => considerationPage({ ...view, links }), {
        columns: consultedColumns,
        rows: consultations.map((one) => [
          `${consultedWords[one.kind]}: ${one.who}`,
          one.on,
          one.people,
          one.said,
          one.changed,
        ]),
      })
    },
  }),
  get({
    name: 'consideration form',
    path: `${path}/write`,
    permission: 'procurements.edit',
    words: 'The form for what was considered before a procurement begins.',
    handle: async (context) => showPage(writePage(await writeView(context))),
  }),
  post({
    name: 'write a consideration',
    path: `${path}/write`,
    permission: 'procurements.edit',
    audit: 'consideration written',
    words: 'Writes what was considered. Whoever signed before signs again.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement, questions } = await writing(context)
      const typed = considerationFrom(body, questions)
      const read = considerationForm(typed, questions)
      if (!read.ok) return invalid(read.errors, writePage(await writeView(context, typed, read.errors)))
      const done = await writeConsideration(scope, id, procurement.id, read.value, {
        ...{ edition: Number(typed.edition), at: now },
      })
      if (!done.ok) return invalid(done.errors, writePage(await writeView(context, typed, done.errors)))
      return goTo(considerationAt(place, procurement.id), { message: 'The record is kept.' })
    },
  }),
  post({
    name: 'sign a consideration',
    path: `${path}/sign`,
    permission: 'procurements.edit',
    audit: 'consideration signed',
    // An officer whose role is held with the buyer itself signs for it; the action asks for which.
    partnersToo: true,
    words: 'Signs, for one buyer and by its own officer, what was considered.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement } = await procurementHere(context, context.params.procurement)
      if (context.sessionToken === undefined) throw signInToSign()
      const organisation = asId<OrganisationId>(textOf(body, 'organisation'))
      const edition = Number(textOf(body, 'edition'))
      const done =
        organisation === undefined
          ? { ok: false as const, errors: { '': 'Choose the buyer that you sign for.' } }
          : await signConsideration(scope, id, procurement.id, { organisation, edition, at: now })
      if (done.ok) return goTo(considerationAt(place, procurement.id), { message: 'It is signed.' })
      return invalid(done.errors, considerationPage({ ...(await viewOf(context, done.errors)), links: {} }))
    },
  }),
  get({
    name: 'consultation form',
    path: `${path}/asked`,
    permission: 'procurements.edit',
    words: 'The form that records who was asked before a procurement begins, or corrects what was recorded.',
    query: Type.Object({ corrects: Type.Optional(Type.String({ maxLength: 40 })) }),
    handle: async (context) => {
      const { place, procurement } = await openHere(context, context.params.procurement)
      const told = standing(await consultationsOf(context.scope, procurement.id))
      const typed = consultationToCorrect(told.find(({ id }) => id === context.query.corrects))
      return showPage(askedPage({ place, procurement, typed }))
    },
  }),
  post({
    name: 'record a consultation',
    path: `${path}/asked`,
    permission: 'procurements.edit',
    audit: 'consultation recorded',
    words: 'Records who was asked, what they said, and what changed because of it.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement } = await openHere(context, context.params.procurement)
      const typed = consultationTyped(body)
      const read = consultationForm(body, typed, dayOf(now))
      const done = read.ok ? await addConsultation(scope, id, procurement.id, read.value, now) : read
      if (!done.ok) return invalid(done.errors, askedPage({ place, procurement, typed, errors: done.errors }))
      return goTo(considerationAt(place, procurement.id), { message: 'It is recorded.' })
    },
  }),
  get({
    name: 'first step form',
    path: `${path}/first-step`,
    permission: 'procurements.edit',
    words: 'The form that records the step with which a procurement begins.',
    handle: async (context) => {
      await openHere(context, context.params.procurement)
      const { place, procurement, considered, firstStep } = await viewOf(context)
      const typed = stepToCorrect(firstStep)
      return showPage(stepPage({ place, procurement, typed, signed: considered.state === 'signed' }))
    },
  }),
  post({
    name: 'record a first step',
    path: `${path}/first-step`,
    permission: 'procurements.edit',
    audit: 'first step recorded',
    words:
      'Records the step with which a procurement begins. Refused before every buyer has signed, unless somebody says why.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement } = await openHere(context, context.params.procurement)
      const typed = stepTyped(body)
      const read = stepForm(body, typed)
      const done = read.ok
        ? await recordFirstStep(scope, id, procurement.id, { ...read.value, version: Number(typed.version), now })
        : read
      if (done.ok) return goTo(considerationAt(place, procurement.id), { message: 'The first step is recorded.' })
      const { considered } = await viewOf(context)
      const signed = considered.state === 'signed'
      return invalid(done.errors, stepPage({ place, procurement, typed, signed, errors: done.errors }))
    },
  }),
]
