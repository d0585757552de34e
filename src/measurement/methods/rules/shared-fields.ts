// Fields that several methods ask for, in the same words everywhere.
import type { ChoiceField, NumberField } from './method.ts'
import { lastPriceYear } from './tables.ts'

export const deadweight: NumberField = {
  kind: 'fraction',
  name: 'deadweight',
  title: 'Deadweight',
  words: 'What would have happened anyway, as a fraction: 0.25 for a quarter.',
  otherwise: 0,
  moves: 'down',
}

export const displacement: NumberField = {
  kind: 'fraction',
  name: 'displacement',
  title: 'Displacement',
  words: 'What was only moved from somewhere else, as a fraction.',
  otherwise: 0,
  moves: 'down',
}

export const attribution: NumberField = {
  kind: 'fraction',
  name: 'attribution',
  title: 'Attribution to others',
  words: 'What others brought about, as a fraction.',
  otherwise: 0,
  moves: 'down',
}

export const dropOff: NumberField = {
  kind: 'fraction',
  name: 'dropOff',
  title: 'Drop-off',
  words: 'How much of the effect is lost each year after the first, as a fraction.',
  otherwise: 0,
  moves: 'down',
}

export const years: NumberField = {
  kind: 'whole',
  name: 'years',
  title: 'Years',
  words: 'How many years it lasts, the first one included.',
  least: 1,
  most: 100,
}

export const convention: ChoiceField = {
  kind: 'choice',
  name: 'convention',
  title: 'When discounting begins',
  words: 'It changes the answer by a year of discounting, so it must be said.',
  options: [
    { value: 'end-of-year', title: 'At the end of the first year' },
    { value: 'first-year-undiscounted', title: 'After the first year' },
  ],
}

export const discounted: ChoiceField = {
  kind: 'choice',
  name: 'discounting',
  title: 'Discounting',
  words: 'Whether later years count for less. The health schedule is the one for wellbeing and years of life.',
  otherwise: 'none',
  options: [
    { value: 'none', title: 'Not discounted' },
    { value: 'standard', title: 'Standard schedule' },
    { value: 'health', title: 'Health schedule' },
  ],
}

/** The year in whose prices an answer is given. */
export const priceYear = (otherwise: number): NumberField => ({
  kind: 'year',
  name: 'priceYear',
  title: 'Prices of the year',
  words: `The year in whose prices the answer is given. ${lastPriceYear} is the newest that the deflator has.`,
  otherwise,
})
