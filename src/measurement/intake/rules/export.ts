// What a framework says as a table that can be edited anywhere and read in again: its headings are those that the reader knows.
import type { FrameworkContent, MeasureContent } from '../../framework/rules/types.ts'
import { grades, gradeWords } from '../../rules/words.ts'
import { referenceWritten } from './choices.ts'
import { unitWritten } from './units.ts'

const frequencies = { once: 'Once', monthly: 'Monthly', quarterly: 'Quarterly', yearly: 'Yearly' } as const
const directions = { up: 'Up', down: 'Down', none: 'None' } as const
const levels = { output: 'Output', outcome: 'Outcome' } as const

export const exportHeadings: readonly string[] = [
  ...['Theme', 'Outcome', 'Code', 'Measure', 'Definition', 'Unit', 'Who counts'],
  ...grades.map((grade) => `Evidence (${gradeWords[grade].toLowerCase()})`),
  ...['How often', 'Direction', 'Output or outcome', 'Whose wellbeing', 'Objectives served', 'Codes elsewhere'],
]

const cellsOf = (theme: string, outcome: string, measure: MeasureContent): readonly string[] => [
  ...[theme, outcome, measure.code, measure.title, measure.definition, unitWritten(measure), measure.whoCounts],
  ...grades.map((grade) => measure.evidence[grade] ?? ''),
  ...[frequencies[measure.frequency], directions[measure.direction], levels[measure.level], measure.whose],
  ...[measure.objectives.join('; '), measure.references.map(referenceWritten).join('; ')],
]

export const exportRows = ({ themes }: FrameworkContent): readonly (readonly string[])[] =>
  themes.flatMap(({ title: theme, outcomes }) =>
    outcomes.flatMap(({ title: outcome, measures }) => measures.map((measure) => cellsOf(theme, outcome, measure))),
  )

/** What may be passed on, and how much of it may not: private measures stay with the place that has the licence. */
export const openPart = (
  content: FrameworkContent,
): { readonly content: FrameworkContent; readonly leftOut: number } => {
  const all = content.themes.flatMap(({ outcomes }) => outcomes.flatMap(({ measures }) => measures))
  const themes = content.themes.map((theme) => ({
    ...theme,
    outcomes: theme.outcomes
      .map((outcome) => ({
        ...outcome,
        measures: outcome.measures.filter((one) => one.private !== true),
        had: outcome.measures.length,
      }))
      // The name of an outcome under which everything is private may itself come under the licence.
      .filter(({ measures, had }) => measures.length > 0 || had === 0)
      .map(({ had: _, ...outcome }) => outcome),
  }))
  const had = new Map(content.themes.map((theme) => [theme.title, theme.outcomes.length]))
  return {
    content: { themes: themes.filter(({ title, outcomes }) => outcomes.length > 0 || had.get(title) === 0) },
    leftOut: all.filter((one) => one.private === true).length,
  }
}
