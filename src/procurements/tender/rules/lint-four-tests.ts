// The four tests of the Procurement Act 2023, s.23(2), put to each question about social value: it relates to what is bought; it is
// clear, measurable and specific; and it is proportionate. A program cannot judge words: all but the first are suggestions.
import { type Finding, type Linted, type Rule, stop, warn } from './findings.ts'
import { isSocialValue, leavesOf, type Placed } from './tree.ts'

const vague =
  /\b(add(ed|s|ing)? value|make a difference|best (endeavours|efforts)|go(ing)? the extra mile|where possible|as appropriate|strive|positive impact|wider benefits?|innovative ways?)\b/i
const open = /\b(etc\b|and so on|among(st)? other things|any other|including but not limited to)/i

const relates = (one: Placed, draft: Linted): readonly Finding[] => {
  const { question } = one.criterion
  const told = question?.relates
  const known = new Set(draft.aims?.priorities.map(({ id }) => id))
  if (told !== undefined && (told.priorities.some((id) => known.has(id)) || told.reason.trim() !== '')) return []
  const wider =
    draft.subject === 'light-touch'
      ? ' For a light touch service the views and needs of those who use it, and how near the provider is to them, count too (s.23(6)).'
      : ''
  return [
    stop('subject-matter', {
      ...{ where: one.criterion.title, criterion: one.criterion.id, law: 'Procurement Act 2023, s.23(2)(a)' },
      what: 'Nothing says what it has to do with what is bought.',
      todo: `Tick the aim that it serves, or give the reason.${wider}`,
    }),
  ]
}

const clear = (one: Placed): readonly Finding[] => {
  const { question, title, id } = one.criterion
  if (question === null) return []
  const at = { where: title, criterion: id }
  const found = vague.exec(question.words)?.[0]
  const list = open.exec(question.words)?.[0]
  return [
    ...(question.words.trim().length < 40
      ? [
          warn('clear', {
            ...{ ...at, law: 'Procurement Act 2023, s.23(2)(b)', what: 'The question is very short.' },
            todo: 'Say what you want to know, so that two bidders would understand the same.',
          }),
        ]
      : []),
    ...(found === undefined
      ? []
      : [
          warn('clear', {
            ...{ ...at, law: 'Procurement Act 2023, s.23(2)(b)', what: `“${found}” can mean anything.` },
            todo: 'Say what you hope to see: what, for whom, how much, by when.',
          }),
        ]),
    ...(list === undefined
      ? []
      : [
          warn('specific', {
            ...{ ...at, law: 'Procurement Act 2023, s.23(2)(b)', what: `“${list}” leaves the question open.` },
            todo: 'Name all that is asked, and no more.',
          }),
        ]),
  ]
}

const measurable = ({ criterion: { question, title, id } }: Placed): readonly Finding[] =>
  question === null || question.commitments.length > 0
    ? []
    : [
        warn('measurable', {
          ...{ where: title, criterion: id, law: 'Procurement Act 2023, s.23(2)(b)' },
          what: 'It asks for no promise that could be counted.',
          todo: 'Choose the measure by which everybody would see that it was done.',
        }),
      ]

const proportionate = ({ criterion: { question, title, id } }: Placed): readonly Finding[] => {
  const at = { where: title, criterion: id, law: 'Procurement Act 2023, s.23(2)(d) and s.20(3)' }
  return [
    ...((question?.wordLimit ?? 0) > 1500
      ? [
          warn('proportionate', {
            ...{ ...at, what: `It asks for up to ${question?.wordLimit} words.` },
            todo: 'Ask for what you will read and score: 500 words are often enough.',
          }),
        ]
      : []),
    ...((question?.commitments.length ?? 0) > 5
      ? [
          warn('proportionate', {
            ...{ ...at, what: `It asks for ${question?.commitments.length} promises at once.` },
            todo: 'Keep those that matter most to the aims.',
          }),
        ]
      : []),
  ]
}

export const fourTests: Rule = (draft) =>
  leavesOf(draft.criteria)
    .filter((one) => isSocialValue(one) && one.criterion.kind !== 'price')
    .flatMap((one) => [...relates(one, draft), ...clear(one), ...measurable(one), ...proportionate(one)])
