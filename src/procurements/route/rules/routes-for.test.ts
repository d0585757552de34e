// Every way of buying: when it is open, when it is not, and when a question is still to be answered.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, type Pence, pence } from '../../../platform/kernel/index.ts'
import { lawPacks } from '../../packs/law.ts'
import { kinds, subjects } from '../../rules/words.ts'
import { noAnswers } from './answers.ts'
import { considerableChange } from './considerable.ts'
import { regimeOf } from './regime.ts'
import { routesFor } from './routes-for.ts'
import {
  type Answers,
  authorities,
  directs,
  existings,
  type Fit,
  mixes,
  type RouteKey,
  reserves,
  routeKeys,
} from './types.ts'

const day = (text: string) => text as Day
const pounds = (amount: number): Pence => pence(amount * 100)
const base: Answers = noAnswers(day('2026-11-24'))
const council: Answers = {
  ...base,
  ...{
    authority: 'local',
    kind: 'services',
    subject: 'other',
    value: pounds(300_000),
    framework: false,
    callOff: false,
  },
  ...{ change: false, direct: 'none', reserve: 'no' },
}
const health: Answers = {
  ...base,
  ...{
    authority: 'nhs',
    kind: 'services',
    subject: 'health',
    value: pounds(900_000),
    framework: false,
    callOff: false,
  },
  ...{ change: false, mixed: 'no', urgent: false, existing: 'no', choice: false, likely: false, different: false },
  ...{ own: false, rise: pounds(0), before: pounds(900_000) },
}
const fits = (answers: Answers) =>
  Object.fromEntries(routesFor(answers, lawPacks).all.map(({ route, fit }) => [route.key, fit])) as Record<
    RouteKey,
    Fit
  >
const open = (answers: Answers) => routeKeys.filter((key) => fits(answers)[key] === 'yes')

