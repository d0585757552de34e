// Writing a framework: a draft is changed as often as one likes, put in force from a day, and then stays as it is.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type Day,
  dayOf,
  formatDay,
  listOf,
  may,
  notAllowed,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { codesTwice, measuresIn, withKnownIds } from '../rules/content.ts'
import type { Framework, FrameworkContent, FrameworkVersion } from '../rules/types.ts'
import { versionOn } from '../rules/versions.ts'
import { contentOf, replaceContent } from '../store/content.ts'
import {
  frameworkProblem,
  frameworkProblems,
  frameworksIn,
  insertDraft,
  insertFramework,
  lockFramework,
  removeDraft,
  setEnd,
  setInForce,
  touchDraft,
  versionsOf,
} from '../store/frameworks.ts'

/** @throws Refused `not-allowed` */
export const needEdit = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'measurement.edit', { kind: 'place', id: place }))
    throw notAllowed('write the measures of this place')
}

export const nameOf = ({ actor }: Scope): string => (actor.kind === 'public' ? 'nobody signed in' : actor.name)

const about = (place: PlaceId, id: FrameworkId) => ({ place, subject: { kind: 'framework', id } as const })

/** An empty framework with its first draft. Field error `title` where the place has one of that title. */
export const newFramework = async (
  scope: Scope,
  place: PlaceId,
  given: { readonly title: string; readonly theme: string | null },
): Promise<Result<{ readonly framework: FrameworkId; readonly draft: FrameworkVersion }>> => {
  needEdit(scope, place)
  const title = given.title.trim()
  const taken = (await frameworksIn(scope, place)).some(
    (one) => one.endedOn === null && one.title.toLowerCase() === title.toLowerCase(),
  )
  if (taken) return wrong(frameworkProblems.measurement_frameworks_title_unique)
  const theme = given.theme?.trim() || null
  const framework = await insertFramework(scope, place, { title, theme, by: nameOf(scope) }).catch(
    asRefusal(frameworkProblem),
  )
  await record(scope, { ...about(place, framework), what: 'framework made', after: { title, theme } })
  return ok({ framework, draft: await insertDraft(scope, place, framework) })
}

export const ended = (): Refused => new Refused('framework-ended', 409, 'This framework has ended.', 'Make a new one.')

const today = (): Day => dayOf(new Date())

interface Held {
  readonly framework: Framework
  readonly versions: readonly FrameworkVersion[]
  readonly draft: FrameworkVersion | undefined
}

/** Changes of one framework wait for each other. */
const held = async (scope: Scope, place: PlaceId, id: FrameworkId): Promise<Held> => {
  needEdit(scope, place)
  const framework = await lockFramework(scope, place, id)
  if (framework === undefined) throw notFound('framework')
  if (framework.endedOn !== null && framework.endedOn <= today()) throw ended()
  const versions = await versionsOf(scope, place, id)
  return { framework, versions, draft: versions.find(({ from }) => from === null) }
}

/** The draft of a framework; where it has none, a new one that says what the newest version says. */
export const openDraft = async (scope: Scope, place: PlaceId, id: FrameworkId): Promise<FrameworkVersion> => {
  const { draft, versions } = await held(scope, place, id)
  if (draft !== undefined) return draft
  const opened = await insertDraft(scope, place, id)
  const [newest] = versions
  if (newest !== undefined)
    await replaceContent(scope, { place, framework: id, version: opened.id }, await contentOf(scope, newest.id))
  await record(scope, { ...about(place, id), what: 'framework draft opened', after: { version: opened.number } })
  return opened
}

/**
 * Replaces all that the draft says. Field error `code` where a code stands twice.
 * @param edition the draft's, as it was read: where somebody changed it since, field error `edition`
 */
export const writeDraft = async (
  scope: Scope,
  place: PlaceId,
  id: FrameworkId,
  content: FrameworkContent,
  edition?: number,
): Promise<Result<FrameworkVersion>> => {
  const { draft, versions } = await held(scope, place, id)
  if (draft === undefined) throw notFound('draft')
  const twice = codesTwice(content)
  if (twice.length > 0) return wrong({ code: `These codes stand more than once: ${listOf(twice)}. Change them.` })
  const touched = await touchDraft(scope, draft.id, edition ?? draft.edition)
  if (touched === undefined)
    return wrong({ edition: 'Somebody else has changed this draft since you opened it. Look at it again.' })
  const known = await Promise.all(versions.map((version) => contentOf(scope, version.id)))
  const clean = withKnownIds(content, known)
  await replaceContent(scope, { place, framework: id, version: draft.id }, clean).catch(asRefusal(frameworkProblem))
  await record(scope, {
    ...about(place, id),
    what: 'framework draft changed',
    after: { version: draft.number, measures: measuresIn(clean).length },
  })
  return ok({ ...draft, edition: touched.edition })
}

const notReady = (content: FrameworkContent): string | undefined =>
  measuresIn(content).length === 0 ? 'There is no measure in this draft yet. Add at least one.' : undefined

/** The draft holds from a day on; the version before it ends the day before. Field error `from`. */
export const putInForce = async (
  scope: Scope,
  place: PlaceId,
  id: FrameworkId,
  given: { readonly from: Day; readonly at: Date },
): Promise<Result<FrameworkVersion>> => {
  const { draft, versions } = await held(scope, place, id)
  if (draft === undefined) throw notFound('draft')
  const last = versions
    .flatMap(({ from }) => (from === null ? [] : [from]))
    .toSorted()
    .at(-1)
  if (last !== undefined && given.from <= last)
    return wrong({ from: `The version before holds from ${formatDay(last)}. Choose a later day.` })
  // The first may tell of the past; after it, a day that has passed keeps the words it had.
  if (last !== undefined && given.from < dayOf(given.at))
    return wrong({ from: 'This day has passed, and other words held then. Choose today or a later day.' })
  const missing = notReady(await contentOf(scope, draft.id))
  if (missing !== undefined) return wrong({ from: missing })
  const by = nameOf(scope)
  await setInForce(scope, draft.id, { from: given.from, by, at: given.at })
  await record(scope, {
    ...about(place, id),
    what: 'framework put in force',
    after: { version: draft.number, from: given.from },
  })
  return ok({ ...draft, from: given.from, putInForceBy: by, putInForceAt: given.at })
}

/** Throws a draft away. A framework that never held anything stays, empty, with a new draft to come. */
export const dropDraft = async (scope: Scope, place: PlaceId, id: FrameworkId): Promise<void> => {
  const { draft } = await held(scope, place, id)
  if (draft === undefined) throw notFound('draft')
  await removeDraft(scope, draft.id)
  await record(scope, { ...about(place, id), what: 'framework draft dropped', before: { version: draft.number } })
}

/** From a day on it is no longer used. What was recorded stays, with its names. */
export const endFramework = async (
  scope: Scope,
  place: PlaceId,
  id: FrameworkId,
  given: { readonly on: Day; readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  const { versions } = await held(scope, place, id)
  if (given.why.trim() === '') return wrong({ why: 'Say why, in a few words: people will ask.' })
  const today = dayOf(given.at)
  if (given.on < today && versionOn(versions, today) !== undefined)
    return wrong({ on: 'Choose today or a later day: it holds until now.' })
  await setEnd(scope, id, given.on)
  await record(scope, { ...about(place, id), what: 'framework ended', after: { on: given.on }, why: given.why })
  return ok(true)
}
