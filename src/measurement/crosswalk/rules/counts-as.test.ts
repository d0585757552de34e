import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MeasureId } from '../../rules/types.ts'
import type { Unit } from '../../rules/words.ts'
import { type Match, type OwnMeasure, waysOf } from './counts-as.ts'

const id = (name: string) => name as unknown as MeasureId
const own = (name: string, unit: Unit = 'people', from?: string): OwnMeasure => ({
  ...{ id: id(name), unit, ownUnit: unit === 'own' ? 'meals' : null },
  adaptedFrom: from === undefined ? null : id(from),
})
const match = (measure: string, as: string): Match => ({ measure: id(measure), as: id(as) })

test('a form counts as the framework’s own, and what was matched as what a person chose', () => {
  const { way } = waysOf(
    [own('jobs'), own('jobs of homes', 'people', 'jobs'), own('work')],
    [],
    [match('jobs', 'work')],
  )
  assert.deepEqual(way(id('jobs of homes')), ['jobs of homes', 'jobs', 'work'])
  assert.deepEqual(way(id('work')), ['work'])
  assert.deepEqual(way(id('nobody knows it')), [])
})

test('a measure of another place counts only once it is matched, and only in the same unit', () => {
  const mine = [own('jobs'), own('hours', 'hours')]
  const theirs = [{ id: id('theirs'), unit: 'people' as const, ownUnit: null }]
  assert.deepEqual(waysOf(mine, theirs, []).way(id('theirs')), [])
  assert.deepEqual(waysOf(mine, theirs, [match('theirs', 'hours')]).way(id('theirs')), [])
  const { way, through } = waysOf(mine, theirs, [match('theirs', 'jobs')])
  assert.deepEqual(way(id('theirs')), ['jobs'])
  assert.deepEqual(through(id('jobs')), ['jobs', 'theirs'])
})

test('units of their own are the same only by the same word', () => {
  const other = { id: id('theirs'), unit: 'own' as const, ownUnit: 'beds' }
  assert.deepEqual(waysOf([own('a', 'own')], [other], [match('theirs', 'a')]).way(id('theirs')), [])
})

const names = ['a', 'b', 'c', 'd', 'e'] as const
const name = fc.constantFrom(...names)

test('however measures are matched, every way ends, comes to each once, and all that come through one end where it ends', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, name), { maxLength: 8 }),
      fc.array(fc.option(name, { nil: undefined }), { minLength: 5, maxLength: 5 }),
      fc.array(fc.constantFrom<Unit>('people', 'hours'), { minLength: 5, maxLength: 5 }),
      (pairs, forms, unitsOf) => {
        const all = names.map((one, i) => own(one, unitsOf[i], forms[i] === one ? undefined : forms[i]))
        const matches = new Map(pairs.filter(([from, to]) => from !== to))
        const { way, through } = waysOf(
          all,
          [],
          [...matches].map(([from, to]) => match(from, to)),
        )
        const counted = new Map<string, number>()
        for (const one of names) {
          const passed = way(id(one))
          assert.equal(passed[0], one)
          assert.equal(new Set(passed).size, passed.length)
          const units = new Set(passed.map((at) => all.find((known) => known.id === at)?.unit))
          assert.equal(units.size, 1)
          const end = String(passed.at(-1))
          counted.set(end, (counted.get(end) ?? 0) + 1)
          for (const from of through(id(one))) assert.ok(way(from).includes(id(one)))
        }
        // Each measure ends in one place: nothing is counted twice, and nothing is lost.
        assert.equal(
          [...counted.values()].reduce((sum, some) => sum + some, 0),
          names.length,
        )
      },
    ),
  )
})
