// How many hours a bid asks of each bidder: an estimate, with what it is made of. The rates are our own and only a beginning: no study
// that could be reused gives any; a place that knows better may say so in its policy.
import type { Criteria } from '../../rules/criteria.ts'
import { leavesOf } from './tree.ts'

export const rates = {
  /** Reading the notice, the specification and the terms; deciding whether to bid; handing it in. */
  reading: 4,
  /** An answer: planning it, finding evidence, having it read by somebody else. */
  question: 1,
  /** Words written, checked and cut in one hour. */
  wordsAnHour: 125,
  /** A promise: working out how much, by when, and what it costs. */
  commitment: 1.5,
  condition: 0.5,
  price: 4,
} as const

export interface Hours {
  readonly parts: readonly { readonly what: string; readonly count: number; readonly hours: number }[]
  readonly total: number
}

const half = (hours: number): number => Math.ceil(hours * 2) / 2

export const hoursOf = (criteria: Criteria, conditions: readonly unknown[]): Hours => {
  const ends = leavesOf(criteria).map(({ criterion }) => criterion)
  const questions = ends.flatMap(({ question }) => (question === null ? [] : [question]))
  const words = questions.reduce((all, { wordLimit }) => all + wordLimit, 0)
  const promises = questions.reduce((all, { commitments }) => all + commitments.length, 0)
  const prices = ends.filter(({ kind }) => kind === 'price').length
  const parts = [
    { what: 'Reading it all and handing it in', count: 1, hours: rates.reading },
    { what: 'Questions', count: questions.length, hours: questions.length * rates.question },
    { what: 'Words, if every answer is as long as it may be', count: words, hours: half(words / rates.wordsAnHour) },
    { what: 'Promises', count: promises, hours: promises * rates.commitment },
    { what: 'Conditions', count: conditions.length, hours: conditions.length * rates.condition },
    { what: 'Price', count: prices, hours: prices * rates.price },
  ].filter(({ count }) => count > 0)
  return { parts, total: parts.reduce((all, { hours }) => all + hours, 0) }
}
