// The measures that a place can begin with: by our own themes, or by the outcomes of PPN 002. Choosing keeps the order of the pack.
import type { FrameworkContent, MeasureContent, OutcomeContent, ThemeContent } from '../../framework/rules/types.ts'
import { type Grade, isUnit } from '../../rules/words.ts'
import ppn from '../packs/ppn-002.json' with { type: 'json' }
import starter from '../packs/starter.json' with { type: 'json' }
import { directionOf, frequencyOf, levelOf } from './choices.ts'

type Written = (typeof starter.themes)[number]['outcomes'][number]['measures'][number]

const known = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`The starter pack says ${what}, which is not known`)
  return found
}

const measureOf = (written: Written): MeasureContent => {
  const { code, title, definition, ownUnit, whoCounts, whose, objectives, references } = written
  const evidence: Partial<Record<Grade, string>> = written.evidence
  return {
    ...{ code, title, definition, ownUnit, whoCounts, evidence, whose, objectives, references },
    unit: known([written.unit].find(isUnit), written.unit),
    frequency: known(frequencyOf(written.frequency), written.frequency),
    direction: known(directionOf(written.direction), written.direction),
    level: known(levelOf(written.level), written.level),
    nature: 'additional',
    priority: null,
  }
}

const byThemes: readonly ThemeContent[] = starter.themes.map(({ title, outcomes }) => ({
  title,
  outcomes: outcomes.map(({ title: name, words, measures }) => ({
    title: name,
    words,
    measures: measures.map(measureOf),
  })),
}))

const all = new Map(
  byThemes.flatMap(({ outcomes }) => outcomes.flatMap(({ measures }) => measures)).map((one) => [one.code, one]),
)

/** A measure may fit two outcomes; it is shown under each and stands under the first of those chosen. */
const byPpn: readonly ThemeContent[] = [
  {
    title: 'PPN 002',
    outcomes: ppn.outcomes.map(({ title, words, measures }) => ({
      title,
      words,
      measures: measures.map((code) => known(all.get(code), code)),
    })),
  },
]

export const arrangements = ['themes', 'ppn-002'] as const
export type Arrangement = (typeof arrangements)[number]
export const isArrangement = (text: string): text is Arrangement => (arrangements as readonly string[]).includes(text)

export interface StarterSet {
  readonly title: string
  readonly words: string
  readonly source: string
  readonly licence: string
  readonly vintage: string
  readonly toCheck: string | null
  readonly themes: readonly ThemeContent[]
}

export const starterSets: Readonly<Record<Arrangement, StarterSet>> = {
  themes: { ...starter, toCheck: null, themes: byThemes },
  'ppn-002': { ...ppn, themes: byPpn },
}

const outcomesWith = (outcomes: readonly OutcomeContent[], chosen: Set<string>): readonly OutcomeContent[] =>
  outcomes.flatMap((outcome) => {
    const measures = outcome.measures.filter(({ code }) => chosen.delete(code))
    return measures.length === 0 ? [] : [{ ...outcome, measures }]
  })

/** What was chosen, without themes and outcomes of which nothing was. Codes that the set does not hold are passed over. */
export const contentChosen = (arrangement: Arrangement, codes: readonly string[]): FrameworkContent => {
  const chosen = new Set(codes)
  return {
    themes: starterSets[arrangement].themes.flatMap(({ title, outcomes }) => {
      const some = outcomesWith(outcomes, chosen)
      return some.length === 0 ? [] : [{ title, outcomes: some }]
    }),
  }
}

export const codesIn = (arrangement: Arrangement): readonly string[] => [
  ...new Set(
    starterSets[arrangement].themes.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ measures }) => measures.map(({ code }) => code)),
    ),
  ),
]
