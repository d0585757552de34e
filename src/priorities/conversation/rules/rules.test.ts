import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { moved } from './order.ts'
import { personalSigns } from './personal.ts'
import { gathers, groups, isStage, moveProblem, showsResults, stageAfter, stageBefore, weighs } from './stages.ts'
import { type Stage, stages } from './types.ts'

test('a conversation moves one stage on or one back, and no further, from wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...stages), fc.nat(4)), { maxLength: 60 }), (wishes) => {
      let stage: Stage = 'gathering'
      for (const [wish, groupCount] of wishes) {
        const problem = moveProblem(stage, wish, groupCount)
        const steps = Math.abs(stages.indexOf(wish) - stages.indexOf(stage))
        assert.equal(problem === 'not-next', steps !== 1)
        if (problem === undefined) stage = wish
        // Something can be done at every stage, and never two kinds of it at once.
        const open: readonly boolean[] = [gathers(stage), groups(stage), weighs(stage), showsResults(stage)].filter(
          Boolean,
        )
        assert.equal(open.length, 1)
      }
    }),
  )
  assert.equal(moveProblem('grouping', 'weighing', 1), 'too-few-groups')
  assert.equal(moveProblem('grouping', 'gathering', 0), undefined)
  assert.deepEqual([stageBefore('gathering'), stageAfter('closed')], [undefined, undefined])
  assert.deepEqual([isStage('weighing'), isStage('agreed')], [true, false])
})

test('moving up and then down leads back, and nothing is lost', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 2 })
  fc.assert(
    fc.property(list, fc.nat(), (items, at) => {
      const one = items[at % items.length]!
      const up = moved(items, one, 'up')
      assert.deepEqual([...up].sort(), [...items].sort())
      if (items.indexOf(one) > 0) assert.deepEqual(moved(up, one, 'down'), items)
      else assert.deepEqual(up, items)
    }),
  )
  assert.deepEqual(moved([1, 2], 3, 'up'), [1, 2])
})

test('plain personal details are found, ordinary words are not', () => {
  const found: readonly (readonly [string, readonly string[]])[] = [
    ['Write to pat@merebridge.example for more', ['an e-mail address']],
    ['Ring me on 01632 960 123 or +44 1632 960123', ['a telephone number']],
    ['I live near ZX1 1AA', ['a postcode']],
    ['Mrs Ferreira waited nine weeks. My name is Ann', ['a name']],
    ['She was born on 3 May', ['a date of birth']],
    ['We waited nine weeks in 2023, 40 of us, at 2 pm. The number 12 bus stopped.', []],
    ['I missed my appointment; drivers are kind', []],
  ]
  for (const [words, signs] of found) assert.deepEqual(personalSigns(words), signs, words)
})