test('each row of the table: what is open', () => {
  const rows: readonly [string, Answers, readonly RouteKey[], RouteKey | null][] = [
    ['above the threshold', council, ['pa2023-open', 'pa2023-flexible'], 'pa2023-open'],
    ['at the threshold', { ...council, value: pence(20_772_000) }, ['pa2023-open', 'pa2023-flexible'], 'pa2023-open'],
    ['a penny below', { ...council, value: pence(20_771_999) }, ['below-threshold'], 'below-threshold'],
    [
      'last year it was higher',
      { ...council, value: pounds(210_000), on: day('2025-12-31') },
      ['below-threshold'],
      'below-threshold',
    ],
    [
      'this year it is lower',
      { ...council, value: pounds(210_000), on: day('2026-01-01') },
      ['pa2023-open', 'pa2023-flexible'],
      'pa2023-open',
    ],
    [
      'a central body sooner',
      { ...council, authority: 'central', value: pounds(136_000) },
      ['pa2023-open', 'pa2023-flexible'],
      'pa2023-open',
    ],
    ['works later', { ...council, kind: 'works', value: pounds(5_000_000) }, ['below-threshold'], 'below-threshold'],
    [
      'light touch',
      { ...council, subject: 'light-touch', value: pounds(2_400_000) },
      ['pa2023-open', 'pa2023-flexible', 'light-touch'],
      'light-touch',
    ],
    [
      'light touch below its own threshold',
      { ...council, subject: 'light-touch', value: pounds(663_539) },
      ['below-threshold'],
      'below-threshold',
    ],
    [
      'reserved',
      { ...council, value: pounds(48_000), reserve: 'both' },
      ['below-threshold', 'below-threshold-reserved'],
      'below-threshold-reserved',
    ],
    [
      'reserved before the Order',
      { ...council, value: pounds(48_000), reserve: 'local', on: day('2026-02-03') },
      ['below-threshold'],
      'below-threshold',
    ],
    ['not reserved above', { ...council, reserve: 'local' }, ['pa2023-open', 'pa2023-flexible'], 'pa2023-open'],
    [
      'a body that the Order does not bind',
      { ...council, authority: 'other', value: pounds(48_000), reserve: 'local' },
      ['below-threshold'],
      'below-threshold',
    ],
    [
      'a direct award',
      { ...council, direct: 'single' },
      ['pa2023-open', 'pa2023-flexible', 'direct-award'],
      'direct-award',
    ],
    ['health: only one can', { ...health, existing: 'only' }, ['psr-direct-a'], 'psr-direct-a'],
    ['health: patients choose', { ...health, choice: true }, ['psr-direct-b'], 'psr-direct-b'],
    [
      'health: goes on as it is',
      { ...health, existing: 'satisfying' },
      ['psr-direct-c', 'psr-competitive'],
      'psr-direct-c',
    ],
    [
      'health: goes on, but is half as large again',
      { ...health, existing: 'satisfying', own: true, rise: pounds(500_000), before: pounds(1_000_000) },
      ['psr-competitive'],
      'psr-competitive',
    ],
    [
      'health: most suitable',
      { ...health, likely: true },
      ['psr-most-suitable', 'psr-competitive'],
      'psr-most-suitable',
    ],
    ['health: competition', health, ['psr-competitive'], 'psr-competitive'],
    ['health: framework', { ...health, framework: true, existing: 'only' }, ['psr-competitive'], 'psr-competitive'],
    ['health: urgent', { ...health, urgent: true }, ['psr-competitive', 'psr-urgent'], 'psr-urgent'],
    ['health: a small change', { ...health, change: true }, ['psr-modification'], 'psr-modification'],
    [
      'health: a change of character',
      { ...health, change: true, different: true },
      ['psr-competitive'],
      'psr-competitive',
    ],
    [
      'health: has no threshold',
      { ...health, value: pounds(1_000), existing: 'only' },
      ['psr-direct-a'],
      'psr-direct-a',
    ],
    [
      'mixed: health is the smaller part',
      { ...health, mixed: 'not-main' },
      ['pa2023-open', 'pa2023-flexible', 'light-touch'],
      'light-touch',
    ],
    [
      'mixed: could be bought apart',
      { ...health, mixed: 'separable' },
      ['pa2023-open', 'pa2023-flexible', 'light-touch'],
      'light-touch',
    ],
    ['mixed: cannot be bought apart', { ...health, mixed: 'main' }, ['psr-competitive'], 'psr-competitive'],
    [
      'a body that the health regime does not bind',
      { ...health, authority: 'other' },
      ['pa2023-open', 'pa2023-flexible', 'light-touch'],
      'light-touch',
    ],
    ['a call-off', { ...council, callOff: true }, [], null],
    ['a call-off for health', { ...health, callOff: true }, [], null],
    ['a change of another contract', { ...council, change: true }, [], null],
    ['a body in Wales: we do not hold its thresholds', { ...council, authority: 'welsh' }, [], null],
    ['before the Act', { ...council, on: day('2025-02-23') }, [], null],
    ['beyond our thresholds', { ...council, on: day('2028-01-01') }, [], null],
  ]
  for (const [words, answers, expected, suggested] of rows) {
    assert.deepEqual(open(answers), expected, words)
    assert.equal(routesFor(answers, lawPacks).suggested, suggested, words)
  }
})

test('what is not answered is asked, not guessed', () => {
  assert.equal(Object.values(fits(base)).includes('yes'), false)
  assert.deepEqual(
    [fits({ ...council, value: null })['pa2023-open'], fits({ ...council, value: null })['below-threshold']],
    ['unknown', 'unknown'],
  )
  assert.equal(fits({ ...council, direct: null })['direct-award'], 'unknown')
  assert.equal(fits({ ...health, existing: null })['psr-competitive'], 'unknown')
  assert.equal(fits({ ...health, mixed: null })['psr-competitive'], 'unknown')
  assert.equal(fits({ ...health, existing: 'satisfying', own: true, rise: null })['psr-direct-c'], 'unknown')
})

