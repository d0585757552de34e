// The words of the parts that are filled: from the agreed priorities, the rules, the outcomes and the questions.
import type { Block } from '../../../platform/documents/index.ts'
import { formatDay, formatPence, listOf, pence } from '../../../platform/kernel/index.ts'
import { bandEnd, type DatedRules, type Tier } from '../../rules/policy-rules.ts'
import type { MeasureTaken, Part, PriorityTaken } from '../rules/types.ts'
import { heading, note, paragraph, strong, type TermGiven, terms, typed } from './blocks.ts'

const goalWords = ({ code, title, plan }: PriorityTaken['goals'][number]): string =>
  `${code === null ? '' : `${code} `}${title} (${plan.title})`

const objectiveWords = ({ key, number, title }: PriorityTaken['objectives'][number]): string =>
  key.startsWith('marmot:') ? `Marmot objective ${number}: ${title}` : title

const servesOf = (priority: PriorityTaken): TermGiven => ({
  term: 'Serves',
  words: listOf(priority.objectives.map(objectiveWords)),
})

export const nameOfPriority = ({ number, title }: PriorityTaken): string => `Priority ${number}: ${title}`

const nonePrioritiesYet = (): Block =>
  paragraph('No priority is agreed yet. This part fills itself once every seated sector has agreed to one.')

/** Each priority with what is wanted, for whom, where and why; only by name where one page must do. */
export const prioritiesBlocks = (priorities: readonly PriorityTaken[], short: boolean): readonly Block[] => {
  if (priorities.length === 0) return [nonePrioritiesYet()]
  if (short) return [{ kind: 'list', ordered: true, items: priorities.map(({ title }) => [strong(title)]) }]
  return priorities.flatMap((one) => [
    heading(3, nameOfPriority(one), `priority-${one.number}`),
    ...typed(one.want),
    terms([
      { term: 'For whom', words: one.forWhom },
      { term: 'Where', words: one.where },
      { term: 'Why', words: one.why },
      { term: 'What good looks like', words: one.good },
      {
        term: 'Answers to',
        words: one.goals.length === 0 ? 'No goal of a local plan yet' : listOf(one.goals.map(goalWords)),
      },
      servesOf(one),
    ]),
  ])
}

const from = (amount: number): string => formatPence(pence(amount)).replace(/\.00$/, '')

export const bandWords = (rules: DatedRules, tier: Tier): string => {
  const end = bandEnd(rules, tier)
  if (end === null) return `${from(tier.fromPence)} or more`
  const below = from(end + 1)
  return tier.fromPence === 0 ? `Less than ${below}` : `${from(tier.fromPence)} to less than ${below}`
}

export const periodWords = ({ from: first, to }: Pick<DatedRules, 'from' | 'to'>): string =>
  to === null
    ? `These rules hold from ${formatDay(first)}, until a later version takes their place.`
    : `These rules hold from ${formatDay(first)} to ${formatDay(to)}.`

const weightings = (rules: DatedRules): readonly Block[] =>
  rules.minimumWeighting.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Minimum weighting for social value',
          columns: ['Applies to', 'At least'],
          rows: rules.minimumWeighting.map(({ percent, appliesTo }) => [appliesTo, `${percent}%`]),
          headed: true,
          numeric: [1],
        },
      ]

const thresholds = (rules: DatedRules): readonly Block[] =>
  rules.thresholds.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Thresholds',
          columns: ['What applies', 'From a value of'],
          rows: rules.thresholds.map(({ words, fromPence }) => [words, from(fromPence)]),
          headed: true,
          numeric: [1],
        },
      ]

const tiers = (rules: DatedRules): readonly Block[] =>
  rules.tiers.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Tiers: how much is asked',
          columns: ['Tier', 'Value of the contract', 'Weighting at least', 'Questions at most', 'Measures at most'],
          rows: rules.tiers.map((tier) => [
            tier.name,
            bandWords(rules, tier),
            `${tier.minimumWeighting}%`,
            String(tier.questionsAtMost),
            String(tier.measuresAtMost),
          ]),
          headed: true,
        },
        {
          kind: 'table',
          caption: 'Tiers: risk, evidence and reporting',
          columns: ['Tier', 'Risk', 'Evidence', 'Reporting'],
          rows: rules.tiers.map(({ name, risk, evidence, reporting }) => [
            name,
            risk === '' ? 'Any' : risk,
            evidence,
            reporting,
          ]),
          headed: true,
        },
      ]

