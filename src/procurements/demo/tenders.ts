// The tenders of the demonstration: one is open, for the service that four bodies buy together; one is a draft; one has closed. Days are
// counted from the day on which the demonstration is loaded, so that what is open is open.
import { addDays, asDay, dayOf, momentAt, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { suggestionsFor } from '../aims/actions/aims.ts'
import { aimsOf, saveAims } from '../aims/store/aims.ts'
import { insertSignature, saveConsideration } from '../consideration/store/consideration.ts'
import type { Procurement } from '../pipeline/rules/types.ts'
import { buyersIn, procurementsOf } from '../pipeline/store/procurements.ts'
import { beginTender, changeConditions, changeWords } from '../tender/actions/drafts.ts'
import { testFormula } from '../tender/actions/laboratory.ts'
import type { TenderPorts } from '../tender/actions/ports.ts'
import { publishTender } from '../tender/actions/publish.ts'
import type { TenderId } from '../tender/rules/types.ts'
import { insertAmendment } from '../tender/store/rooms.ts'
import { tenderById } from '../tender/store/tenders.ts'
import data from './tenders.json' with { type: 'json' }

const aDay = 86_400_000

const done = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: unknown },
): T => {
  if (!result.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(result.errors)}`)
  return result.value
}

const noonIn = (from: Date, days: number): Date => {
  const day = addDays(dayOf(from), days)
  // Bids do not close at a weekend.
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  const moved = addDays(day, weekday === 0 ? 1 : weekday === 6 ? 2 : 0)
  return momentAt(moved, '12:00') ?? new Date(`${moved}T12:00:00Z`)
}

const chooseAims = async (
  scope: Scope,
  procurement: Procurement,
  by: string,
  at: Date,
  measures: number,
): Promise<void> => {
  if ((await aimsOf(scope, procurement.id)) !== undefined) return
  const suggested = await suggestionsFor(scope, procurement, dayOf(at))
  const chosen = {
    priorities: suggested.priorities.slice(0, 1).map(({ id, number, title }) => ({ id, number, title })),
    measures: suggested.measures
      .slice(0, measures)
      .map(({ id, code, title, unit, clause }) => ({ ...{ id, code, title, unit, clause } })),
    ...{ lots: false, lotsWhy: 'People should tell their story once. Small organisations may bid together.' },
  }
  await saveAims(scope, procurement.place, procurement.id, chosen, { by, at })
}

interface Sent {
  readonly title: string
  readonly template: string
  readonly summary: string
  readonly floor: number
  readonly ceiling: number
}

const published = async (
  scope: Scope,
  ports: TenderPorts,
  { id: procurement, place }: Procurement,
  given: Sent,
  { at, closesAt }: { readonly at: Date; readonly closesAt: Date },
  conditions: readonly { readonly title: string; readonly words: string }[],
): Promise<TenderId> => {
  const tender = done(
    await beginTender(scope, place, procurement, { title: given.title, lot: null, template: given.template }, at),
  )
  const which = { place, procurement, tender }
  const edition = async () => (await tenderById(scope, tender))?.edition ?? 0
  const words = {
    ...{ title: given.title, lot: null, summary: given.summary, blindToPrice: true, graceSeconds: 600, closesAt },
    questionsUntil: noonIn(closesAt, -14),
    decisionOn: asDay(dayOf(noonIn(closesAt, 38))) ?? null,
  }
  done(await changeWords(scope, which, words, await edition()))
  if (conditions.length > 0)
    await changeConditions(
      scope,
      which,
      conditions.map((one, i) => ({ ...one, id: `k${i + 1}` })),
      await edition(),
    )
  const formula = { name: 'absolute', parameters: { floor: given.floor * 100, ceiling: given.ceiling * 100 } }
  done(await testFormula(scope, ports.laboratory, which, { formula, edition: await edition(), now: at }))
  done(await publishTender(scope, ports, which, { edition: await edition(), read: true, now: at }))
  return tender
}

/** Signed by its only buyer before anything began. */
const considered = async (
  scope: Scope,
  { id, place }: Procurement,
  { by, byId, at }: { readonly by: string; readonly byId: string; readonly at: Date },
): Promise<void> => {
  const { why } = data.closed
  const words = {
    ...{ area: 'Merebridge', economic: why, social: why, environmental: 'Peat stays in the ground.', process: why },
    ...{
      relevance: why,
      proportion: why,
      consult: false,
      consultWhy: 'The gardens stay as they are.',
      urgency: null,
      answers: [],
    },
  }
  await saveConsideration(scope, place, id, words, { by, at })
  for (const { organisation } of await buyersIn(scope, id))
    await insertSignature(scope, id, { organisation, edition: 1, content: words, by, byId, at })
}

export const loadTenders = async (
  scope: Scope,
  ports: TenderPorts,
  place: PlaceId,
  who: { readonly by: string; readonly byId: string; readonly signedBy: Date; readonly now: Date },
): Promise<number> => {
  const all = await procurementsOf(scope, place)
  const named = (title: string): Procurement => {
    const found = all.find((one) => one.title === title)
    if (found === undefined) throw new Error(`The demonstration's data is wrong: there is no procurement “${title}”`)
    return found
  }
  const { by, now, signedBy } = who
  const opened = new Date(Math.max(now.getTime() - 14 * aDay, signedBy.getTime() + aDay))
  const joint = named(data.open.of)
  await chooseAims(scope, joint, by, opened, 3)
  const closesAt = noonIn(new Date(Math.max(now.getTime(), opened.getTime())), 42)
  const tender = await published(scope, ports, joint, data.open, { at: opened, closesAt }, data.open.conditions)
  await insertAmendment(
    scope,
    { place, id: tender },
    { words: data.open.amendment, about: null, substantial: false, noExtensionWhy: null, changes: [] },
    { by, at: new Date(opened.getTime() + 7 * aDay) },
  )

  const clinics = named(data.draft.of)
  done(
    await beginTender(
      scope,
      place,
      clinics.id,
      { title: data.draft.title, lot: null, template: data.draft.template },
      now,
    ),
  )

  const gardens = named(data.closed.of)
  const before = new Date(now.getTime() - 50 * aDay)
  await considered(scope, gardens, { ...who, at: new Date(before.getTime() - 5 * aDay) })
  await chooseAims(scope, gardens, by, before, 1)
  await published(scope, ports, gardens, data.closed, { at: before, closesAt: noonIn(now, -9) }, [])
  return 3
}
