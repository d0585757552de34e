// Changes of one part of a draft: what is put in, changed or taken out, as a new whole. What is not there changes nothing.
import type { MeasureId, OutcomeId } from '../../rules/types.ts'
import type { FrameworkContent, MeasureContent, OutcomeContent } from './types.ts'

const changed = (
  content: FrameworkContent,
  change: (outcome: OutcomeContent) => OutcomeContent | undefined,
): FrameworkContent => ({
  themes: content.themes.map((theme) => ({
    ...theme,
    outcomes: theme.outcomes.flatMap((outcome) => change(outcome) ?? []),
  })),
})

const isMeasure =
  (id: MeasureId) =>
  (one: MeasureContent): boolean =>
    one.id === id

/** @param at the theme's place from 0; a new one where there is none */
export const withTheme = ({ themes }: FrameworkContent, at: number | null, title: string): FrameworkContent => ({
  themes:
    at === null ? [...themes, { title, outcomes: [] }] : themes.map((one, i) => (i === at ? { ...one, title } : one)),
})

export const withoutTheme = ({ themes }: FrameworkContent, at: number): FrameworkContent => ({
  themes: themes.filter((_, i) => i !== at),
})

/** A new outcome at the end of a theme. */
export const withNewOutcome = (
  { themes }: FrameworkContent,
  theme: number,
  words: Pick<OutcomeContent, 'title' | 'words'>,
): FrameworkContent => ({
  themes: themes.map((one, i) =>
    i === theme ? { ...one, outcomes: [...one.outcomes, { ...words, measures: [] }] } : one,
  ),
})

export const withOutcome = (
  content: FrameworkContent,
  id: OutcomeId,
  words: Pick<OutcomeContent, 'title' | 'words'>,
): FrameworkContent => changed(content, (one) => (one.id === id ? { ...one, ...words } : one))

export const withoutOutcome = (content: FrameworkContent, id: OutcomeId): FrameworkContent =>
  changed(content, (one) => (one.id === id ? undefined : one))

/** Under the outcome given: in its old place where it stood there already, else at the end. */
export const withMeasure = (content: FrameworkContent, outcome: OutcomeId, measure: MeasureContent): FrameworkContent =>
  changed(content, (one) => {
    const at = measure.id === undefined ? -1 : one.measures.findIndex(isMeasure(measure.id))
    if (one.id !== outcome) return at < 0 ? one : { ...one, measures: one.measures.toSpliced(at, 1) }
    return { ...one, measures: at < 0 ? [...one.measures, measure] : one.measures.with(at, measure) }
  })

export const withoutMeasure = (content: FrameworkContent, id: MeasureId): FrameworkContent =>
  changed(content, (one) => ({ ...one, measures: one.measures.filter((measure) => measure.id !== id) }))
