// What a route owes, by when, what is late, and what has to be waited for; and the draft.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Day, momentAt, pence } from '../../../platform/kernel/index.ts'
import { lawPacks } from '../../packs/law.ts'
import { noAnswers } from './answers.ts'
import { type DraftFacts, draftData, draftOf, draftText } from './draft.ts'
import { type Known, lateOnes, noticeOf, owedOn } from './notices.ts'
import type { Answers, MomentKind, RouteKey } from './types.ts'

const day = (text: string) => text as Day
const at = (on: string) => momentAt(day(on), '10:00')!
const out = (notice: string, on: string) => ({
  ...{ id: `${notice} ${on}`, notice, number: '2026/S 1', publishedAt: at(on), by: 'Nora', at: at(on), why: null },
})
const moment = (kind: MomentKind, on: string) => ({ id: on, kind, on: day(on), note: '', by: 'Nora', at: at(on) })

const answers: Answers = {
  ...noAnswers(day('2026-11-24')),
  ...{ authority: 'local', kind: 'services', subject: 'other', value: pence(600_000_000) },
}
const owed = (route: RouteKey, known: Partial<Known> = {}) =>
  owedOn(
    lawPacks.routes.routes.find(({ key }) => key === route)!,
    { answers, published: [], moments: [], today: day('2026-11-24'), ...known },
    lawPacks,
  )
const one = (route: RouteKey, notice: string, known: Partial<Known> = {}) => {
  const found = owed(route, known).find(({ rule }) => rule.key === notice)
  return found && [found.state, found.due]
}

test('contract details: 30 days that begin with the contract, 120 under light touch, the copy 90 and 180', () => {
  const moments = [moment('awarded', '2026-11-02')]
  assert.deepEqual(one('pa2023-open', 'uk7'), ['waiting', null])
  assert.deepEqual(one('pa2023-open', 'uk7', { moments }), ['due', '2026-12-01'])
  assert.deepEqual(one('light-touch', 'uk7', { moments }), ['due', '2027-03-01'])
  assert.deepEqual(one('pa2023-open', 'uk7-copy', { moments }), ['due', '2027-01-30'])
  assert.deepEqual(one('light-touch', 'uk7-copy', { moments }), ['due', '2027-04-30'])
  const care: Answers = { ...answers, subject: 'light-touch' }
  assert.deepEqual(one('direct-award', 'uk7', { moments, answers: care }), ['due', '2027-03-01'])
  assert.deepEqual(one('pa2023-open', 'uk7', { moments, today: day('2026-12-02') }), ['overdue', '2026-12-01'])
  assert.deepEqual(one('pa2023-open', 'uk7', { moments, published: [out('uk7', '2026-12-02')] }), [
    'late',
    '2026-12-01',
  ])
  assert.deepEqual(one('pa2023-open', 'uk7', { moments, published: [out('uk7', '2026-12-01')] }), [
    'published',
    '2026-12-01',
  ])
})

test('the health regime: 30 days after the award, and the intention before it', () => {
  const moments = [moment('awarded', '2026-10-01')]
  for (const [route, notice] of [
    ['psr-direct-a', 'psr2'],
    ['psr-direct-b', 'psr2'],
    ['psr-direct-c', 'psr4'],
    ['psr-most-suitable', 'psr7'],
    ['psr-competitive', 'psr11'],
    ['psr-urgent', 'psr13'],
  ] as const)
    assert.deepEqual(one(route, notice, { moments, today: day('2026-10-31') }), ['due', '2026-10-31'], route)
  assert.deepEqual(one('psr-direct-c', 'psr3', { moments }), ['overdue', '2026-10-01'])
  assert.deepEqual(
    one('psr-most-suitable', 'psr5', { published: [out('psr6', '2026-10-20'), out('psr5', '2026-10-21')] }),
    ['late', '2026-10-20'],
  )
})

