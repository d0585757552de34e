// The check of a draft before it is published: every rule, what stops first.
import type { Finding, Linted, Rule } from './findings.ts'
import { fourTests } from './lint-four-tests.ts'
import { hours, minimum, tierCaps, twice } from './lint-policy.ts'
import { localWords, smallBidders } from './lint-small.ts'
import { timetable, whole } from './lint-timetable.ts'
import { prices, questions, titles, weights } from './lint-tree.ts'

const rules: readonly Rule[] = [
  ...[weights, titles, questions, prices, minimum, twice, whole, timetable],
  ...[fourTests, tierCaps, hours, smallBidders, localWords],
]

export const lint = (draft: Linted): readonly Finding[] => {
  const found = rules.flatMap((rule) => rule(draft))
  return [
    ...found.filter(({ severity }) => severity === 'stop'),
    ...found.filter(({ severity }) => severity === 'warn'),
  ]
}

export const stops = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'stop')
