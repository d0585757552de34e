// What Merebridge counts: a framework in two versions, two measures of a contract's own, and the caps of its tiers.
import { isInventedPlace, placeBySlug } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import type { DemoPart } from '../../platform/http/index.ts'
import { count, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { agreedPriorities } from '../../priorities/index.ts'
import { measuresEver } from '../framework/actions/ask.ts'
import { addContractMeasure } from '../framework/actions/edit.ts'
import { newFramework, openDraft, writeDraft } from '../framework/actions/write.ts'
import { measuresIn } from '../framework/rules/content.ts'
import type { FrameworkContent, Measure } from '../framework/rules/types.ts'
import { contentOf } from '../framework/store/content.ts'
import { frameworksIn, setInForce } from '../framework/store/frameworks.ts'
import { contentChosen } from '../intake/rules/starter.ts'
import type { FrameworkId, MeasureId } from '../rules/types.ts'
import { isUnit } from '../rules/words.ts'
import { starterScheme } from '../tiers/rules/starter.ts'
import { writeScheme } from '../tiers/store/schemes.ts'
import data from './framework.json' with { type: 'json' }
import { dayFrom, momentOn, must } from './must.ts'
import { loadResults } from './results.ts'

const slug = 'merebridge'

const nameOf = async (scope: Scope, email: string): Promise<string> =>
  must(await anyPersonByEmail(scope, email), `person ${email}`).name

const numbers: Readonly<Record<string, number>> = data.priorities

/** Measures keep their ids from version to version, and each names the priority it serves. */
const contentFor = async (
  scope: Scope,
  place: PlaceId,
  codes: readonly string[],
  before: FrameworkContent,
): Promise<FrameworkContent> => {
  const priorities = new Map((await agreedPriorities(scope, place)).map(({ number, id }) => [number, id]))
  const measures = new Map(measuresIn(before).map((one) => [one.code, one.id]))
  const outcomes = new Map(before.themes.flatMap(({ outcomes: all }) => all).map((one) => [one.title, one.id]))
  const { themes } = contentChosen('themes', codes)
  return {
    themes: themes.map((theme) => ({
      ...theme,
      outcomes: theme.outcomes.map((outcome) => {
        const known = outcomes.get(outcome.title)
        return {
          ...outcome,
          ...(known === undefined ? {} : { id: known }),
          measures: outcome.measures.map((one) => {
            const id = measures.get(one.code)
            const priority = priorities.get(numbers[one.code] ?? 0) ?? null
            return { ...one, ...(id === undefined ? {} : { id }), priority }
          }),
        }
      }),
    })),
  }
}

const loadVersions = async (scope: Scope, place: PlaceId, framework: FrameworkId, by: string): Promise<void> => {
  for (const { from, written, measures } of data.versions) {
    const draft = await openDraft(scope, place, framework)
    const content = await contentFor(scope, place, measures, await contentOf(scope, draft.id))
    const saved = await writeDraft(scope, place, framework, content)
    if (!saved.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(saved.errors)}`)
    await setInForce(scope, draft.id, { from: dayFrom(from), by, at: momentOn(written) })
    await record(scope, {
      place,
      what: 'framework put in force',
      subject: { kind: 'framework', id: framework },
      after: { version: draft.number, from },
    })
  }
}

type Given = (typeof data.contractMeasures)[number]

const loadContractMeasure = async (
  scope: Scope,
  place: PlaceId,
  all: readonly Measure[],
  given: Given,
): Promise<void> => {
  const coded = (code: string | undefined): Measure =>
    must(
      all.find((one) => one.code === code),
      `measure ${code}`,
    )
  const model = coded(given.from ?? given.like)
  const { framework } = model
  const unit = given.unit !== undefined && isUnit(given.unit) ? given.unit : model.unit
  const words = {
    ...model,
    ...{ code: given.code, title: given.title, unit, ownUnit: given.ownUnit ?? model.ownUnit },
    definition: given.definition ?? model.definition,
  }
  const use =
    given.from === undefined
      ? { kind: 'local' as const, outcome: coded(given.under).outcome.id }
      : { kind: 'adapted' as const, from: model.id satisfies MeasureId, changed: given.changed ?? '' }
  const added = await addContractMeasure(scope, place, framework, words, use, dayFrom(given.on))
  if (!added.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(added.errors)}`)
}

const loadTiers = async (scope: Scope, place: PlaceId): Promise<void> => {
  const { from, on, by, why } = data.tiers
  const scheme = { ...starterScheme, from: dayFrom(from) }
  await writeScheme(scope, place, scheme, { why, by: await nameOf(scope, by), at: momentOn(on) })
  await record(scope, { place, what: 'tiers set', subject: { kind: 'place', id: place }, after: { from }, why })
}

const loadFramework = async (scope: Scope, place: PlaceId, say: (words: string) => void): Promise<void> => {
  const made = await newFramework(scope, place, { title: data.title, theme: null })
  if (!made.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(made.errors)}`)
  await loadVersions(scope, place, made.value.framework, await nameOf(scope, data.by))
  const all = await measuresEver(scope, place)
  for (const given of data.contractMeasures) await loadContractMeasure(scope, place, all, given)
  await loadTiers(scope, place)
  say(`An invented framework of ${count((await measuresEver(scope, place)).length, 'measure')} loaded`)
}

export const demo: DemoPart = {
  words: 'what Merebridge counts',
  load: async (scope, say) => {
    const place = must((await placeBySlug(scope, slug))?.id, 'place')
    if (!(await isInventedPlace(scope, place))) return
    if ((await frameworksIn(scope, place)).length === 0) await loadFramework(scope, place, say)
    await loadResults(scope, place, say)
  },
  // All of it stands in the place, and goes with it.
  remove: async () => undefined,
}
