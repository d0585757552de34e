// Where a priority stands, over all histories of its versions; and what the map calls a gap.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coverageOf } from './coverage.ts'
import { changesInPlace, latestOf, standingOf, stateOfVersion, type VersionOutcome, whyNotPropose } from './state.ts'

const outcome = fc.constantFrom('open', 'objected', 'agreed', 'closed', null)
/** The newest may be a draft; all before it were proposed, as the actions keep it. */
const histories = fc
  .tuple(fc.array(outcome, { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([outcomes, draft]): readonly VersionOutcome[] =>
    outcomes.map((agreement, i) => {
      const proposed = !(draft && i === outcomes.length - 1) && agreement !== null
      return { version: i + 1, proposed, agreement: proposed ? agreement : null, agreedOn: null }
    }),
  )
const shuffled = histories.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
)

test('the newest version is shown, and the newest agreed one stands, in whatever order they come', () => {
  fc.assert(
    fc.property(shuffled, ([all, mixed]) => {
      assert.equal(latestOf(mixed)?.version, all.length)
      const agreed = all.filter(({ agreement }) => agreement === 'agreed').map(({ version }) => version)
      assert.equal(standingOf(mixed)?.version, agreed.at(-1))
    }),
  )
})

test('an agreed version stands while any newer one is written, proposed, objected to or closed', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const before = standingOf(all)
      const next = { version: all.length + 1, agreedOn: null }
      for (const later of [
        { ...next, proposed: false, agreement: null },
        { ...next, proposed: true, agreement: 'open' as const },
        { ...next, proposed: true, agreement: 'objected' as const },
        { ...next, proposed: true, agreement: 'closed' as const },
      ]) {
        assert.deepEqual(standingOf([...all, later]), before)
        assert.notEqual(stateOfVersion(later), 'agreed')
      }
      const agreed = { ...next, proposed: true, agreement: 'agreed' as const }
      assert.equal(standingOf([...all, agreed])?.version, next.version)
    }),
  )
})

test('only a draft is changed where it is, and only a draft that wants something is proposed', () => {
  const draft = { version: 1, proposed: false, agreement: null, agreedOn: null, want: 'More' }
  assert.deepEqual(
    [changesInPlace(draft), changesInPlace({ ...draft, proposed: true, agreement: 'closed' })],
    [true, false],
  )
  assert.equal(whyNotPropose(draft, false), undefined)
  assert.equal(whyNotPropose(draft, true), 'withdrawn')
  assert.equal(whyNotPropose({ ...draft, want: ' \n' }, false), 'nothing-wanted')
  assert.equal(whyNotPropose({ ...draft, proposed: true, agreement: 'objected' }, false), 'proposed-already')
})

const keys = ['a', 'b', 'c', 'd'] as const
const someKeys = fc.uniqueArray(fc.constantFrom(...keys, 'not shown'))
const priorities = fc
  .array(fc.record({ goals: someKeys, objectives: someKeys }), { maxLength: 6 })
  .map((all) => all.map((one, i) => ({ number: i + 1, title: `P${i + 1}`, ...one })))
const shown = fc.subarray([...keys])

test('the map says of every tie between what is shown that it is there, and of nothing else', () => {
  fc.assert(
    fc.property(priorities, shown, shown, (all, goals, objectives) => {
      const found = coverageOf(all, goals, objectives)
      assert.deepEqual([...found.byGoal.keys()], goals)
      for (const goal of goals)
        for (const one of all) assert.equal(found.byGoal.get(goal)?.includes(one.number), one.goals.includes(goal))
      for (const key of objectives)
        for (const one of all)
          assert.equal(found.byObjective.get(key)?.includes(one.number), one.objectives.includes(key))
    }),
  )
})

test('a gap is what nobody serves; served and gaps together are everything, and so are tied and untied priorities', () => {
  fc.assert(
    fc.property(priorities, shown, shown, (all, goals, objectives) => {
      const found = coverageOf(all, goals, objectives)
      for (const [map, gaps] of [
        [found.byGoal, found.goalGaps],
        [found.byObjective, found.objectiveGaps],
      ] as const)
        for (const [key, numbers] of map) assert.equal(gaps.includes(key), numbers.length === 0)
      const tied = new Set([...found.byGoal.values()].flat())
      assert.deepEqual(
        found.withoutGoal,
        all.map(({ number }) => number).filter((number) => !tied.has(number)),
      )
      const touched = new Set([...found.byObjective.values()].flat())
      assert.deepEqual(
        found.withoutObjective,
        all.map(({ number }) => number).filter((number) => !touched.has(number)),
      )
    }),
  )
})
