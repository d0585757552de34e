import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Criteria } from '../../rules/criteria.ts'
import { templates } from './templates.ts'
import {
  added,
  atLeast,
  changed,
  isSocialValue,
  leavesOf,
  mostDeep,
  moved,
  placedIn,
  removed,
  shareOf,
  testedText,
  whole,
} from './tree.ts'

const none = { priorities: [], measures: [] }

test('templates hold together: weights make 100% at each level, one price, something for social value', () => {
  for (const { name, criteria } of templates.filter((one) => one.name !== 'empty')) {
    const tree = criteria(none)
    const levels = [
      tree,
      ...placedIn(tree).flatMap(({ criterion }) => (criterion.children.length > 0 ? [criterion.children] : [])),
    ]
    for (const level of levels)
      assert.equal(
        level.reduce((all, { weight }) => all + weight, 0),
        whole,
        name,
      )
    assert.equal(leavesOf(tree).filter(({ criterion }) => criterion.kind === 'price').length, 1)
    assert.ok(shareOf(tree, isSocialValue) > 0)
  }
})

test('60% quality, a quarter of it social value, 40% cost: 15% of all marks are for social value', () => {
  const tree = templates[0]?.criteria(none) ?? []
  assert.equal(shareOf(tree, isSocialValue), 1500)
  assert.ok(atLeast(tree, isSocialValue, 15))
  assert.ok(!atLeast(tree, isSocialValue, 16))
  // One ten-thousandth of one of the weights is enough to fall below it.
  assert.ok(!atLeast(changed(tree, 'social', { weight: 2499 }), isSocialValue, 15))
})

const step = fc.record({
  what: fc.constantFrom('add', 'remove', 'up', 'down', 'change'),
  at: fc.nat({ max: 12 }),
  kind: fc.constantFrom('quality', 'social-value', 'price', 'other'),
  weight: fc.integer({ min: 0, max: whole }),
} as const)

test('whatever is done to a tree, ids stay apart, ends have a question or a price, and nothing is deeper than it may be', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let tree: Criteria = templates[0]?.criteria(none) ?? []
      for (const { what, at, kind, weight } of steps) {
        const all = placedIn(tree)
        const id = all[at % Math.max(1, all.length)]?.criterion.id ?? ''
        const words = new Set(leavesOf(tree).map(({ criterion }) => criterion.question?.words))
        if (what === 'add') {
          tree = added(tree, at === 0 ? null : id)
          // What was asked is still asked, one step further down.
          for (const one of words)
            if (one) assert.ok(leavesOf(tree).some(({ criterion }) => criterion.question?.words === one))
        } else if (what === 'remove') tree = removed(tree, id)
        else if (what === 'change') tree = changed(tree, id, { kind, weight })
        else tree = moved(tree, id, what === 'up' ? -1 : 1)
      }
      const all = placedIn(tree)
      assert.equal(new Set(all.map(({ criterion }) => criterion.id)).size, all.length)
      for (const { criterion, depth, leaf } of all) {
        assert.ok(depth <= mostDeep)
        if (!leaf) assert.deepEqual([criterion.question, criterion.formula], [null, null])
        else if (criterion.kind === 'price') assert.equal(criterion.question, null)
        else assert.ok(criterion.question !== null && criterion.formula === null)
      }
    }),
  )
})

test('shares of ends make the whole where every level does', () => {
  const level = (depth: number): fc.Arbitrary<Criteria> =>
    fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }).chain((parts) => {
      const sum = parts.reduce((all, one) => all + one, 0)
      const weights = parts.map((one) => Math.floor((one * whole) / sum))
      weights[0] = (weights[0] ?? 0) + whole - weights.reduce((all, one) => all + one, 0)
      return fc.tuple(
        ...weights.map((weight, i) =>
          (depth === 0 ? fc.constant<Criteria>([]) : fc.oneof(fc.constant<Criteria>([]), level(depth - 1))).map(
            (children) => ({
              ...{
                id: `${depth}-${i}`,
                title: 'x',
                kind: 'quality' as const,
                weight,
                children,
                question: null,
                formula: null,
              },
            }),
          ),
        ),
      )
    })
  fc.assert(
    fc.property(level(mostDeep - 1), (tree) => {
      assert.equal(
        shareOf(tree, () => true),
        whole,
      )
      assert.ok(atLeast(tree, () => true, 100))
    }),
  )
})

test('what a test was made of changes with weights, scales and the formula, and with no words', () => {
  const tree = templates[0]?.criteria(none) ?? []
  const before = testedText(tree)
  const service = leavesOf(tree)[0]?.criterion
  assert.equal(testedText(changed(tree, 'service', { title: 'Another title' })), before)
  assert.notEqual(testedText(changed(tree, 'service', { weight: 1 })), before)
  assert.notEqual(
    testedText(changed(tree, 'cost', { formula: { name: 'absolute', parameters: { floor: 1 } } })),
    before,
  )
  assert.ok(service?.question)
  assert.notEqual(
    testedText(changed(tree, 'service', { question: { ...service.question, scale: service.question.scale.slice(1) } })),
    before,
  )
  // The order in which parameters are kept says nothing.
  const formula = (parameters: Readonly<Record<string, number>>) =>
    testedText(changed(tree, 'cost', { formula: { name: 'absolute', parameters } }))
  assert.equal(formula({ floor: 1, ceiling: 2 }), formula({ ceiling: 2, floor: 1 }))
})