const any: fc.Arbitrary<Answers> = fc.record({
  authority: fc.option(fc.constantFrom(...authorities)),
  kind: fc.option(fc.constantFrom(...kinds)),
  subject: fc.option(fc.constantFrom(...subjects)),
  value: fc.option(fc.integer({ min: 0, max: 1_000_000_000 }).map(pence)),
  on: fc.integer({ min: 0, max: 1800 }).map((n) => addDays(day('2024-01-01'), n)),
  mixed: fc.option(fc.constantFrom(...mixes)),
  direct: fc.option(fc.constantFrom(...directs)),
  reserve: fc.option(fc.constantFrom(...reserves)),
  existing: fc.option(fc.constantFrom(...existings)),
  ...{ framework: fc.option(fc.boolean()), callOff: fc.option(fc.boolean()), change: fc.option(fc.boolean()) },
  ...{ urgent: fc.option(fc.boolean()), choice: fc.option(fc.boolean()), likely: fc.option(fc.boolean()) },
  ...{ different: fc.option(fc.boolean()), own: fc.option(fc.boolean()) },
  ...{ rise: fc.option(fc.nat(100_000_000).map(pence)), before: fc.option(fc.nat(400_000_000).map(pence)) },
})

test('whatever is answered: never two regimes at once, above and below never together, each with words', () => {
  fc.assert(
    fc.property(any, (answers) => {
      const advised = routesFor(answers, lawPacks)
      assert.equal(advised.all.length, routeKeys.length)
      const keys = advised.all.filter(({ fit }) => fit === 'yes').map(({ route }) => route.key)
      const psr = keys.filter((key) => regimeOf(key) === 'psr').length
      assert.ok(psr === 0 || psr === keys.length)
      const below = keys.filter((key) => regimeOf(key) === 'below-threshold').length
      assert.ok(below === 0 || below === keys.length)
      assert.ok(advised.all.every(({ why }) => why.length > 10))
      assert.equal(advised.suggested === null, keys.length === 0)
      if (psr > 0) assert.equal(advised.act.applies, false)
    }),
    { numRuns: 500 },
  )
})

test('answering one more question never turns a sure answer round', () => {
  // A null that becomes an answer may settle what was unknown; what was settled without it stays.
  fc.assert(
    fc.property(
      any,
      fc.constantFrom('direct', 'reserve', 'likely', 'own', 'before', 'rise' as const),
      (answers, name) => {
        const before = fits({ ...answers, [name]: null })
        const after = fits(answers)
        for (const key of routeKeys)
          if (before[key] !== 'unknown') assert.equal(after[key], before[key], `${name}: ${key}`)
      },
    ),
    { numRuns: 500 },
  )
})

test('regulation 6(10): another character; or by one’s own decision both £500,000 and a quarter', () => {
  const change = (different: boolean | null, own: boolean | null, rise: number | null, before: number | null) =>
    considerableChange(
      { different, own, rise: rise === null ? null : pounds(rise), before: before === null ? null : pounds(before) },
      lawPacks.thresholds.considerable,
    )
  assert.equal(change(true, null, null, null), true)
  assert.equal(change(false, true, 500_000, 2_000_000), true)
  assert.equal(change(false, true, 499_999, 1_000_000), false)
  assert.equal(change(false, true, 500_000, 2_000_001), false)
  assert.equal(change(false, false, 900_000, 1_000_000), false)
  assert.equal(change(false, true, 499_999, null), false)
  assert.equal(change(null, false, 1, 1), null)
  assert.equal(change(false, null, 900_000, 1_000_000), null)
  assert.equal(change(false, true, 900_000, null), null)
})

test('the Social Value Act: services above the threshold, not health, not Wales, not call-offs', () => {
  const applies = (answers: Answers) => routesFor(answers, lawPacks).act.applies
  assert.equal(applies(council), true)
  assert.equal(applies({ ...council, subject: 'light-touch', value: pounds(2_400_000) }), true)
  assert.equal(applies({ ...council, value: pounds(48_000) }), false)
  assert.equal(applies({ ...council, kind: 'goods' }), false)
  assert.equal(applies({ ...council, kind: 'works', value: pounds(9_000_000) }), false)
  assert.equal(applies({ ...council, authority: 'welsh' }), false)
  assert.equal(applies({ ...council, callOff: true }), false)
  assert.equal(applies(health), false)
  assert.equal(applies({ ...health, mixed: 'not-main' }), true)
  assert.equal(applies({ ...council, value: null }), null)
  assert.equal(applies(base), null)
})
