// From criteria, scores and prices to what is compared: who may win, with which marks. Below a pass mark a bid is out, and its price
// is not counted with the others. Procurement Act 2023, s.19: the most advantageous tender, by the criteria as published.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { formulaNamed, wrongWith } from '../../formulas/rules/all.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { fraction, hundred, sumOf, times } from '../../rules/fraction.ts'
import type { Entrant, Terms } from './standing.ts'
import { earned, isEnd, isPrice, type Node, nodesOf, shareOf, whole } from './tree.ts'
import type { EvaluatedBid } from './types.ts'

export interface Judged {
  readonly nodes: readonly Node[]
  readonly terms: Terms
  /** Those that may win, in the order of the bids. */
  readonly entrants: readonly Entrant[]
}

export const questionsOf = (nodes: readonly Node[]): readonly Node[] =>
  nodes.filter((node) => isEnd(node) && !isPrice(node))

/** The ids of the criteria in which a bid stayed below the pass mark. */
export const failedIn = (nodes: readonly Node[], { scores }: EvaluatedBid): readonly string[] =>
  questionsOf(nodes).flatMap(({ criterion: { id, question } }) =>
    question?.passMark !== null && question !== null && (scores[id] ?? 0) < question.passMark ? [id] : [],
  )

export const termsOf = (nodes: readonly Node[]): Terms => {
  const chosen = nodes.find(isPrice)?.criterion.formula ?? null
  return {
    formula: chosen === null ? null : (formulaNamed(chosen.name) ?? null),
    parameters: chosen?.parameters ?? {},
    priceMarks: times(shareOf(nodes, isPrice), hundred),
    qualityMarks: times(
      shareOf(nodes, (node) => !isPrice(node)),
      hundred,
    ),
  }
}

const marksOf = (nodes: readonly Node[], { scores }: EvaluatedBid) =>
  sumOf(
    questionsOf(nodes).map(({ criterion, share }) =>
      times(times(share, hundred), earned(criterion, scores[criterion.id] ?? 0)),
    ),
  )

/** Whether a bid may win, or null where it may: said in words. */
export const outBecause = (nodes: readonly Node[], bid: EvaluatedBid): string | null => {
  const failed = failedIn(nodes, bid)
  if (failed.length > 0) return `Below the pass mark in ${failed.join(', ')}.`
  return bid.price === null && nodes.some(isPrice) ? 'It has no price.' : null
}

/** @param criteria without anything that `problems` finds */
export const judged = (nodes: readonly Node[], bids: readonly EvaluatedBid[]): Judged => ({
  nodes,
  terms: termsOf(nodes),
  entrants: bids
    .filter((bid) => outBecause(nodes, bid) === null)
    .map((bid) => ({ bid: bid.bid, price: fraction(bid.price ?? 0), marks: marksOf(nodes, bid) })),
})

const levelProblems = (level: Criteria, at: string): readonly (readonly [string, string])[] => {
  const sum = level.reduce((all, { weight }) => all + weight, 0)
  return [
    ...(level.length > 0 && sum !== whole
      ? [
          [
            at,
            `The weights beside each other here make ${sum}; they must make 10000. Weights are ten-thousandths: 60% is 6000.`,
          ] as const,
        ]
      : []),
    ...level.flatMap((criterion, i) => [
      ...endProblems(criterion, `${at}[${i}]`),
      ...levelProblems(criterion.children, `${at}[${i}].children`),
    ]),
  ]
}

const endProblems = (
  { weight, children, kind, question, formula }: Criteria[number],
  at: string,
): readonly (readonly [string, string])[] => {
  const wrong: (readonly [string, string])[] = []
  if (!Number.isSafeInteger(weight) || weight < 0 || weight > whole)
    wrong.push([`${at}.weight`, 'A weight is a whole number of ten-thousandths from 0 to 10000: 60% is 6000.'])
  if (children.length > 0) return wrong
  if (kind === 'price') {
    if (formula === null)
      wrong.push([`${at}.formula`, 'Say by which formula prices become points: name and parameters.'])
    else
      for (const [name, words] of Object.entries(wrongWith(formula) ?? {}))
        wrong.push([name === 'formula' ? `${at}.formula.name` : `${at}.formula.parameters.${name}`, words])
    return wrong
  }
  const scale = (question?.scale ?? []).map(({ score }) => score)
  if (!scale.every((score) => Number.isSafeInteger(score) && score >= 0) || Math.max(0, ...scale) === 0)
    wrong.push([`${at}.scale`, 'A scale is whole numbers from 0 up, the highest of them above nought.'])
  if (new Set(scale).size < scale.length)
    wrong.push([`${at}.scale`, 'A score stands on the scale twice: give each once.'])
  return wrong
}

const bidProblems = (nodes: readonly Node[], bids: readonly EvaluatedBid[]) =>
  bids.flatMap((bid, i) => {
    const at = `bids[${i}]`
    const wrong: (readonly [string, string])[] = []
    if (bids.findIndex((other) => other.bid === bid.bid) !== i)
      wrong.push([`${at}.bid`, `"${bid.bid}" is there twice. Give each bid a name of its own.`])
    if (bid.price !== null && (!Number.isSafeInteger(bid.price) || bid.price < 0))
      wrong.push([`${at}.price`, 'A price is a whole number of pence: £1,250.50 is 125050.'])
    for (const { criterion } of questionsOf(nodes)) {
      const score = bid.scores[criterion.id]
      const scale = (criterion.question?.scale ?? []).map((step) => step.score)
      if (score === undefined) wrong.push([`${at}.scores.${criterion.id}`, 'The score is missing.'])
      else if (!scale.includes(score))
        wrong.push([`${at}.scores.${criterion.id}`, `${score} is not on the scale of this criterion.`])
    }
    for (const id of Object.keys(bid.scores))
      if (!questionsOf(nodes).some(({ criterion }) => criterion.id === id))
        wrong.push([`${at}.scores.${id}`, `No criterion that is scored has the id "${id}".`])
    return wrong
  })

/** What is wrong, by where it stands; undefined where nothing is. */
export const problems = (criteria: Criteria, bids: readonly EvaluatedBid[]): FieldErrors | undefined => {
  const nodes = nodesOf(criteria)
  const ids = nodes.map(({ criterion }) => criterion.id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  const all = [
    ...(criteria.length === 0 ? [['criteria', 'There is no criterion.'] as const] : []),
    ...(bids.length === 0 ? [['bids', 'There is no bid.'] as const] : []),
    ...levelProblems(criteria, 'criteria'),
    ...(twice === undefined
      ? []
      : [['criteria', `The id "${twice}" is there twice. Give each criterion its own.`] as const]),
    ...(nodes.filter(isPrice).length > 1
      ? [['criteria', 'Only one criterion at the end of a branch may be price.'] as const]
      : []),
    ...bidProblems(nodes, bids),
  ]
  return all.length === 0 ? undefined : Object.fromEntries(all.toReversed())
}
