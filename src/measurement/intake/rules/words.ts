// Why a row is held back or left out, for pages, receipts and the command line alike.
import { type HeldReason, type LeftOut, limits } from './sheet.ts'

const letters = (most: number): string => `at most ${most.toLocaleString('en-GB')} letters are taken`

export const heldWords: Readonly<Record<HeldReason, string>> = {
  'no-title': 'It does not say what is measured.',
  'formula-error': 'A formula in it came to nothing, such as #REF!.',
  'no-unit': 'It does not say in what unit it is counted.',
  'unit-too-long': `The unit is too long: ${letters(limits.unit)}.`,
  'code-too-long': `The code is too long: ${letters(limits.code)}.`,
  'title-too-long': `The measure is too long: ${letters(limits.title)}. Put the rest under its definition.`,
  'definition-too-long': `The definition is too long: ${letters(limits.definition)}.`,
  'who-too-long': `Who counts is too long: ${letters(limits.who)}.`,
  'theme-too-long': `The theme is too long: ${letters(limits.theme)}.`,
  'outcome-too-long': `The outcome is too long: ${letters(limits.outcome)}.`,
  'evidence-too-long': `The evidence is too long: ${letters(limits.evidence)}.`,
  'whose-too-long': `Whose wellbeing it is about is too long: ${letters(limits.whose)}.`,
  'reference-too-long': `A code of another framework is too long: ${letters(limits.reference)}.`,
  'frequency-not-known': 'How often it is asked is none of: once, monthly, quarterly, yearly.',
  'direction-not-known': 'Which way is good is none of: up, down, none.',
  'level-not-known': 'It is called neither an output nor an outcome.',
  'objective-not-known': 'An objective in it is no number from 1 to 8, and no key such as marmot:3.',
  'code-twice': 'A row above has the same code and says something else.',
  'title-twice': 'A row above has the same measure, without a code, and says something else.',
  'unit-other':
    'The framework has this measure in another unit. Figures would no longer compare: give it a code of its own.',
  'measure-twice': 'A row above was taken for the same measure of the framework.',
}

export const leftOutWords: Readonly<Record<keyof LeftOut, string>> = {
  above: 'The headings, and what stands above them',
  blank: 'Empty rows',
  headings: 'The headings once more',
  themes: 'Rows that only name a theme or an outcome',
  repeated: 'The very same as a row above',
}
