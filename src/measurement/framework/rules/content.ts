// What a version says, taken as a whole: its measures, the ids that go on, and changes of one part of it.
import type { MeasureId, OutcomeId } from '../../rules/types.ts'
import type { FrameworkContent, MeasureContent, OutcomeContent } from './types.ts'

export const outcomesIn = ({ themes }: FrameworkContent): readonly OutcomeContent[] =>
  themes.flatMap(({ outcomes }) => outcomes)

export const measuresIn = (content: FrameworkContent): readonly MeasureContent[] =>
  outcomesIn(content).flatMap(({ measures }) => measures)

/** Codes that stand more than once, each once. */
export const codesTwice = (content: FrameworkContent): readonly string[] => {
  const codes = measuresIn(content).map(({ code }) => code)
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))]
}

/**
 * Ids that this framework never gave out, or that stand twice, are left off: what they stood on is new. A measure that came under a
 * licence stays private whatever a form says.
 */
export const withKnownIds = (content: FrameworkContent, known: readonly FrameworkContent[]): FrameworkContent => {
  const outcomes = new Set(known.flatMap(outcomesIn).flatMap(({ id }) => (id === undefined ? [] : [id])))
  const measures = new Map(known.flatMap(measuresIn).flatMap((one) => (one.id === undefined ? [] : [[one.id, one]])))
  const seen = new Set<OutcomeId | MeasureId>()
  const once = <T extends OutcomeId | MeasureId>(id: T | undefined, isKnown: boolean): { readonly id?: T } => {
    if (id === undefined || !isKnown || seen.has(id)) return {}
    seen.add(id)
    return { id }
  }
  return {
    themes: content.themes.map((theme) => ({
      ...theme,
      outcomes: theme.outcomes.map(({ id: outcome, ...rest }) => ({
        ...rest,
        ...once(outcome, outcome !== undefined && outcomes.has(outcome)),
        measures: rest.measures.map(({ id, ...measure }) => {
          const before = id === undefined ? undefined : measures.get(id)
          return {
            ...measure,
            ...once(id, before !== undefined),
            private: (measure.private ?? false) || (before?.private ?? false),
          }
        }),
      })),
    })),
  }
}
