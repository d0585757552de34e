// What the place's own policy asks: the least that social value counts for, and the most that a tier lets a tender ask. And whether one
// promise would be scored twice.
import type { AskedCommitment } from '../../rules/criteria.ts'
import { type Finding, type Rule, stop, warn } from './findings.ts'
import { hoursOf } from './hours.ts'
import { atLeast, isSocialValue, leavesOf, shareOf } from './tree.ts'

const whole = { where: 'Criteria', criterion: null }

export const minimum: Rule = ({ criteria, policy }) => {
  const share = shareOf(criteria, isSocialValue)
  if (policy?.minimum != null && !atLeast(criteria, isSocialValue, policy.minimum))
    return [
      stop('minimum', {
        ...{ ...whole, law: policy.title, what: `Social value has ${share / 100}% of the marks.` },
        todo: `Give it at least ${policy.minimum}%.`,
      }),
    ]
  return share === 0 && criteria.length > 0
    ? [
        warn('social-value', {
          ...{
            ...whole,
            law: 'Public Services (Social Value) Act 2012, s.1',
            what: 'Nothing is asked about social value.',
          },
          todo: 'Say in the record of what was considered why not, or add a question.',
        }),
      ]
    : []
}

export const tierCaps: Rule = ({ criteria, policy }) => {
  const tier = policy?.tier
  if (tier == null) return []
  const asked = leavesOf(criteria).filter((one) => isSocialValue(one) && one.criterion.question !== null)
  const measures = new Set(asked.flatMap(({ criterion }) => criterion.question?.commitments.map((one) => one.measure)))
  const at = { ...whole, law: `${policy?.title ?? ''}, tier “${tier.name}”` }
  return [
    ...(asked.length > tier.questionsAtMost
      ? [
          warn('tier', {
            ...{
              ...at,
              what: `It asks ${asked.length} questions about social value; the tier lets it ask ${tier.questionsAtMost}.`,
            },
            todo: 'Put questions together, or leave some out.',
          }),
        ]
      : []),
    ...(measures.size > tier.measuresAtMost
      ? [
          warn('tier', {
            ...{
              ...at,
              what: `It asks for promises by ${measures.size} measures; the tier lets it ask for ${tier.measuresAtMost}.`,
            },
            todo: 'Keep those that matter most to the aims.',
          }),
        ]
      : []),
  ]
}

/** Of the value of the whole contract, in pounds for each hour of a bid: below it, bidding costs too much. Our own rule of thumb. */
const poundsAnHour = 4000

export const hours: Rule = ({ criteria, conditions, value }) => {
  const { total } = hoursOf(criteria, conditions)
  const most = value === null ? 120 : Math.max(16, value / 100 / poundsAnHour)
  return criteria.length === 0 || total <= most
    ? []
    : [
        warn('hours', {
          ...{ ...whole, law: 'Procurement Act 2023, s.12(4) and s.20(3)' },
          what: `A bid asks about ${total} hours of each bidder. For a contract of this size that is a lot.`,
          todo: 'Ask fewer or shorter answers. Think of a charity with one member of staff who writes bids at night.',
        }),
      ]
}

const same = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const promisedTwice = (
  all: readonly { readonly title: string; readonly id: string; readonly one: AskedCommitment }[],
) => {
  const first = new Map<string, string>()
  return all.flatMap(({ title, id, one }): readonly Finding[] => {
    const before = first.get(one.measure)
    first.set(one.measure, before ?? title)
    return before === undefined
      ? []
      : [
          stop('twice', {
            ...{ where: title, criterion: id, law: 'Procurement Act 2023, s.19 and s.23(2)' },
            what: `“${one.title}” is asked for under “${before}” already: one promise would be scored twice.`,
            todo: 'Ask for it once.',
          }),
        ]
  })
}

export const twice: Rule = ({ criteria }) => {
  const ends = leavesOf(criteria).map(({ criterion }) => criterion)
  const promises = ends.flatMap(({ title, id, question }) =>
    (question?.commitments ?? []).map((one) => ({ title, id, one })),
  )
  const seen = new Map<string, string>()
  const words = ends.flatMap(({ title, id, question }) => {
    const text = same(question?.words ?? '')
    const before = seen.get(text)
    if (text !== '') seen.set(text, before ?? title)
    return text === '' || before === undefined
      ? []
      : [
          stop('twice', {
            ...{ where: title, criterion: id, law: 'Procurement Act 2023, s.23(2)' },
            what: `The same question is asked under “${before}”: one answer would be scored twice.`,
            todo: 'Ask it once, with the weight of both.',
          }),
        ]
  })
  return [...promisedTwice(promises), ...words]
}