export const rulesBlocks = (rules: DatedRules | null): readonly Block[] =>
  rules === null
    ? [paragraph('This policy fixes no rules in numbers.')]
    : [paragraph(periodWords(rules)), ...weightings(rules), ...thresholds(rules), ...tiers(rules)]

const measuresFor = (priority: PriorityTaken, measures: readonly MeasureTaken[]): string => {
  const own = measures.filter((one) => one.priority === priority.id)
  return own.length === 0
    ? 'None is chosen for this priority yet.'
    : own.map(({ code, title, unit }) => `${code} ${title} (${unit})`).join('; ')
}

/** For each priority its objectives and outcomes, each with a clause, and the measures that serve it. */
export const frameworkBlocks = (
  priorities: readonly PriorityTaken[],
  parts: readonly Part[],
  measures: readonly MeasureTaken[],
): readonly Block[] => {
  if (priorities.length === 0) return [nonePrioritiesYet()]
  const outcomes = parts.filter(({ kind }) => kind === 'outcome')
  const clauses = (priority: PriorityTaken): readonly Block[] => {
    const own = outcomes.filter((one) => one.priority === priority.id)
    if (own.length === 0) return [paragraph('No outcome is written for this priority yet.')]
    return own.map((one) =>
      terms([
        { term: 'Outcome', words: one.heading },
        { term: 'Example clause', words: one.words },
      ]),
    )
  }
  return [
    {
      kind: 'table',
      caption: 'Priorities beside the objectives they serve',
      columns: ['Priority', 'Objectives', 'Outcomes'],
      rows: priorities.map((one) => [
        nameOfPriority(one),
        one.objectives.length === 0 ? 'None named' : listOf(one.objectives.map(objectiveWords)),
        String(outcomes.filter(({ priority }) => priority === one.id).length),
      ]),
      headed: true,
      numeric: [2],
    },
    ...priorities.flatMap((one) => [
      heading(3, nameOfPriority(one), `priority-${one.number}`),
      terms([
        { term: 'What we want', words: one.want },
        servesOf(one),
        { term: 'Measures', words: measuresFor(one, measures) },
      ]),
      ...clauses(one),
    ]),
  ]
}

const toCome = (): Block =>
  note(
    'Measures are still to come',
    paragraph(
      'Measures will stand here once the place has chosen them: for each outcome what is counted, in which unit, and how it is checked. Until then a buyer agrees them with the supplier.',
    ),
  )

/** For each theme its measures: what is counted, in what, who counts, and how somebody else can check it. */
export const measuresBlocks = (measures: readonly MeasureTaken[]): readonly Block[] =>
  measures.length === 0
    ? [toCome()]
    : [...Map.groupBy(measures, ({ theme }) => theme)].map(([theme, own]) => ({
        kind: 'table',
        caption: theme,
        columns: ['Outcome', 'What is counted', 'In', 'Who or what counts', 'How it is checked'],
        rows: own.map((one) => [
          one.outcome,
          `${one.code} ${one.title}`,
          one.unit,
          one.whoCounts === '' ? 'As agreed in the contract' : one.whoCounts,
          one.checkedBy === '' ? 'As agreed in the contract' : one.checkedBy,
        ]),
        headed: true,
      }))

/** Questions numbered through, under the priority each belongs to. */
export const checklistBlocks = (priorities: readonly PriorityTaken[], parts: readonly Part[]): readonly Block[] => {
  if (priorities.length === 0) return [nonePrioritiesYet()]
  const questions = parts.filter(({ kind }) => kind === 'question')
  let number = 0
  const blocks = priorities.flatMap((one): readonly Block[] => {
    const own = questions.filter(({ priority }) => priority === one.id)
    if (own.length === 0) return []
    return [
      heading(3, nameOfPriority(one), `priority-${one.number}`),
      terms([{ term: 'What we want', words: one.want }]),
      {
        kind: 'questions',
        items: own.map(({ heading: question, words }) => {
          number += 1
          return {
            number,
            question,
            ...(words === '' ? {} : { help: words }),
            answers: ['Yes', 'No', 'Does not fit'],
            lines: 2,
          }
        }),
      },
    ]
  })
  const without = priorities.filter((one) => !questions.some(({ priority }) => priority === one.id))
  return [
    ...blocks,
    ...(without.length === 0
      ? []
      : [paragraph(`No question is written for ${listOf(without.map(nameOfPriority))} yet.`)]),
  ]
}
