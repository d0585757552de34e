// Which sets of objectives a place uses, and the sets that it writes itself: every wording is kept, and nothing that a priority
// serves can be taken away under it.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type Day,
  type FieldErrors,
  listOf,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { Wording } from '../rules/records.ts'
import { ownObjectiveKey } from '../rules/sets.ts'
import type { ObjectiveSet, OwnObjectiveId, OwnSetId } from '../rules/types.ts'
import {
  decideSet,
  endObjective,
  insertObjective,
  insertSet,
  insertWording,
  type OwnObjectiveRow,
  type OwnSetRow,
  objectiveProblem,
  ownObjective,
  ownSets,
  type SetToSave,
  saveSet,
} from '../store/objectives.ts'
import { byWhom, needEdit } from './allowed.ts'
import { objectiveSets } from './ask.ts'
import { linkedOnce, type PlanLinks } from './links.ts'

const servedWords = (titles: readonly string[]): string =>
  titles.length > 3 ? `${titles.slice(0, 3).join(', ')} and others` : listOf(titles)

/** The sets that are to be put aside though priorities serve objectives of theirs. */
const stillServed = async (
  scope: Scope,
  links: PlanLinks,
  place: PlaceId,
  sets: readonly ObjectiveSet[],
): Promise<readonly string[]> => {
  const keys = sets.flatMap(({ objectives }) => objectives.map(({ key }) => key))
  const found = await links.ofObjectives(scope, place, keys)
  return sets.flatMap(({ title, objectives }) => {
    const served = linkedOnce(
      found,
      objectives.map(({ key }) => key),
    )
    return served.length === 0 ? [] : [`“${title}” is served by ${servedWords(served.map((one) => one.title))}.`]
  })
}

/** @param keys of all sets that are used from now on */
export const chooseSets = async (
  scope: Scope,
  links: PlanLinks,
  place: PlaceId,
  keys: readonly string[],
): Promise<Result<void, FieldErrors>> => {
  needEdit(scope, place)
  const sets = await objectiveSets(scope, place)
  if (keys.some((key) => !sets.some((one) => one.key === key)))
    return wrong({ sets: 'Choose from the list. One of the sets chosen is not there.' })
  const changed = sets.filter(({ key, inUse }) => keys.includes(key) !== inUse)
  const served = await stillServed(
    scope,
    links,
    place,
    changed.filter(({ inUse }) => inUse),
  )
  if (served.length > 0)
    return wrong({ sets: `${served.join(' ')} Change these priorities first, or keep the set in use.` })
  for (const { key, inUse } of changed) await decideSet(scope, place, { key, inUse: !inUse })
  if (changed.length > 0)
    await record(scope, {
      what: 'objective sets chosen',
      subject: { kind: 'place', id: place },
      place,
      before: { used: sets.filter(({ inUse }) => inUse).map(({ key }) => key) },
      after: { used: keys },
    })
  return ok(undefined)
}

const titleTaken = { title: 'There is a set of this title here already. Choose another title.' }

export const addSet = async (
  scope: Scope,
  place: PlaceId,
  given: SetToSave,
): Promise<Result<OwnSetId, FieldErrors>> => {
  needEdit(scope, place)
  if ((await ownSets(scope, place)).some(({ title }) => title === given.title)) return wrong(titleTaken)
  const id = await insertSet(scope, place, given).catch(asRefusal(objectiveProblem))
  await record(scope, {
    what: 'objective set added',
    subject: { kind: 'objective set', id },
    place,
    after: { name: given.title, source: given.source },
  })
  return ok(id)
}

/** @throws Refused `not-found` */
export const setAt = async (scope: Scope, place: PlaceId, id: OwnSetId | undefined): Promise<OwnSetRow> => {
  const found = (await ownSets(scope, place)).find((one) => one.id === id)
  if (found === undefined) throw notFound('set of objectives')
  return found
}

export const changeSet = async (
  scope: Scope,
  place: PlaceId,
  id: OwnSetId,
  given: SetToSave,
): Promise<Result<OwnSetId, FieldErrors>> => {
  needEdit(scope, place)
  const before = await setAt(scope, place, id)
  if ((await ownSets(scope, place)).some((one) => one.id !== id && one.title === given.title)) return wrong(titleTaken)
  await saveSet(scope, id, given).catch(asRefusal(objectiveProblem))
  await record(scope, {
    what: 'objective set changed',
    subject: { kind: 'objective set', id },
    place,
    before: { name: before.title, source: before.source },
    after: { name: given.title, source: given.source },
  })
  return ok(id)
}

export const addObjective = async (
  scope: Scope,
  place: PlaceId,
  set: OwnSetId,
  wording: Wording,
): Promise<OwnObjectiveId> => {
  needEdit(scope, place)
  await setAt(scope, place, set)
  const id = await insertObjective(scope, place, set)
  await insertWording(scope, { place, objective: id, version: 1, by: byWhom(scope) }, wording)
  await record(scope, { what: 'objective added', subject: { kind: 'objective', id }, place, after: named(wording) })
  return id
}

const named = ({ number, title, words }: Wording) => ({ number, name: title, words })

/** Held until the transaction ends. @throws Refused `not-found` where it does not count any more */
const objectiveToChange = async (scope: Scope, place: PlaceId, id: OwnObjectiveId): Promise<OwnObjectiveRow> => {
  needEdit(scope, place)
  const found = await ownObjective(scope, place, id)
  if (found === undefined || found.withdrawnOn !== null) throw notFound('objective that counts')
  return found
}

/** A new wording; the earlier ones stay. The same words again change nothing. */
export const changeObjective = async (
  scope: Scope,
  place: PlaceId,
  id: OwnObjectiveId,
  wording: Wording,
): Promise<void> => {
  const before = await objectiveToChange(scope, place, id)
  const { number, title, words } = wording
  if (before.number === number && before.title === title && before.words === words) return
  await insertWording(scope, { place, objective: id, version: before.version + 1, by: byWhom(scope) }, wording)
  await record(scope, {
    what: 'objective changed',
    subject: { kind: 'objective', id },
    place,
    before: named(before),
    after: named(wording),
  })
}

export const withdrawObjective = async (
  scope: Scope,
  links: PlanLinks,
  id: OwnObjectiveId,
  { place, why, on }: { readonly place: PlaceId; readonly why: string; readonly on: Day },
): Promise<Result<string, FieldErrors>> => {
  const before = await objectiveToChange(scope, place, id)
  const key = ownObjectiveKey(id)
  const served = (await links.ofObjectives(scope, place, [key])).get(key) ?? []
  if (served.length > 0)
    return wrong({
      why: `It is served by ${servedWords(served.map(({ title }) => title))}. Change these priorities first.`,
    })
  if (why === '') return wrong({ why: 'Say why it no longer counts.' })
  await endObjective(scope, id, on, why)
  await record(scope, {
    what: 'objective withdrawn',
    subject: { kind: 'objective', id },
    place,
    before: named(before),
    why,
  })
  return ok(before.title)
}
