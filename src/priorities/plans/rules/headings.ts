// What the headings of published plans mean. Publishers name the same thing in many ways: what one calls a goal another calls
// an outcome, and puts it under a priority, an ambition or a theme.
import type { Role } from './sheet.ts'

/** Small letters and digits with single spaces: `Goal / Objective ` is `goal objective`. */
export const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/#/g, ' no ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** How broad what a heading names is: 1 is a theme, 2 a priority or aim, 3 a goal, 4 an action. */
export type Level = 1 | 2 | 3 | 4

const levels: Readonly<Record<string, Level>> = {
  theme: 1,
  pillar: 1,
  mission: 1,
  strand: 1,
  chapter: 1,
  domain: 1,
  section: 1,
  category: 1,
  'priority area': 1,
  'focus area': 1,
  'area of focus': 1,
  'outcome area': 1,
  priority: 2,
  ambition: 2,
  aim: 2,
  promise: 2,
  pledge: 2,
  goal: 3,
  objective: 3,
  outcome: 3,
  commitment: 3,
  title: 3,
  name: 3,
  action: 4,
  activity: 4,
}

const before =
  /^(?:(?:our|the|key|strategic|corporate|council|plan|local|main|headline|high level|long term|parent|overarching|shared|partnership|what is the) )+/
const after = /(?: (?:title|name|statement|heading|text))+$/

const singular = (words: string): string => words.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')

/** `Strategic objectives` is an objective, `Goal title` a goal; undefined where the words name nothing of the kind. */
export const levelOf = (heading: string): Level | undefined => {
  const plain = plainHeading(heading)
  const bare = plain.replace(before, '')
  return [bare, bare.replace(after, '')].map(singular).flatMap((one) => levels[one] ?? [])[0]
}

const codeWords =
  /^(?:(?:goal|objective|priority|outcome|aim|ambition|commitment|strategic|corporate|plan|item|row|unique) ?)*(?:ref|reference|no|nr|num|number|code|id|identifier)(?: (?:no|number|code))?$/
const orderWords = /^(?:(?:sort|display|running) )?(?:order|sequence|position|sort)$/
const wordsWords =
  /(?:^| )(?:description|details?|narrative|summary|explanation|rationale|context|more detail|in full|what (?:this|it) means|what we will do|how we will (?:do it|get there)|why (?:this|it) matters|words)$/

/** Undefined where the words say nothing to us. Levels are weighed against each other by whoever asks. */
export const roleOfHeading = (heading: string): Exclude<Role, 'title' | 'theme' | 'none'> | undefined => {
  const plain = plainHeading(heading)
  if (codeWords.test(plain)) return 'code'
  if (orderWords.test(plain)) return 'order'
  return wordsWords.test(plain) || plain === 'notes' ? 'words' : undefined
}

/** A heading is short; whole sentences are what stands below one. */
export const isHeading = (cell: string): boolean =>
  cell.length <= 60 && (levelOf(cell) !== undefined || roleOfHeading(cell) !== undefined)
