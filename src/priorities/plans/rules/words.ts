// Why a row of a spreadsheet is not a goal, in words and with what to do: for pages and the command line.
import { type HeldReason, type LeftOut, limits } from './sheet.ts'

export const heldWords: Readonly<Record<HeldReason, string>> = {
  'no-title': 'No goal stands in it. If it is one, write it in the column of the goals.',
  'formula-error': 'A formula in it came to nothing. Write the words in its place.',
  'code-too-long': `Its number has more than ${limits.code} characters. Shorten it.`,
  'title-too-long': `The goal has more than ${limits.title} characters. Put the rest in a column of its own, “Description”.`,
  'theme-too-long': `Its theme has more than ${limits.theme} characters. Shorten it.`,
  'words-too-long': `Its description has more than ${limits.words.toLocaleString('en-GB')} characters. Shorten it.`,
  'order-not-a-number': 'Its place in the plan is no whole number.',
  'code-twice': 'A row above has the same number and says something else. Give one of them another number.',
  'title-twice': 'A row above has the same goal and says something else. Keep one of them.',
  'goal-twice': 'Another row is about the same goal. Give this one a number of its own, or keep one of them.',
  'which-goal': 'Several goals of the plan have this title. Add the number of the one that is meant.',
}

export const leftOutWords: Readonly<Record<keyof LeftOut, string>> = {
  above: 'Above the headings, and the headings',
  blank: 'Empty',
  headings: 'The headings once more',
  themes: 'Only a theme, which holds for the rows below',
  repeated: 'The very same as a row above',
}
