// Writing the record, signing it for a buyer, and recording who was asked and the first step.
import { record } from '../../../platform/audit/index.ts'
import {
  may,
  notAllowed,
  notFound,
  type OrganisationId,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import type { ProcurementBuyer } from '../../pipeline/rules/types.ts'
import { buyersIn, procurementById } from '../../pipeline/store/procurements.ts'
import { changedMeanwhile } from '../../rules/meanwhile.ts'
import type { ProcurementId } from '../../rules/types.ts'
import { type Considered, consideredBy, inTime, standing, stoodAt, unsaid } from '../rules/considered.ts'
import type {
  Consideration,
  ConsiderationWords,
  Consultation,
  ConsultationGiven,
  FirstStep,
  FirstStepKind,
  Signature,
} from '../rules/types.ts'
import {
  considerationOf,
  consultationsOf,
  firstStepsOf,
  insertConsultation,
  insertFirstStep,
  insertSignature,
  saveConsideration,
  signaturesOf,
  takeTurn,
} from '../store/consideration.ts'

export interface Whole {
  readonly record: Consideration | null
  readonly signatures: readonly Signature[]
  readonly buyers: readonly ProcurementBuyer[]
  readonly considered: Considered
  readonly consultations: readonly Consultation[]
  /** As it is told now. */
  readonly firstStep: FirstStep | null
  /** Earlier tellings, which were corrected. */
  readonly formerSteps: readonly FirstStep[]
}

/** All of it, for whoever may see the procurement. */
export const wholeOf = async (scope: Scope, id: ProcurementId): Promise<Whole> => {
  const found = (await considerationOf(scope, id)) ?? null
  const steps = await firstStepsOf(scope, id)
  const [signatures, buyers] = [await signaturesOf(scope, id), await buyersIn(scope, id)]
  return {
    ...{ record: found, signatures, buyers },
    considered: consideredBy(
      found,
      signatures,
      buyers.map(({ organisation }) => organisation),
    ),
    consultations: await consultationsOf(scope, id),
    ...{ firstStep: steps.at(-1) ?? null, formerSteps: steps.slice(0, -1) },
  }
}

const sameWords = (before: ConsiderationWords, after: ConsiderationWords): boolean => {
  const told = (one: ConsiderationWords) => [
    ...[one.area, one.economic, one.social, one.environmental, one.process, one.relevance, one.proportion],
    ...[one.consult, one.consultWhy, one.urgency],
    one.answers.map(({ origin, question, answer }) => [origin, question, answer]),
  ]
  return JSON.stringify(told(before)) === JSON.stringify(told(after))
}

/** @param edition the one that the person saw; 0 where there was none. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const writeConsideration = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  words: ConsiderationWords,
  { edition, at }: { readonly edition: number; readonly at: Date },
): Promise<Result<true>> => {
  needEdit(scope, place)
  await takeTurn(scope, id)
  await openProcurement(scope, place, id)
  const before = await considerationOf(scope, id)
  if ((before?.edition ?? 0) !== edition) return changedMeanwhile()
  // The same words are no new ones: who signed them has signed them.
  if (before !== undefined && sameWords(before, words)) return ok(true)
  await saveConsideration(scope, place, id, words, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'consideration written',
    subject: { kind: 'procurement', id },
    after: { edition: edition + 1, ...words },
  })
  return ok(true)
}

/** Whether this person is an officer of a buyer: holds the permission in its place, and a role with the buyer itself. */
export const maySignFor = (scope: Scope, { organisation, place }: ProcurementBuyer): boolean =>
  scope.organisations.includes(organisation) &&
  (may(scope, 'procurements.edit', { kind: 'place', id: place }) ||
    may(scope, 'procurements.edit', { kind: 'organisation', id: organisation }))

/** Field error `''`. @throws Refused `not-allowed`, `not-found` */
export const signConsideration = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  { organisation, edition, at }: { readonly organisation: OrganisationId; readonly edition: number; readonly at: Date },
): Promise<Result<true>> => {
  await takeTurn(scope, id)
  const procurement = await procurementById(scope, place, id)
  if (procurement === undefined) throw notFound('procurement')
  const found = await considerationOf(scope, id)
  if (found === undefined) return wrong({ '': 'Nothing is written yet that could be signed.' })
  if (procurement.abandoned !== null) return wrong({ '': 'This procurement was abandoned.' })
  const buyer = (await buyersIn(scope, id)).find((one) => one.organisation === organisation)
  if (buyer === undefined) return wrong({ '': 'Choose one of the buyers.' })
  const { actor } = scope
  if (!maySignFor(scope, buyer) || actor.kind !== 'person') throw notAllowed(`sign for ${buyer.name}`)
  if (found.edition !== edition) return changedMeanwhile()
  const earlier = await signaturesOf(scope, id)
  if (earlier.some((one) => one.byId === actor.id && one.organisation !== organisation))
    return wrong({ '': 'You signed for another buyer already. One person signs for one buyer: ask another officer.' })
  const missing = unsaid(found)
  if (missing !== null) return wrong({ '': Object.values(missing).join(' ') })
  const consultations = standing(await consultationsOf(scope, id))
  const { title, need, kind, subject, value } = procurement
  const buyers = (await buyersIn(scope, id)).map((one) => ({ name: one.name, share: one.share }))
  const content = { ...found, consultations, procurement: { title, need, kind, subject, value }, buyers }
  const signed = await insertSignature(scope, id, {
    ...{ organisation, edition, content, by: nameOf(scope), byId: actor.id, at },
  })
  if (signed === 0) return wrong({ '': `These words are signed for ${buyer.name} already.` })
  // In the chain of the buyer's place and of the place that keeps it, always in the same order: two that sign wait for each other.
  for (const chain of [...new Set([buyer.place, procurement.place])].toSorted())
    await record(scope, {
      place: chain,
      what: 'consideration signed',
      subject: { kind: 'procurement', id },
      after: { edition, organisation: buyer.name, for: buyer.placeName },
    })
  return ok(true)
}

