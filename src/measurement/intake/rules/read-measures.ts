// The rows of a table into measures. A row that cannot be one is held with its reason; the others are read all the same.

import { grades } from '../../rules/words.ts'
import { directionOf, frequencyOf, levelOf, objectivesOf, referencesOf } from './choices.ts'
import { gradeOfHeading } from './headings.ts'
import { isHeadingAgain } from './recognise.ts'
import {
  type Evidence,
  type FoundTable,
  type HeldReason,
  type HeldRow,
  type LeftOut,
  limits,
  type Mapping,
  type Read,
  type ReadMeasure,
  type Role,
  type SheetRow,
} from './sheet.ts'
import { unitInTitle, unitOf } from './units.ts'

/** On one line, with single spaces. */
export const oneLine = (text: string): string => text.replace(/[\s\u00a0]+/gu, ' ').trim()

const paragraphs = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()

/** What a spreadsheet leaves where a formula came to nothing. */
const formulaError = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i

/** The roles that are text of one line. */
type Line = Exclude<Role, 'none' | 'definition' | 'evidence' | 'reference' | 'value'>

interface Texts extends Readonly<Record<Line, string>> {
  readonly definition: string
  readonly evidence: Evidence
  readonly references: ReadMeasure['references']
}

const textsOf = ({ cells }: SheetRow, columns: readonly Role[], headings: readonly string[]): Texts => {
  const all = (role: Role) => columns.flatMap((one, i) => (one === role ? [{ cell: cells[i] ?? '', i }] : []))
  const line = (role: Line): string => oneLine(all(role)[0]?.cell ?? '')
  const joined = (those: readonly { readonly cell: string }[]): string =>
    those
      .map(({ cell }) => paragraphs(cell))
      .filter((one) => one !== '')
      .join('\n\n')
  const evidence = grades.map((grade) => {
    const words = joined(all('evidence').filter(({ i }) => gradeOfHeading(headings[i] ?? '') === grade))
    return [grade, words] as const
  })
  return {
    ...{ code: line('code'), title: line('title'), unit: line('unit'), who: line('who'), theme: line('theme') },
    ...{ outcome: line('outcome'), frequency: line('frequency'), direction: line('direction'), level: line('level') },
    ...{ whose: line('whose'), objectives: line('objectives') },
    definition: joined(all('definition')),
    evidence: Object.fromEntries(evidence.filter(([, words]) => words !== '')),
    references: all('reference').flatMap(({ cell, i }) => referencesOf(oneLine(cell), oneLine(headings[i] ?? ''))),
  }
}

const lines: readonly Line[] = [
  ...(['code', 'title', 'unit', 'who', 'theme', 'outcome', 'frequency', 'direction', 'level', 'whose'] as const),
  'objectives',
]

const saysNothing = (texts: Texts, but: readonly Line[] = []): boolean =>
  lines.every((role) => but.includes(role) || texts[role] === '') &&
  texts.definition === '' &&
  Object.keys(texts.evidence).length === 0 &&
  texts.references.length === 0

const tooLong = ({ references, ...texts }: Texts): HeldReason | undefined => {
  const parts = ['code', 'title', 'definition', 'unit', 'who', 'theme', 'outcome', 'whose'] as const
  const part = parts.find((one) => texts[one].length > limits[one])
  if (part !== undefined) return `${part}-too-long`
  if (Object.values(texts.evidence).some((words) => words.length > limits.evidence)) return 'evidence-too-long'
  return references.some(({ framework, code }) => Math.max(framework.length, code.length) > limits.reference)
    ? 'reference-too-long'
    : undefined
}

const unknown = ({ frequency, direction, level, objectives }: Texts): HeldReason | undefined => {
  if (frequency !== '' && frequencyOf(frequency) === undefined) return 'frequency-not-known'
  if (direction !== '' && directionOf(direction) === undefined) return 'direction-not-known'
  if (level !== '' && levelOf(level) === undefined) return 'level-not-known'
  return objectivesOf(objectives) === undefined ? 'objective-not-known' : undefined
}

const problemOf = (texts: Texts): HeldReason | undefined => {
  const all = [...lines.map((role) => texts[role]), texts.definition, ...Object.values(texts.evidence)]
  if (all.some((one) => formulaError.test(one))) return 'formula-error'
  return texts.title === '' ? 'no-title' : (tooLong(texts) ?? unknown(texts))
}

