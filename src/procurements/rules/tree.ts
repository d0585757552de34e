// Walking the criteria of a tender.
import type { Criteria, Criterion, Question } from './criteria.ts'

/** A question at the end of a branch, with the way to it and its part of the whole. */
export interface Leaf {
  readonly id: string
  readonly title: string
  readonly kind: Criterion['kind']
  /** Titles from the top down, its own left out. */
  readonly under: readonly string[]
  readonly question: Question
}

const leavesUnder = (criteria: Criteria, under: readonly string[]): readonly Leaf[] =>
  criteria.flatMap((one) => [
    ...(one.question === null ? [] : [{ id: one.id, title: one.title, kind: one.kind, under, question: one.question }]),
    ...leavesUnder(one.children, [...under, one.title]),
  ])

/** The questions of a tender in the order in which they are asked; price is none. */
export const questionsIn = (criteria: Criteria): readonly Leaf[] => leavesUnder(criteria, [])

/** The highest score of the scale of a question. */
export const fullMark = ({ scale }: Question): number => Math.max(...scale.map(({ score }) => score))