/** Field errors `''`, `correctedWhy`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const addConsultation = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: ConsultationGiven,
  at: Date,
): Promise<Result<true>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, id)
  if (given.corrects !== null) {
    const told = standing(await consultationsOf(scope, id))
    if (!told.some((one) => one.id === given.corrects))
      return wrong({
        '': 'This was corrected by somebody else meanwhile. Open the record, and correct what stands there now.',
      })
    if (given.correctedWhy === null)
      return wrong({ correctedWhy: 'Say why it is corrected. The earlier words stay to be read.' })
  }
  await insertConsultation(scope, place, id, given, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'consultation recorded',
    subject: { kind: 'procurement', id },
    after: { ...given },
    ...(given.correctedWhy === null ? {} : { why: given.correctedWhy }),
  })
  return ok(true)
}

export interface StepGiven {
  readonly kind: FirstStepKind
  readonly at: Date
  /** Empty unless it was taken before the record was signed. */
  readonly earlyWhy: string
  /** The version that it corrects; 0 for the first telling. */
  readonly version: number
  readonly correctedWhy: string
  readonly now: Date
}

/**
 * A step that was taken before every buyer had signed is refused, unless somebody says why: then it is seen on every page of the
 * procurement. Field errors `kind`, `at`, `earlyWhy`. @throws Refused `not-allowed`, `not-found`, `abandoned`
 */
export const recordFirstStep = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: StepGiven,
): Promise<Result<true>> => {
  needEdit(scope, place)
  await takeTurn(scope, id)
  await openProcurement(scope, place, id)
  if (given.at > given.now) return wrong({ at: 'This moment is still to come. Record the step once it is taken.' })
  const { record: found, signatures, buyers, firstStep } = await wholeOf(scope, id)
  if ((firstStep?.version ?? 0) !== given.version)
    return wrong({
      '': 'The first step was recorded or corrected meanwhile. Look at what stands now: what you typed is still here.',
    })
  if (firstStep !== null && given.correctedWhy === '')
    return wrong({ correctedWhy: 'Say why it is corrected. The earlier words stay to be read.' })
  const organisations = buyers.map(({ organisation }) => organisation)
  const early = !inTime(signatures, organisations, given.at)
  if (early && given.earlyWhy === '')
    return wrong({
      earlyWhy:
        'Not every buyer had signed by then. The law asks for it before the first step. If it was taken all the same, say why.',
    })
  const earlyWhy = early ? given.earlyWhy : null
  const done = await insertFirstStep(
    scope,
    place,
    id,
    {
      ...{ kind: given.kind, at: given.at, earlyWhy, version: given.version + 1 },
      edition: stoodAt(found, signatures, given.at),
      correctedWhy: firstStep === null ? null : given.correctedWhy,
    },
    {
      ...{ by: nameOf(scope), now: given.now },
    },
  )
  if (done === 0) return wrong({ kind: 'The first step is recorded already: there is only one.' })
  await record(scope, {
    place,
    what: 'first step recorded',
    subject: { kind: 'procurement', id },
    after: { step: given.kind, at: given.at.toISOString(), early, earlyWhy, version: given.version + 1 },
    ...(firstStep === null ? (earlyWhy === null ? {} : { why: earlyWhy }) : { why: given.correctedWhy }),
  })
  return ok(true)
}
