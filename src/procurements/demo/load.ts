// What Merebridge plans to buy: one service with three partners and the place next door, considered, signed by all
// four and open for bids; health care; a small contract for a small charity; and one plan that was abandoned.
import { isInventedPlace, partnersOf, placeBySlug } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import type { DemoPart } from '../../platform/http/index.ts'
import {
  asDay,
  count,
  type Day,
  type OrganisationId,
  type PlaceId,
  pence,
  type Scope,
} from '../../platform/kernel/index.ts'
import { checklistQuestions } from '../../policies/index.ts'
import { consultedKinds } from '../consideration/rules/types.ts'
import {
  considerationOf,
  consultationsOf,
  insertConsultation,
  insertSignature,
  saveConsideration,
} from '../consideration/store/consideration.ts'
import { insertProcurement, markAbandoned, procurementsOf } from '../pipeline/store/procurements.ts'
import type { ProcurementId } from '../rules/types.ts'
import { isKind, isSubject } from '../rules/words.ts'
import type { TenderPorts } from '../tender/actions/ports.ts'
import { loadRoutes } from './load-route.ts'
import data from './pipeline.json' with { type: 'json' }
import { loadTenders } from './tenders.ts'

/** The data of the demonstration is ours: what does not fit is a fault in it. */
const must = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`The demonstration's data is wrong: there is no ${what}`)
  return value
}
const dayFrom = (text: string): Day => must(asDay(text), `day ${text}`)
const momentOn = (day: string): Date => new Date(`${dayFrom(day)}T10:00:00Z`)
const maybeDay = (text: string | null): Day | null => (text === null ? null : dayFrom(text))
const person = async (scope: Scope, email: string) => must(await anyPersonByEmail(scope, email), `person ${email}`)

interface Buyers {
  readonly place: PlaceId
  readonly byName: ReadonlyMap<string, OrganisationId>
}

const buyersOf = async (scope: Scope, slug: string): Promise<Buyers> => {
  const place = must((await placeBySlug(scope, slug))?.id, `place ${slug}`)
  const partners = await partnersOf(scope, place)
  return { place, byName: new Map(partners.map((one) => [one.organisation, one.organisationId])) }
}

type Given = (typeof data.procurements)[number]

const sharesOf = ({ place, byName }: Buyers, all: Readonly<Record<string, number | undefined>>) =>
  Object.entries(all).map(([name, share]) => ({
    ...{ organisation: must(byName.get(name), `buyer ${name}`), place, share: share ?? 0 },
  }))

const abandon = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: { readonly by: string; readonly at: Date; readonly why: string },
): Promise<void> => {
  await markAbandoned(scope, id, given)
  await record(scope, { place, what: 'procurement abandoned', subject: { kind: 'procurement', id }, why: given.why })
}

const load = async (scope: Scope, own: Buyers, nextDoor: Buyers, given: Given, by: string): Promise<ProcurementId> => {
  const { title, need, kind, subject, theme } = given
  const id = await insertProcurement(
    scope,
    own.place,
    {
      ...{ title, need, theme, value: pence(given.value * 100), extensionMonths: given.extensionMonths },
      kind: must(isKind(kind) ? kind : undefined, `kind ${kind}`),
      subject: must(isSubject(subject) ? subject : undefined, `subject ${subject}`),
      ...{ noticeOn: maybeDay(given.noticeOn), startsOn: maybeDay(given.startsOn), endsOn: maybeDay(given.endsOn) },
      shares: [...sharesOf(own, given.shares), ...sharesOf(nextDoor, given.sharesNextDoor ?? {})],
      replaces: given.replaces.map((one) => ({ ...one, endsOn: maybeDay(one.endsOn) })),
    },
    { by, at: momentOn(given.on) },
  )
  await record(scope, {
    place: own.place,
    what: 'procurement planned',
    subject: { kind: 'procurement', id },
    after: { title },
  })
  if (given.abandoned !== undefined)
    await abandon(scope, own.place, id, { by, at: momentOn(given.abandoned.on), why: given.abandoned.why })
  return id
}

const consider = async (
  scope: Scope,
  { place, byName }: Buyers,
  nextDoor: Buyers,
  id: ProcurementId,
  by: string,
): Promise<void> => {
  const { on, asked, signed, answers, of: _, ...words } = data.consideration
  const questions = await checklistQuestions(scope, place)
  const at = momentOn(on)
  const given = questions.slice(0, answers.length).map(({ origin, question, priority: { number, title } }, i) => ({
    ...{ origin, question, priority: { number, title }, answer: answers[i] ?? '' },
  }))
  await saveConsideration(scope, place, id, { ...words, urgency: null, answers: given }, { by, at })
  for (const { kind, who, on: day, people, said, changed } of asked) {
    const known = must(
      consultedKinds.find((one) => one === kind),
      `kind ${kind}`,
    )
    await insertConsultation(
      scope,
      place,
      id,
      { kind: known, who, on: dayFrom(day), people, said, changed, corrects: null, correctedWhy: null },
      { by, at },
    )
  }
  const content = {
    ...must(await considerationOf(scope, id), 'record'),
    consultations: await consultationsOf(scope, id),
  }
  for (const one of signed) {
    const { id: byId, name } = await person(scope, one.by)
    const organisation = must(byName.get(one.for) ?? nextDoor.byName.get(one.for), `buyer ${one.for}`)
    await insertSignature(scope, id, { organisation, edition: 1, content, by: name, byId, at: momentOn(one.on) })
  }
  await record(scope, {
    place,
    what: 'demonstration record of what was considered loaded',
    subject: { kind: 'procurement', id },
    after: { signed: signed.length },
  })
}

export const demo = (ports: TenderPorts): DemoPart => ({
  words: 'what Merebridge plans to buy',
  load: async (scope, say) => {
    const [own, nextDoor] = [await buyersOf(scope, 'merebridge'), await buyersOf(scope, 'stonehithe')]
    if (!(await isInventedPlace(scope, own.place)) || (await procurementsOf(scope, own.place)).length > 0) return
    const { id: byId, name: by } = await person(scope, data.by)
    for (const given of data.procurements) {
      const id = await load(scope, own, nextDoor, given, by)
      if (given.title === data.consideration.of) await consider(scope, own, nextDoor, id, by)
    }
    await loadRoutes(scope, own.place)
    say(`${count(data.procurements.length, 'invented procurement')} planned`)
    const signedBy = new Date(Math.max(...data.consideration.signed.map(({ on }) => momentOn(on).getTime())))
    const tenders = await loadTenders(scope, ports, own.place, { by, byId, signedBy, now: new Date() })
    say(`${count(tenders, 'invented tender')} written`)
  },
  // All of it stands in the place, and goes with it.
  remove: async () => undefined,
})
