// A measure as form fields.
import {
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { type Grade, grades, isNature, isUnit } from '../../rules/words.ts'
import { directions, frequencies, levels, type MeasureWords, type Reference } from '../rules/types.ts'

/** A promise needs no evidence, and a claim is a promise kept in words. */
export const evidenceGrades = grades.filter((grade) => grade !== 'promised' && grade !== 'claimed')
const textFields = [
  ...['code', 'title', 'definition', 'unit', 'ownUnit', 'whoCounts', 'frequency', 'direction', 'level', 'whose'],
  ...['nature', 'priority', 'references'],
] as const
type TextField =
  | 'code'
  | 'title'
  | 'definition'
  | 'unit'
  | 'ownUnit'
  | 'whoCounts'
  | 'frequency'
  | 'direction'
  | 'level'
  | 'whose'
  | 'nature'
  | 'priority'
  | 'references'

export interface MeasureTyped extends Readonly<Record<TextField, string>> {
  readonly evidence: Readonly<Record<string, string>>
  readonly objectives: readonly string[]
}

export const evidenceField = (grade: Grade): string => `evidence-${grade}`

export const measureTyped = (body: Body): MeasureTyped => ({
  ...(Object.fromEntries(textFields.map((name) => [name, textOf(body, name)])) as Record<TextField, string>),
  evidence: Object.fromEntries(evidenceGrades.map((grade) => [grade, textOf(body, evidenceField(grade))])),
  objectives: textsOf(body, 'objectives'),
})

/** One reference a line: `PPN 002: 3a`. */
const referencesShown = (references: readonly Reference[]): string =>
  references.map(({ framework, code }) => `${framework}: ${code}`).join('\n')

export const measureShown = (words: MeasureWords): MeasureTyped => ({
  ...words,
  ownUnit: words.ownUnit ?? '',
  priority: words.priority ?? '',
  references: referencesShown(words.references),
  evidence: words.evidence,
})

export const emptyMeasure: MeasureTyped = {
  ...{ code: '', title: '', definition: '', unit: '', ownUnit: '', whoCounts: '', frequency: 'quarterly' },
  ...{ direction: 'up', level: 'output', whose: '', nature: 'additional', priority: '', references: '' },
  evidence: {},
  objectives: [],
}

const referenceIn = (line: string): Reference | undefined => {
  const at = line.lastIndexOf(':')
  const [framework, code] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
  return at < 0 || framework === '' || code === '' || line.length > 200 ? undefined : { framework, code }
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '')

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text)

const length = (text: string, least: 0 | 1, most: number, what: string): string | undefined => {
  if (text.length < least) return `Enter ${what}.`
  return text.length > most ? `Use at most ${most.toLocaleString('en-GB')} letters.` : undefined
}

export interface Known {
  readonly priorities: readonly string[]
  readonly objectives: readonly string[]
}

const problems = (typed: MeasureTyped, known: Known): FieldErrors =>
  errorsOf({
    code: length(typed.code, 1, 40, 'a short code, such as JOBS-1'),
    title: length(typed.title, 1, 300, 'what is measured'),
    definition: length(typed.definition, 0, 4000, 'a definition'),
    unit: isUnit(typed.unit) ? undefined : 'Choose what it is counted in.',
    ownUnit: typed.unit === 'own' ? length(typed.ownUnit, 1, 60, 'your own unit, such as school visits') : undefined,
    whoCounts: length(typed.whoCounts, 0, 2000, 'who counts'),
    whose: length(typed.whose, 0, 300, 'whose lives it is about'),
    frequency: oneOf(frequencies, typed.frequency) ? undefined : 'Choose how often it is reported.',
    direction: oneOf(directions, typed.direction) ? undefined : 'Choose which way is better.',
    level: oneOf(levels, typed.level) ? undefined : 'Choose whether it is what was done or what changed.',
    nature: isNature(typed.nature) ? undefined : 'Choose from the list.',
    priority: typed.priority === '' || known.priorities.includes(typed.priority) ? undefined : 'Choose from the list.',
    objectives: typed.objectives.every((key) => known.objectives.includes(key)) ? undefined : 'Choose from the list.',
    references: linesOf(typed.references).every((line) => referenceIn(line))
      ? undefined
      : 'Write each on a line of its own: the framework, a colon and the code, such as PPN 002: 3a.',
    ...Object.fromEntries(
      evidenceGrades.map((grade) => [evidenceField(grade), length(typed.evidence[grade] ?? '', 0, 1000, 'words')]),
    ),
  })

export const measureForm = (typed: MeasureTyped, known: Known): Result<MeasureWords> => {
  const errors = problems(typed, known)
  const { unit, nature } = typed
  const [frequency, direction, level] = [
    oneOf(frequencies, typed.frequency),
    oneOf(directions, typed.direction),
    oneOf(levels, typed.level),
  ]
  if (Object.keys(errors).length > 0 || !isUnit(unit) || !isNature(nature)) return wrong(errors)
  if (frequency === undefined || direction === undefined || level === undefined) return wrong(errors)
  const { code, title, definition, whoCounts, whose, objectives } = typed
  return ok({
    ...{ code, title, definition, unit, whoCounts, frequency, direction, level, whose, nature, objectives },
    ownUnit: unit === 'own' ? typed.ownUnit : null,
    priority: typed.priority === '' ? null : typed.priority,
    evidence: Object.fromEntries(Object.entries(typed.evidence).filter(([, words]) => words !== '')),
    references: linesOf(typed.references).flatMap((line) => referenceIn(line) ?? []),
  })
}
