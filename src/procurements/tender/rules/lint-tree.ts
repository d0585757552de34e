// Whether the criteria hold together: weights, questions, scales, the formula. Procurement Act 2023, s.23(3): how tenders are assessed,
// which failures disqualify, and the relative importance are published.
import type { Criteria, Question } from '../../rules/criteria.ts'
import { type Finding, type Rule, stop, warn } from './findings.ts'
import { fullMark } from './scale.ts'
import { leavesOf, type Placed, placedIn, whole } from './tree.ts'

const law = 'Procurement Act 2023, s.23(3)'

const named = ({ criterion }: Placed): string =>
  criterion.title === '' ? 'A criterion without a title' : criterion.title
const at = (one: Placed) => ({ where: named(one), criterion: one.criterion.id })
const percent = (weight: number): string => `${weight / 100}%`

const levels = (criteria: Criteria, where: string, criterion: string | null): readonly Finding[] => {
  if (criteria.length === 0) return []
  const sum = criteria.reduce((all, { weight }) => all + weight, 0)
  const own =
    sum === whole
      ? []
      : [
          stop('weights', {
            ...{ where, criterion, law },
            what: `The weights add up to ${percent(sum)}.`,
            todo: 'Change them so that those beside each other make 100%.',
          }),
        ]
  return [...own, ...criteria.flatMap((one) => levels(one.children, one.title, one.id))]
}

export const weights: Rule = ({ criteria }) =>
  criteria.length === 0
    ? [
        stop('weights', {
          ...{ where: 'Criteria', criterion: null, law, what: 'There is nothing that bids are judged by.' },
          todo: 'Add criteria, or begin with a template.',
        }),
      ]
    : levels(criteria, 'The top level', null)

export const titles: Rule = ({ criteria }) =>
  placedIn(criteria).flatMap((one) => [
    ...(one.criterion.title.trim() === ''
      ? [stop('titles', { ...at(one), law, what: 'It has no title.', todo: 'Say in a few words what is judged.' })]
      : []),
    ...(one.criterion.weight === 0
      ? [
          stop('weights', {
            ...at(one),
            law,
            what: 'It counts for nothing.',
            todo: 'Give it a weight, or take it off.',
          }),
        ]
      : []),
  ])

const ofScale = (one: Placed, { scale, passMark }: Question): readonly Finding[] => {
  const rising = scale.every(({ score }, i) => i === 0 || score > (scale[i - 1]?.score ?? 0))
  const told = new Set(scale.map(({ words }) => words.trim().toLowerCase()))
  return [
    ...(scale.length < 2 || !rising
      ? [
          stop('scale', {
            ...{ ...at(one), law, what: 'The scale of scores does not rise from step to step.' },
            todo: 'Enter at least two scores, the lowest first.',
          }),
        ]
      : []),
    ...(told.size < scale.length || told.has('')
      ? [
          stop('scale', {
            ...{ ...at(one), law, what: 'Not every score says what an answer is like that gets it.' },
            todo: 'Describe each score in words of its own.',
          }),
        ]
      : []),
    ...(passMark !== null && (passMark <= (scale[0]?.score ?? 0) || passMark > fullMark(scale))
      ? [
          stop('pass-mark', {
            ...{ ...at(one), law, what: 'The pass mark lies outside the scale, or nobody could fall below it.' },
            todo: 'Enter a score from the scale above its lowest, or leave it empty.',
          }),
        ]
      : []),
  ]
}

export const questions: Rule = ({ criteria }) =>
  leavesOf(criteria).flatMap((one) => {
    const { kind, question, formula } = one.criterion
    if (kind === 'price')
      return formula === null
        ? [
            stop('formula', {
              ...{ ...at(one), law, what: 'Nobody has chosen how prices become points.' },
              todo: 'Choose a formula. The absolute one is the fairest start.',
            }),
          ]
        : []
    if (question === null || question.words.trim() === '')
      return [
        stop('question', { ...at(one), law, what: 'No question is asked.', todo: 'Write what bidders are to answer.' }),
      ]
    return [
      ...(question.wordLimit < 1
        ? [
            stop('words', {
              ...at(one),
              law: null,
              what: 'It has no word limit.',
              todo: 'Enter how many words are enough.',
            }),
          ]
        : []),
      ...(question.goodEvidence.trim() === ''
        ? [
            warn('evidence', {
              ...{ ...at(one), law, what: 'Bidders are not told what good evidence is.' },
              todo: 'Say what would show that an answer is true. A small organisation cannot guess it.',
            }),
          ]
        : []),
      ...ofScale(one, question),
    ]
  })

export const prices: Rule = ({ criteria, tested }) => {
  const found = leavesOf(criteria).filter(({ criterion }) => criterion.kind === 'price')
  const [one, other] = found
  if (one === undefined)
    return [
      warn('price', {
        ...{ where: 'Criteria', criterion: null, law: 'Procurement Act 2023, s.12(1)(a)', what: 'No price is scored.' },
        todo: 'Say in the notice how value for money is made sure, such as a fixed budget.',
      }),
    ]
  return [
    ...(other === undefined
      ? []
      : [
          stop('price', {
            ...{ ...at(other), law: null, what: 'Price is scored twice, but a bid has one price.' },
            todo: 'Keep one criterion for price.',
          }),
        ]),
    ...(one.criterion.formula !== null && one.criterion.formula.name !== 'absolute'
      ? [
          warn('formula', {
            ...{
              ...at(one),
              law: null,
              what: 'The points of a price depend on the other prices, or on what a point is held to be worth.',
            },
            todo: 'Look at the tests of the formula. The absolute one gives each price the same points whoever else bids.',
          }),
        ]
      : []),
    ...(tested
      ? []
      : [
          stop('formula-tested', {
            ...{ ...at(one), law: null, what: 'The formula was not tested since it or a weight was last changed.' },
            todo: 'Run the tests in the laboratory.',
          }),
        ]),
  ]
}
