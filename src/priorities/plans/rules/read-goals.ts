// The rows of a table into goals. A row that cannot be one is held with its reason; the others are read all the same.
import { isHeadingAgain, splitCode } from './recognise.ts'
import {
  type FoundTable,
  type HeldReason,
  type HeldRow,
  type LeftOut,
  limits,
  type Mapping,
  type Read,
  type ReadGoal,
  type Role,
  type SheetRow,
} from './sheet.ts'

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

const whole = /^\d{1,6}(?:\.0+)?$/

interface Texts {
  readonly code: string
  readonly title: string
  readonly words: string
  readonly theme: string
  readonly order: string
}

const textsOf = ({ cells }: SheetRow, { columns, codeInTitle }: Mapping): Texts => {
  const all = (role: Role): readonly string[] => columns.flatMap((one, i) => (one === role ? [cells[i] ?? ''] : []))
  const first = (role: Role): string => oneLine(all(role)[0] ?? '')
  const title = first('title')
  const split = codeInTitle ? splitCode(title) : undefined
  return {
    code: split?.code ?? first('code'),
    title: split?.title ?? title,
    words: all('words')
      .map(paragraphs)
      .filter((one) => one !== '')
      .join('\n\n'),
    theme: first('theme'),
    order: first('order'),
  }
}

const problemOf = ({ code, title, words, theme, order }: Texts): HeldReason | undefined => {
  if ([code, title, words, theme, order].some((one) => formulaError.test(one))) return 'formula-error'
  if (title === '') return 'no-title'
  if (code.length > limits.code) return 'code-too-long'
  if (title.length > limits.title) return 'title-too-long'
  if (theme.length > limits.theme) return 'theme-too-long'
  if (words.length > limits.words) return 'words-too-long'
  return order === '' || (whole.test(order) && Number(order) <= limits.order) ? undefined : 'order-not-a-number'
}

const orNull = (text: string): string | null => (text === '' ? null : text)

const goalOf = (row: number, { code, title, words, theme, order }: Texts): ReadGoal => ({
  ...{ row, code: orNull(code), title, words: orNull(words), theme: orNull(theme) },
  order: order === '' ? null : Number(order),
})

/** Letters great and small, and spaces, make no other title. */
export const sameAs = (text: string): string => oneLine(text).toLowerCase()

const without = ({ row: _, ...rest }: ReadGoal): string => JSON.stringify(rest)

/** By number where it has one, else by title. */
const keyOf = ({ code, title }: ReadGoal): string => (code === null ? `title ${sameAs(title)}` : `code ${sameAs(code)}`)

type Outcome = { readonly goal: ReadGoal } | { readonly held: HeldReason } | { readonly left: keyof LeftOut }

/** Reads row after row: a theme that is written once holds for the rows below. */
const reader = (mapping: Mapping, header: SheetRow | undefined) => {
  let theme = ''
  const seen = new Map<string, string>()
  return (row: SheetRow): Outcome => {
    if (isHeadingAgain(row, header)) return { left: 'headings' }
    const own = textsOf(row, mapping)
    if (Object.values(own).every((text) => text === '') && row.cells.every((cell) => cell.trim() === ''))
      return { left: 'blank' }
    const isTheme = own.theme !== '' && own.title === '' && own.code === '' && own.words === '' && own.order === ''
    if (mapping.themeDown && own.theme !== '' && !formulaError.test(own.theme)) theme = own.theme
    if (isTheme && mapping.themeDown && !formulaError.test(own.theme)) return { left: 'themes' }
    const texts = mapping.themeDown && own.theme === '' ? { ...own, theme } : own
    const problem = problemOf(texts)
    if (problem !== undefined) return { held: problem }
    const goal = goalOf(row.row, texts)
    const key = keyOf(goal)
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, without(goal))
      return { goal }
    }
    if (before === without(goal)) return { left: 'repeated' }
    return { held: goal.code === null ? 'title-twice' : 'code-twice' }
  }
}

/** Every row of the table is a goal, held or left out: the counts come out even. */
export const readGoals = (table: FoundTable, mapping: Mapping): Read => {
  const { headerRow } = mapping
  const header = table.rows.find(({ row }) => row === headerRow)
  const above = table.rows.filter(({ row }) => headerRow !== null && row <= headerRow).length
  const read = reader(mapping, header)
  const goals: ReadGoal[] = []
  const held: HeldRow[] = []
  const left = { above, blank: table.blank, headings: 0, themes: 0, repeated: 0 }
  for (const row of table.rows.slice(above)) {
    const outcome = read(row)
    if ('goal' in outcome) goals.push(outcome.goal)
    else if ('held' in outcome) held.push({ ...row, reason: outcome.held })
    else left[outcome.left] += 1
  }
  return { goals, held, leftOut: left, source: table.rows.length + table.blank }
}
