// Measures that were read, into what a framework's draft says. A measure that is there already keeps its id and whatever the
// spreadsheet is silent about; one that the spreadsheet does not name stays as it is.
import type { FrameworkContent, MeasureContent, OutcomeContent, ThemeContent } from '../../framework/rules/types.ts'
import { sameAs } from './read-measures.ts'
import type { HeldReason, ReadMeasure } from './sheet.ts'

export interface Change {
  readonly row: number
  readonly kind: 'new' | 'changed' | 'same'
  readonly theme: string
  readonly outcome: string
  readonly measure: MeasureContent
}

export interface Merged {
  readonly content: FrameworkContent
  readonly changes: readonly Change[]
  readonly held: readonly { readonly row: number; readonly reason: HeldReason }[]
  /** Measures of the draft that the spreadsheet does not name. */
  readonly untouched: number
}

export const noTheme = 'Not under a theme yet'
export const noOutcome = 'Not under an outcome yet'

interface Standing {
  readonly theme: string
  readonly outcome: string
  readonly measure: MeasureContent
}

const standing = ({ themes }: FrameworkContent): readonly Standing[] =>
  themes.flatMap(({ title: theme, outcomes }) =>
    outcomes.flatMap(({ title: outcome, measures }) => measures.map((measure) => ({ theme, outcome, measure }))),
  )

const firstBy = (all: readonly Standing[], key: (measure: MeasureContent) => string) =>
  new Map(all.toReversed().map((one) => [sameAs(key(one.measure)), one]))

/** By code where the row has one, else by title: the first of several. */
const finder = (all: readonly Standing[]) => {
  const byCode = firstBy(all, ({ code }) => code)
  const byTitle = firstBy(all, ({ title }) => title)
  return ({ code, title }: ReadMeasure): Standing | undefined =>
    code === null ? byTitle.get(sameAs(title)) : byCode.get(sameAs(code))
}

/** `M1`, `M2`…: the first that no measure has. */
const freeCode = (taken: Set<string>): string => {
  let number = 1
  while (taken.has(`m${number}`)) number += 1
  taken.add(`m${number}`)
  return `M${number}`
}

/** What nobody said is what does least harm: asked each quarter, more is better, and no more than an output. */
const fresh = (read: ReadMeasure, code: string, held: boolean): MeasureContent => ({
  ...{ code, title: read.title, definition: read.definition, unit: read.unit, ownUnit: read.ownUnit },
  whoCounts: read.who,
  evidence: read.evidence,
  frequency: read.frequency ?? 'quarterly',
  direction: read.direction ?? 'up',
  level: read.level ?? 'output',
  ...{ whose: read.whose, nature: 'additional', priority: null },
  ...{ objectives: read.objectives, references: read.references, private: held },
})

const updated = (before: MeasureContent, read: ReadMeasure): MeasureContent => ({
  ...before,
  title: read.title,
  definition: read.definition || before.definition,
  whoCounts: read.who || before.whoCounts,
  evidence: { ...before.evidence, ...read.evidence },
  frequency: read.frequency ?? before.frequency,
  direction: read.direction ?? before.direction,
  level: read.level ?? before.level,
  whose: read.whose || before.whose,
  objectives: read.objectives.length === 0 ? before.objectives : read.objectives,
  references: read.references.length === 0 ? before.references : read.references,
})

/** The parts of an object in the order of their names: the database gives them back in an order of its own. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

const sameWords = (a: Standing, b: Standing): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)

/** @param held whether what is read came under a licence */
const decide = (read: ReadMeasure, before: Standing | undefined, taken: Set<string>, held: boolean): Change => {
  if (before === undefined) {
    const theme = read.theme ?? noTheme
    const outcome = read.outcome ?? (read.theme === null ? noOutcome : read.theme)
    const measure = fresh(read, read.code ?? freeCode(taken), held)
    return { row: read.row, kind: 'new', theme, outcome, measure }
  }
  const where = { theme: read.theme ?? before.theme, outcome: read.outcome ?? before.outcome }
  const same = { ...where, measure: updated(before.measure, read) }
  // What says nothing new brings nothing that came under a licence.
  if (sameWords(before, same)) return { row: read.row, kind: 'same', ...before }
  // Once private, it stays so: the words that came under the licence may still be in it.
  return {
    row: read.row,
    kind: 'changed',
    ...same,
    measure: { ...same.measure, private: held || before.measure.private === true },
  }
}

const placed = (outcomes: readonly OutcomeContent[], title: string, measure: MeasureContent): OutcomeContent[] => {
  const at = outcomes.findIndex((one) => sameAs(one.title) === sameAs(title))
  if (at < 0) return [...outcomes, { title, words: '', measures: [measure] }]
  return outcomes.map((one, i) => (i === at ? { ...one, measures: [...one.measures, measure] } : one))
}

/** Where a measure of this code stands already it is replaced where it is; under another outcome, it moves there. */
const put = (
  themes: readonly ThemeContent[],
  { theme, outcome, measure }: Change,
  was: Standing | undefined,
): readonly ThemeContent[] => {
  const stays = was !== undefined && sameAs(was.theme) === sameAs(theme) && sameAs(was.outcome) === sameAs(outcome)
  const others = themes.map((one) => ({
    ...one,
    outcomes: one.outcomes.map((each) => ({
      ...each,
      measures: each.measures.flatMap((there) =>
        was === undefined || there.code !== was.measure.code ? [there] : stays ? [measure] : [],
      ),
    })),
  }))
  if (stays) return others
  const at = others.findIndex((one) => sameAs(one.title) === sameAs(theme))
  if (at < 0) return [...others, { title: theme, outcomes: placed([], outcome, measure) }]
  return others.map((one, i) => (i === at ? { ...one, outcomes: placed(one.outcomes, outcome, measure) } : one))
}

export const merge = (before: FrameworkContent, read: readonly ReadMeasure[], held: boolean): Merged => {
  const all = standing(before)
  const find = finder(all)
  const taken = new Set([
    ...all.map(({ measure }) => sameAs(measure.code)),
    ...read.map(({ code }) => sameAs(code ?? '')),
  ])
  const named = new Set<Standing>()
  const changes: Change[] = []
  const unsure: { row: number; reason: HeldReason }[] = []
  let themes = before.themes
  for (const one of read) {
    const was = find(one)
    if (was !== undefined && named.has(was)) unsure.push({ row: one.row, reason: 'measure-twice' })
    else if (was !== undefined && (was.measure.unit !== one.unit || was.measure.ownUnit !== one.ownUnit))
      unsure.push({ row: one.row, reason: 'unit-other' })
    else {
      const change = decide(one, was, taken, held)
      if (was !== undefined) named.add(was)
      changes.push(change)
      if (change.kind !== 'same') themes = put(themes, change, was)
    }
  }
  return { content: { themes }, changes, held: unsure, untouched: all.length - named.size }
}