const orNull = (text: string): string | null => (text === '' ? null : text)

const measureOf = (row: number, texts: Texts, mapping: Mapping): ReadMeasure | undefined => {
  const { title, unit: written } = texts
  const otherwise = mapping.unit === null ? undefined : { unit: mapping.unit, ownUnit: null }
  const unit = written === '' ? (unitInTitle(title) ?? otherwise) : unitOf(written)
  if (unit === undefined) return undefined
  return {
    ...{ row, code: orNull(texts.code), title, definition: texts.definition, ...unit, who: texts.who },
    ...{ theme: orNull(texts.theme), outcome: orNull(texts.outcome), evidence: texts.evidence, whose: texts.whose },
    frequency: frequencyOf(texts.frequency) ?? null,
    direction: directionOf(texts.direction) ?? null,
    level: levelOf(texts.level) ?? null,
    objectives: objectivesOf(texts.objectives) ?? [],
    references: texts.references,
  }
}

/** Letters great and small, and spaces, make no other title. */
export const sameAs = (text: string): string => oneLine(text).toLowerCase()

const without = ({ row: _, ...rest }: ReadMeasure): string => JSON.stringify(rest)

/** By code where it has one, else by title. */
const keyOf = ({ code, title }: ReadMeasure): string =>
  code === null ? `title ${sameAs(title)}` : `code ${sameAs(code)}`

type Outcome = { readonly measure: ReadMeasure } | { readonly held: HeldReason } | { readonly left: keyof LeftOut }

/** Reads row after row: what is written once holds for the rows below; a new theme begins without an outcome. */
const reader = (mapping: Mapping, header: SheetRow | undefined) => {
  let [theme, outcome] = ['', '']
  const seen = new Map<string, string>()
  const filled = (own: Texts): Texts => {
    if (!mapping.down) return own
    if (own.theme !== '' && !formulaError.test(own.theme)) [theme, outcome] = [own.theme, '']
    if (own.outcome !== '' && !formulaError.test(own.outcome)) outcome = own.outcome
    return { ...own, theme: own.theme || theme, outcome: own.outcome || outcome }
  }
  const known = (measure: ReadMeasure): Outcome => {
    const key = keyOf(measure)
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, without(measure))
      return { measure }
    }
    if (before === without(measure)) return { left: 'repeated' }
    return { held: measure.code === null ? 'title-twice' : 'code-twice' }
  }
  return (row: SheetRow): Outcome => {
    if (isHeadingAgain(row, header)) return { left: 'headings' }
    if (row.cells.every((cell) => cell.trim() === '')) return { left: 'blank' }
    const own = textsOf(row, mapping.columns, header?.cells ?? [])
    const texts = filled(own)
    const names = own.theme !== '' || own.outcome !== ''
    if (
      mapping.down &&
      names &&
      saysNothing(own, ['theme', 'outcome']) &&
      problemOf({ ...own, title: 'x' }) === undefined
    )
      return { left: 'themes' }
    const problem = problemOf(texts)
    if (problem !== undefined) return { held: problem }
    const measure = measureOf(row.row, texts, mapping)
    return measure === undefined ? { held: 'no-unit' } : known(measure)
  }
}

/** Every row of the table is a measure, held or left out: the counts come out even. */
export const readMeasures = (table: FoundTable, mapping: Mapping): Read => {
  const { headerRow } = mapping
  const header = table.rows.find(({ row }) => row === headerRow)
  const above = table.rows.filter(({ row }) => headerRow !== null && row <= headerRow).length
  const read = reader(mapping, header)
  const measures: ReadMeasure[] = []
  const held: HeldRow[] = []
  const left = { above, blank: table.blank, headings: 0, themes: 0, repeated: 0 }
  for (const row of table.rows.slice(above)) {
    const outcome = read(row)
    if ('measure' in outcome) measures.push(outcome.measure)
    else if ('held' in outcome) held.push({ ...row, reason: outcome.held })
    else left[outcome.left] += 1
  }
  return { measures, held, leftOut: left, source: table.rows.length + table.blank }
}
