// What a version is filled from: live while it is a draft, as it was kept from the moment it was proposed.
import { measuresOf, unitWords } from '../../../measurement/index.ts'
import { isInventedPlace, placeById } from '../../../places/index.ts'
import { type Day, dayOf, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { agreedPriorities, type PriorityView } from '../../../priorities/index.ts'
import type {
  AdoptionRow,
  Filling,
  MeasureTaken,
  Part,
  PriorityTaken,
  VersionRow,
  VersionWhole,
} from '../rules/types.ts'
import { adoptionsOf } from '../store/adoptions.ts'
import { partsOf } from '../store/parts.ts'
import { rulesOf } from '../store/rules.ts'

/** Only what a document shows of a priority: the rest of it goes on living on its own page. */
const taken = (one: PriorityView): PriorityTaken => ({
  id: one.id,
  number: one.number,
  version: one.version,
  title: one.title,
  want: one.want,
  forWhom: one.forWhom,
  where: one.where,
  why: one.why,
  good: one.good,
  agreedOn: one.agreedOn,
  goals: one.goals.map(({ title, code, plan }) => ({ title, code, plan: { title: plan.title } })),
  objectives: one.objectives.map(({ key, number, title }) => ({ key, number, title })),
})

export const prioritiesNow = async (scope: Scope, place: PlaceId): Promise<readonly PriorityTaken[]> =>
  [...(await agreedPriorities(scope, place))].sort((a, b) => a.number - b.number).map(taken)

/** What is counted today. Words that came under a licence are not ours to publish. */
const measuresNow = async (scope: Scope, place: PlaceId, day: Day): Promise<readonly MeasureTaken[]> =>
  (await measuresOf(scope, place, day))
    .filter(({ origin, private: licensed }) => origin === 'own' && !licensed)
    .map((one) => ({
      ...{ code: one.code, title: one.title, theme: one.theme, outcome: one.outcome.title, priority: one.priority },
      ...{ unit: unitWords(one.unit, one.ownUnit), whoCounts: one.whoCounts },
      checkedBy: one.evidence.checked ?? one.evidence.evidenced ?? '',
    }))

/** As things stand now. */
export const liveFilling = async (scope: Scope, version: VersionRow, now = new Date()): Promise<Filling> => {
  const rules = version.kind === 'policy' ? await rulesOf(scope, version.id) : undefined
  return {
    priorities: await prioritiesNow(scope, version.placeId),
    rules:
      rules === undefined
        ? null
        : {
            minimumWeighting: rules.minimumWeighting,
            thresholds: rules.thresholds,
            tiers: rules.tiers,
            from: rules.from,
            to: rules.to,
          },
    ...(version.kind === 'framework' ? { measures: await measuresNow(scope, version.placeId, dayOf(now)) } : {}),
  }
}

export const fillingOf = (scope: Scope, version: VersionRow): Promise<Filling> =>
  version.frozen === null ? liveFilling(scope, version) : Promise.resolve(version.frozen)

export const toldOf = (adoptions: readonly AdoptionRow[]): VersionWhole['adoptions'] =>
  adoptions.map(({ organisation, adoptedOn, minute }) => ({ organisation, on: adoptedOn, minute }))

/** A version with everything that `assemble` needs. */
export const wholeVersion = async (
  scope: Scope,
  version: VersionRow,
  given: { readonly filling?: Filling; readonly parts?: readonly Part[]; readonly address?: string } = {},
): Promise<VersionWhole> => {
  const { slug, name } = await placeById(scope, version.placeId)
  return {
    kind: version.kind,
    number: version.number,
    title: version.title,
    place: { slug, name, demonstration: await isInventedPlace(scope, version.placeId) },
    state: version.state,
    address: given.address ?? null,
    date: dayOf(version.publishedAt ?? version.changedAt),
    reviewOn: version.reviewOn,
    parts: given.parts ?? (await partsOf(scope, version.id)),
    filling: given.filling ?? (await fillingOf(scope, version)),
    adoptions: toldOf(await adoptionsOf(scope, version.id)),
    file: version.file,
  }
}