test('small contracts owe what their value asks; large ones what light touch and value leave', () => {
  const keys = (route: RouteKey, value: number | null) =>
    owed(route, { answers: { ...answers, value: value === null ? null : pence(value) } }).map(
      ({ rule, needs }) => `${rule.key}${needs === 'always' ? '!' : ''}`,
    )
  assert.deepEqual(keys('below-threshold', 2_999_999), [])
  assert.deepEqual(keys('below-threshold', 3_000_000), ['uk4-below', 'uk7-below!'])
  assert.deepEqual(keys('below-threshold-reserved', null), ['uk4-below', 'uk7-below'])
  assert.ok(keys('pa2023-open', 500_000_001).includes('uk9'))
  assert.ok(!keys('pa2023-open', 500_000_000).includes('uk9'))
  assert.ok(!keys('light-touch', 900_000_000).includes('uk9'))
  assert.ok(!keys('light-touch', 900_000_000).includes('uk10'))
})

test('what has to be waited for once a notice is out', () => {
  const wait = (route: RouteKey, notice: string, on: string, moments: Known['moments'] = []) =>
    owed(route, { published: [out(notice, on)], moments }).find(({ rule }) => rule.key === notice)?.wait
  assert.equal(wait('pa2023-open', 'uk4', '2026-11-02')?.until, '2026-11-27')
  assert.equal(wait('pa2023-open', 'uk6', '2026-12-21')?.until, '2027-01-04')
  assert.equal(wait('light-touch', 'uk6', '2026-11-02')?.voluntary, true)
  assert.equal(wait('psr-most-suitable', 'psr5', '2026-11-02')?.until, '2026-11-16')
  assert.equal(wait('psr-most-suitable', 'psr6', '2026-11-02')?.until, '2026-11-13')
  const urgent = { published: [out('uk6', '2026-11-02')], answers: { ...answers, direct: 'urgent' as const } }
  assert.equal(owed('direct-award', urgent).find(({ rule }) => rule.key === 'uk6')?.wait?.voluntary, true)
  const objection = moment('representation', '2026-11-12')
  assert.equal(wait('psr-direct-c', 'psr3', '2026-11-02', [objection])?.until, 'open')
  const decided = [objection, moment('further-decision', '2026-11-20')]
  assert.equal(wait('psr-direct-c', 'psr3', '2026-11-02', decided)?.until, '2026-11-27')
  assert.equal(wait('psr-direct-c', 'psr3', '2028-12-28')?.until, null)
})

test('what is published although the route does not ask for it is shown; the late ones are told', () => {
  const all = owed('below-threshold', { published: [out('uk2', '2026-11-02')] })
  assert.deepEqual(all.at(-1)?.rule.key, 'uk2')
  assert.deepEqual(owedOn(null, { answers, published: [], moments: [], today: day('2026-11-24') }, lawPacks), [])
  const late = owed('pa2023-open', { moments: [moment('awarded', '2026-10-01')] })
  assert.deepEqual(
    lateOnes(late).map(({ rule }) => rule.key),
    ['uk4', 'uk6', 'uk7'],
  )
})

const facts: DraftFacts = {
  ...{ title: 'Gardens', need: 'Six <small> gardens', place: 'Near', buyers: [{ name: 'Council', share: 10000 }] },
  ...{ kind: 'services', subject: 'other', value: pence(4_800_000), startsOn: day('2027-04-12') },
  ...{
    endsOn: day('2029-04-11'),
    extensionMonths: 12,
    consideredOn: null,
    lots: null,
    lotsWhy: '',
    abandonedWhy: null,
  },
  route: { title: 'Below the threshold, reserved', reason: 'Enough can do it', reserve: 'sme-vcse' },
}

test('a draft holds what is known, asks for the rest, and says that it is no publication', () => {
  const rule = noticeOf('uk4-below', lawPacks)!
  const text = draftText(draftOf(rule, facts))
  for (const words of [
    'UK4 BELOW-THRESHOLD',
    'Gardens',
    '£48,000.00',
    '12 April 2027',
    'Only small and medium',
    'It is not published',
  ])
    assert.ok(text.includes(words), words)
  assert.match(text, /\[To be written: Which criteria/)
  const data = draftData(rule, facts)
  assert.deepEqual([data.tag, data.tender.value], [['tender'], { amountGross: 48000, currency: 'GBP' }])
  assert.ok(data.toBeWritten.includes('How offers are assessed'))
  for (const each of lawPacks.notices.notices) assert.ok(draftOf(each, facts).parts.length > 0, each.key)
})
