// What is typed into the forms of documents, read back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Day, type Pence, pence } from '../../../platform/kernel/index.ts'
import { checkRules, type DatedRules } from '../../rules/policy-rules.ts'
import { templates } from '../../templates/templates.ts'
import { saveTyped } from './paragraph.ts'
import { rulesForm, rulesShown, rulesTyped } from './rules.ts'
import { adoptForm, fileProblem, startForm } from './start.ts'

/** The fields that a browser would send for these rules. */
const bodyOf = (rules: DatedRules): Record<string, string> => {
  const shown = rulesShown(rules, 3)
  const body: Record<string, string> = { base: '3' }
  for (const [name, day] of [
    ['from', shown.from],
    ['to', shown.to],
  ] as const)
    for (const [part, value] of Object.entries(day)) body[`${name}-${part}`] = value
  for (const [group, rows] of [
    ['weighting', shown.weightings],
    ['threshold', shown.thresholds],
    ['tier', shown.tiers],
  ] as const)
    for (const [i, row] of rows.entries())
      for (const [name, value] of Object.entries(row)) body[`${group}-${i + 1}-${name}`] = value
  return body
}

const amount = fc.integer({ min: 0, max: 10 ** 11 }).map((value) => pence(value))
const words = fc.constantFrom('Every contract', 'Care', 'Works above £1m')
const rules: fc.Arbitrary<DatedRules> = fc
  .record({
    minimumWeighting: fc.array(fc.record({ percent: fc.integer({ min: 0, max: 100 }), appliesTo: words }), {
      maxLength: 3,
    }),
    thresholds: fc.array(fc.record({ words, fromPence: amount }), { maxLength: 3 }),
    tiers: fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd') }),
        fromPence: amount,
        risk: fc.constantFrom('', 'High'),
        questionsAtMost: fc.nat({ max: 20 }),
        measuresAtMost: fc.nat({ max: 20 }),
        evidence: words,
        reporting: words,
        minimumWeighting: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 4, selector: ({ name }) => name },
    ),
    from: fc.constantFrom('2023-06-01' as Day, '2024-12-31' as Day),
    to: fc.constantFrom(null, '2025-03-31' as Day),
  })
  .filter(({ tiers }) => new Set(tiers.map(({ fromPence }) => fromPence)).size === tiers.length)

test('rules shown in the form and sent again are the same rules', () => {
  fc.assert(
    fc.property(rules, (given) => {
      const body = bodyOf(given)
      const read = rulesForm(body, rulesTyped(body))
      assert.ok(read.ok, JSON.stringify(read))
      assert.deepEqual(read.value, JSON.parse(JSON.stringify(given)))
      assert.equal(rulesTyped(body).base, 3)
    }),
  )
})

test('half a row is asked about, with its field', () => {
  const body = {
    'weighting-1-percent': '10%',
    'tier-2-name': 'Large',
    'from-day': '1',
    'from-month': '4',
    'from-year': '2026',
  }
  const read = rulesForm(body, rulesTyped(body))
  assert.ok(!read.ok)
  assert.match(read.errors['weighting-1-applies'] ?? '', /which procurements/)
  assert.match(read.errors['tier-2-from'] ?? '', /pounds/)
  assert.equal(read.errors['weighting-1-percent'], undefined)
})

test('tiers may not begin at the same value, and rules must say something', () => {
  const nothing: DatedRules = { minimumWeighting: [], thresholds: [], tiers: [], from: '2026-04-01' as Day, to: null }
  assert.equal(checkRules(nothing).ok, false)
  const tier = {
    name: 'A',
    fromPence: 0 as Pence,
    risk: '',
    questionsAtMost: 1,
    measuresAtMost: 1,
    evidence: 'x',
    reporting: 'y',
    minimumWeighting: 5,
  }
  assert.equal(checkRules({ ...nothing, tiers: [tier, { ...tier, name: 'B' }] }).ok, false)
  assert.equal(checkRules({ ...nothing, tiers: [tier], to: '2026-03-31' as Day }).ok, false)
  assert.equal(checkRules({ ...nothing, tiers: [tier] }).ok, true)
})

test('on the page with both texts, keeping mine or theirs is about what was typed before', () => {
  const body = { base: '4', heading: 'H', words: 'joined', 'mine-heading': 'H', 'mine-words': 'mine' }
  assert.equal(saveTyped({ ...body, choice: 'mine' }).words, 'mine')
  assert.equal(saveTyped({ ...body, choice: 'theirs' }).words, 'mine')
  assert.deepEqual(saveTyped({ ...body, choice: 'joined' }), {
    ...{ heading: 'H', words: 'joined', priority: '', base: 4, choice: 'joined' },
    mine: { heading: 'H', words: 'mine' },
  })
})

test('a file is taken for what is in it, not for its name', () => {
  assert.equal(fileProblem({ kind: 'pdf', bytes: 9 }), undefined)
  assert.equal(fileProblem({ kind: 'docx', bytes: 9 }), undefined)
  assert.match(fileProblem({ kind: 'text', bytes: 9 }) ?? '', /neither a Word document/)
  assert.match(fileProblem(undefined) ?? '', /Choose/)
})

test('how to begin, and who adopted', () => {
  assert.deepEqual(startForm({ begin: 'template:charter-promises', title: '' }), {
    ok: true,
    value: { what: 'template', template: 'charter-promises' },
  })
  assert.equal(startForm({ begin: '', title: '' }).ok, false)
  const read = adoptForm({ organisation: 'none', 'adopted-day': '31', 'adopted-month': '2', 'adopted-year': '2026' })
  assert.ok(!read.ok)
  assert.deepEqual(Object.keys(read.errors), ['organisation', 'adopted', 'minute'])
})

test('each kind has a starter text, and each text says whom it learnt from', () => {
  assert.deepEqual([...new Set(templates.map(({ kind }) => kind))].sort(), [
    'charter',
    'checklist',
    'framework',
    'policy',
  ])
  for (const { cites, parts } of templates) {
    assert.ok(cites.length > 0)
    assert.ok(parts.length > 1)
  }
})

test('a field full of spaces is read at once: one form holds up nobody else', () => {
  const body = { 'from-day': '1', 'from-month': '4', 'from-year': '2026', 'weighting-1-applies': 'All' }
  const from = performance.now()
  const read = (percent: string) => {
    const typed = { ...body, 'weighting-1-percent': percent }
    return rulesForm(typed, rulesTyped(typed))
  }
  const wrong = read(`1${' '.repeat(90_000)}x`)
  assert.ok(!wrong.ok && wrong.errors['weighting-1-percent'])
  const right = read('10 %')
  assert.ok(right.ok || !('weighting-1-percent' in right.errors))
  assert.ok(performance.now() - from < 500)
})
