// The check of a draft: each rule finds what it should, and leaves alone what is right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asDay, type Day } from '../../../platform/kernel/index.ts'
import type { Question } from '../../rules/criteria.ts'
import type { Linted } from './findings.ts'
import { hoursOf } from './hours.ts'
import { lint, stops } from './lint.ts'
import { templateNamed } from './templates.ts'
import { changed, criterionById } from './tree.ts'

const day = (text: string): Day => asDay(text) as Day
const at = (text: string) => new Date(`${text}T12:00:00Z`)
const aims = {
  priorities: [{ id: 'p1', title: 'Fewer people are lonely' }],
  measures: [{ id: 'm1', code: 'L1', title: 'People who meet others', unit: 'people' }],
}
const priced = { name: 'absolute', parameters: { floor: 1, ceiling: 2 } }

const good: Linted = {
  criteria: changed(templateNamed('three-parts')?.criteria(aims) ?? [], 'price', { formula: priced }),
  conditions: [],
  timetable: {
    ...{
      questionsUntil: at('2027-01-08'),
      closesAt: at('2027-01-20'),
      graceSeconds: 600,
      decisionOn: day('2027-03-01'),
    },
  },
  ...{ summary: 'Advice near home.', subject: 'other', value: 90_000_000, aims: { ...aims, lots: false } },
  policy: { title: 'Our policy', minimum: 10, tier: { name: 'Middle', questionsAtMost: 3, measuresAtMost: 3 } },
  ...{ tested: true, now: at('2026-11-24'), today: day('2026-11-24') },
}

const rules = (draft: Linted) => lint(draft).map(({ rule }) => rule)
const question = (change: Partial<Question>): Linted => {
  const { question: before } = criterionById(good.criteria, 'social')?.criterion ?? {}
  assert.ok(before)
  return { ...good, criteria: changed(good.criteria, 'social', { question: { ...before, ...change } }) }
}
const timed = (change: Partial<Linted['timetable']>): Linted => ({
  ...good,
  timetable: { ...good.timetable, ...change },
})
const condition = (words: string): Linted => ({ ...good, conditions: [{ id: 'k1', title: 'What we ask', words }] })

test('a template with aims, a formula and a timetable has nothing wrong with it', () => {
  assert.deepEqual(lint(good), [])
})

test('what stops a tender', () => {
  const table: readonly (readonly [string, Linted, string])[] = [
    ['no criteria', { ...good, criteria: [] }, 'weights'],
    ['weights that miss 100%', { ...good, criteria: changed(good.criteria, 'quality', { weight: 4900 }) }, 'weights'],
    [
      'weights that miss it further down',
      { ...good, criteria: changed(good.criteria, 'safety', { weight: 1 }) },
      'weights',
    ],
    ['a weight of nothing', { ...good, criteria: changed(good.criteria, 'safety', { weight: 0 }) }, 'weights'],
    ['no title', { ...good, criteria: changed(good.criteria, 'safety', { title: ' ' }) }, 'titles'],
    ['no question', question({ words: '' }), 'question'],
    ['no formula', { ...good, criteria: changed(good.criteria, 'price', { formula: null }) }, 'formula'],
    ['a formula that was not tested', { ...good, tested: false }, 'formula-tested'],
    [
      'two prices',
      { ...good, criteria: changed(good.criteria, 'safety', { kind: 'price', formula: priced }) },
      'price',
    ],
    [
      'a scale that does not rise',
      question({
        scale: [
          { score: 1, words: 'a' },
          { score: 1, words: 'b' },
        ],
      }),
      'scale',
    ],
    ['a scale of one', question({ scale: [{ score: 1, words: 'a' }] }), 'scale'],
    [
      'scores told alike',
      question({
        scale: [
          { score: 0, words: 'A' },
          { score: 1, words: 'a ' },
        ],
      }),
      'scale',
    ],
    ['a pass mark that all reach', question({ passMark: 0 }), 'pass-mark'],
    ['a pass mark that none reach', question({ passMark: 6 }), 'pass-mark'],
    ['less than the policy asks', { ...good, policy: { title: 'P', minimum: 21, tier: null } }, 'minimum'],
    ['social value that serves nothing', question({ relates: { priorities: [], reason: ' ' } }), 'subject-matter'],
    ['an aim that is none any more', question({ relates: { priorities: ['gone'], reason: '' } }), 'subject-matter'],
    ['no day of closing', timed({ closesAt: null }), 'closes'],
    ['a closing in the past', timed({ closesAt: at('2026-11-20'), questionsUntil: null }), 'closes'],
    ['questions after closing', timed({ questionsUntil: at('2027-01-21') }), 'questions'],
    ['questions that are over', timed({ questionsUntil: at('2026-11-24') }), 'questions'],
    ['a decision before closing', timed({ decisionOn: day('2027-01-20') }), 'decision'],
    ['a notice that says nothing', { ...good, summary: ' ' }, 'summary'],
  ]
  for (const [told, draft, rule] of table)
    assert.ok(
      stops(lint(draft)).some((one) => one.rule === rule),
      `${told}: ${JSON.stringify(rules(draft))}`,
    )
})

