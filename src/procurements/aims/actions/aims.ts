// Choosing what a procurement is to bring, from what the place agreed and counts by.
import { measuresOf, unitWords } from '../../../measurement/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { type Day, dayOf, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { rulesInForce, tierFor } from '../../../policies/index.ts'
import { agreedPriorities } from '../../../priorities/index.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import type { Procurement } from '../../pipeline/rules/types.ts'
import { changedMeanwhile } from '../../rules/meanwhile.ts'
import type { ProcurementId } from '../../rules/types.ts'
import { clauseFor } from '../rules/clause.ts'
import { fittingFirst, toDrop } from '../rules/suggest.ts'
import type { Aims, AimsChosen } from '../rules/types.ts'
import { aimsOf, saveAims } from '../store/aims.ts'

export interface Suggested {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly unit: string
  readonly clause: string
  /** The priority it serves; null for none. */
  readonly priority: string | null
}

export interface Suggestions {
  readonly priorities: readonly {
    readonly id: string
    readonly number: number
    readonly title: string
    readonly fits: boolean
  }[]
  readonly measures: readonly Suggested[]
  /** What the policy in force lets a procurement of this value ask; null where it says nothing. */
  readonly cap: { readonly tier: string; readonly measuresAtMost: number } | null
}

const capOf = async (
  scope: Scope,
  place: PlaceId,
  value: Procurement['value'],
  day: Day,
): Promise<Suggestions['cap']> => {
  const rules = value === null ? undefined : await rulesInForce(scope, place, day)
  const tier = rules === undefined || value === null ? undefined : tierFor(rules, value)
  return tier === undefined ? null : { tier: tier.name, measuresAtMost: tier.measuresAtMost }
}

/** Of the place that keeps the procurement. */
export const suggestionsFor = async (
  scope: Scope,
  { place, theme, value }: Pick<Procurement, 'place' | 'theme' | 'value'>,
  day: Day,
): Promise<Suggestions> => {
  const same = (other: string | null): boolean => theme !== null && other?.trim().toLowerCase() === theme.toLowerCase()
  return {
    priorities: fittingFirst(await agreedPriorities(scope, place), theme).map((one) => ({
      ...{ id: one.id, number: one.number, title: one.title, fits: same(one.theme) },
    })),
    measures: (await measuresOf(scope, place, day)).map((one) => {
      const unit = unitWords(one.unit, one.ownUnit)
      return {
        ...{ id: one.id, code: one.code, title: one.title, unit, priority: one.priority },
        clause: clauseFor({ ...one, unit }),
      }
    }),
    cap: await capOf(scope, place, value, day),
  }
}

/** Measures to drop so that the tier's cap is kept, by id; none where it is. */
export const overCap = (aims: AimsChosen, { measures, cap }: Suggestions): readonly string[] => {
  if (cap === null) return []
  const serving = aims.measures.map(({ id }) => ({
    id,
    priority: measures.find((one) => one.id === id)?.priority ?? null,
  }))
  return toDrop(
    serving,
    aims.priorities.map(({ id }) => id),
    cap.measuresAtMost,
  )
}

const opened = async (scope: Scope, place: PlaceId, id: ProcurementId) => {
  needEdit(scope, place)
  const procurement = await openProcurement(scope, place, id)
  const before = await aimsOf(scope, id)
  return { procurement, before }
}

const keep = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  chosen: AimsChosen,
  before: Aims | undefined,
  at: Date,
) => {
  await saveAims(scope, place, id, chosen, { by: nameOf(scope), at })
  const told = ({ priorities, measures, lots, lotsWhy }: AimsChosen) => ({ priorities, measures, lots, lotsWhy })
  await record(scope, {
    place,
    what: 'aims chosen',
    subject: { kind: 'procurement', id },
    ...(before === undefined ? {} : { before: told(before) }),
    after: told(chosen),
  })
}

export interface AimsGiven {
  readonly priorities: readonly string[]
  readonly measures: readonly string[]
  readonly lots: boolean | null
  readonly lotsWhy: string
}

/** Clauses that somebody wrote stay; a new measure begins with one of ours. Field error `priorities`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const chooseAims = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: AimsGiven,
  { edition, at }: { readonly edition: number; readonly at: Date },
): Promise<Result<true>> => {
  const { procurement, before } = await opened(scope, place, id)
  if ((before?.edition ?? 0) !== edition) return changedMeanwhile()
  const { priorities, measures } = await suggestionsFor(scope, procurement, dayOf(at))
  const known = [...priorities, ...(before?.priorities ?? [])]
  if (given.priorities.some((one) => !known.some((other) => other.id === one)))
    return wrong({ priorities: 'Choose from the list: one of these is no longer agreed.' })
  const chosen = {
    priorities: given.priorities.flatMap((one) => {
      const found = known.find((other) => other.id === one)
      return found === undefined ? [] : [{ id: found.id, number: found.number, title: found.title }]
    }),
    measures: given.measures.flatMap((one) => {
      const earlier = before?.measures.find((other) => other.id === one)
      const found = measures.find((other) => other.id === one)
      if (found === undefined) return earlier === undefined ? [] : [earlier]
      const { code, title, unit, clause } = found
      return [{ id: found.id, code, title, unit, clause: earlier?.clause ?? clause }]
    }),
    ...{ lots: given.lots, lotsWhy: given.lotsWhy },
  }
  await keep(scope, place, id, chosen, before, at)
  return ok(true)
}

/** What the specification says of each measure, by id. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const writeClauses = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  clauses: Readonly<Record<string, string>>,
  { edition, at }: { readonly edition: number; readonly at: Date },
): Promise<Result<true>> => {
  const { before } = await opened(scope, place, id)
  if (before === undefined || before.edition !== edition) return changedMeanwhile()
  const measures = before.measures.map((one) => ({ ...one, clause: clauses[one.id] ?? one.clause }))
  await keep(scope, place, id, { ...before, measures }, before, at)
  return ok(true)
}