test('one promise or one question asked twice is scored twice, so it stops', () => {
  const social = criterionById(good.criteria, 'social')?.criterion.question
  const safety = criterionById(good.criteria, 'safety')?.criterion.question
  assert.ok(social && safety)
  const twice = changed(good.criteria, 'safety', { question: { ...safety, commitments: social.commitments } })
  assert.match(lint({ ...good, criteria: twice })[0]?.what ?? '', /one promise would be scored twice/)
  const same = changed(good.criteria, 'safety', { question: { ...safety, words: `${social.words.toUpperCase()} ` } })
  assert.match(lint({ ...good, criteria: same })[0]?.what ?? '', /one answer would be scored twice/)
})

test('a reason stands in for an aim', () => {
  assert.deepEqual(rules(question({ relates: { priorities: [], reason: 'Carers asked for it.' } })), [])
})

test('what is suggested', () => {
  const table: readonly (readonly [string, Linted, string])[] = [
    [
      'vague words',
      question({ words: 'How will you add value and make a difference to all who live in this area?' }),
      'clear',
    ],
    ['a short question', question({ words: 'Social value?' }), 'clear'],
    [
      'an open list',
      question({ words: 'Which jobs, training, apprenticeships etc will you offer to people here?' }),
      'specific',
    ],
    ['no promise', question({ commitments: [] }), 'measurable'],
    ['many words', question({ wordLimit: 3000 }), 'proportionate'],
    ['no evidence', question({ goodEvidence: '' }), 'evidence'],
    [
      'more questions than the tier',
      { ...good, policy: { title: 'P', minimum: null, tier: { name: 'Low', questionsAtMost: 0, measuresAtMost: 3 } } },
      'tier',
    ],
    [
      'more measures than the tier',
      { ...good, policy: { title: 'P', minimum: null, tier: { name: 'Low', questionsAtMost: 3, measuresAtMost: 0 } } },
      'tier',
    ],
    ['few days', timed({ closesAt: at('2026-12-10'), questionsUntil: at('2026-12-02') }), 'days'],
    ['no day for questions', timed({ questionsUntil: null }), 'questions'],
    ['answers at the last minute', timed({ questionsUntil: at('2027-01-19') }), 'questions'],
    ['a closing on a Sunday', timed({ closesAt: at('2027-01-24') }), 'closes'],
    ['no day of decision', timed({ decisionOn: null }), 'decision'],
    ['lots not decided', { ...good, aims: { ...aims, lots: null } }, 'lots'],
    ['a small contract with long questions', { ...good, value: 2_000_000 }, 'hours'],
    [
      'no social value',
      { ...good, policy: null, criteria: changed(good.criteria, 'social', { kind: 'quality' }) },
      'social-value',
    ],
    [
      'another formula',
      { ...good, criteria: changed(good.criteria, 'price', { formula: { name: 'lowest', parameters: {} } }) },
      'formula',
    ],
  ]
  for (const [told, draft, rule] of table) {
    assert.ok(rules(draft).includes(rule), `${told}: ${JSON.stringify(rules(draft))}`)
    assert.deepEqual(stops(lint(draft)), [], told)
  }
})

test('what a small organisation could not answer is found, and what it could is not', () => {
  const found: readonly (readonly [string, string])[] = [
    ['Send three years of audited accounts.', 'audited-accounts'],
    ['You must hold public liability insurance of £10 million.', 'insurance'],
    ['Evidence of insurance at the time of tender.', 'insurance'],
    ['An annual turnover of twice the contract value.', 'turnover'],
    ['At least five years’ experience of the same.', 'years'],
    ['You have been trading for three years.', 'years'],
    ['National coverage of your services.', 'national'],
    ['You hold ISO 9001.', 'accreditation'],
    ['Two contracts of a similar size.', 'similar'],
    ['A parent company guarantee.', 'guarantee'],
    ['Name your dedicated social value manager.', 'dedicated'],
  ]
  for (const [words, rule] of found)
    assert.ok(rules(condition(words)).includes(rule), `${words}: ${rules(condition(words))}`)
  for (const words of [
    'Send accounts that somebody independent has looked at.',
    'Promise to be insured by the first day of the contract.',
    'Say who would look after the people who use the service.',
    'The contract runs for three years.',
  ])
    assert.deepEqual(rules(condition(words)), [], words)
})

test('“local” is told apart by the rules that the purchase falls under', () => {
  const said = (subject: Linted['subject'], words: string) =>
    lint({ ...condition(words), subject }).find(({ rule }) => rule === 'local')?.law
  const words = 'The provider is based in the borough.'
  assert.match(said('light-touch', words) ?? '', /s\.23\(6\)/)
  assert.match(said('health', words) ?? '', /reg\. 5\(e\)/)
  assert.match(said('other', words) ?? '', /s\.12\(2\)/)
  assert.equal(said('other', 'Offer jobs to people who live in the borough.'), undefined)
  assert.ok(said('other', 'Use local suppliers.'))
})

test('hours are counted from what is asked, and every part is named', () => {
  const short = hoursOf(templateNamed('short')?.criteria(aims) ?? [], [])
  assert.equal(short.total, 4 + 2 + 6 + 1.5 + 4)
  assert.equal(
    short.total,
    short.parts.reduce((all, { hours }) => all + hours, 0),
  )
  assert.deepEqual(hoursOf([], []).total, 4)
})
