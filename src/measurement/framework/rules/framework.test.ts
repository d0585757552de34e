import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '../../../platform/kernel/index.ts'
import type { MeasureId, OutcomeId } from '../../rules/types.ts'
import { codesTwice, measuresIn, outcomesIn, withKnownIds } from './content.ts'
import { withMeasure, withNewOutcome, withoutMeasure, withoutOutcome, withTheme } from './edit.ts'
import type { FrameworkContent, MeasureContent } from './types.ts'
import { lastDayOf, stateOn, versionOn } from './versions.ts'

const first = '2026-01-01' as Day
const days = Array.from({ length: 60 }, (_, i) => addDays(first, i))
const versions = fc.uniqueArray(
  fc.record({ from: fc.oneof(fc.constant(null), fc.constantFrom(...days)) }, { noNullPrototype: true }),
  { maxLength: 6, selector: ({ from }) => from },
)

test('on every day at most one version holds, and it holds from its first day to its last and on no other', () => {
  fc.assert(
    fc.property(versions, fc.option(fc.constantFrom(...days)), (all, endedOn) => {
      for (const day of days) {
        const held = all.filter((version) => stateOn(all, version, day, endedOn) === 'in force')
        assert.ok(held.length <= 1)
        assert.deepEqual(held[0], versionOn(all, day, endedOn))
        for (const version of all) {
          const last = lastDayOf(all, version, endedOn)
          const inside = version.from !== null && version.from <= day && (last === null || day <= last)
          assert.equal(held.includes(version), inside)
        }
      }
    }),
  )
})

test('without an end, from the first day on some version always holds', () => {
  fc.assert(
    fc.property(versions, (all) => {
      const begun = all.flatMap(({ from }) => (from === null ? [] : [from])).toSorted()
      for (const day of days) assert.equal(versionOn(all, day) !== undefined, begun[0] !== undefined && begun[0] <= day)
    }),
  )
})

const measure = (code: string, more: Partial<MeasureContent> = {}): MeasureContent => ({
  ...{ code, title: code, definition: '', unit: 'people', ownUnit: null, whoCounts: '', evidence: {} },
  ...{ frequency: 'yearly', direction: 'up', level: 'output', whose: '', nature: 'additional', priority: null },
  ...{ objectives: [], references: [] },
  ...more,
})

const id = <T extends string>(n: number): T => `00000000-0000-4000-8000-00000000000${n}` as T

const content: FrameworkContent = {
  themes: [
    {
      title: 'Work',
      outcomes: [
        {
          id: id<OutcomeId>(1),
          title: 'Jobs',
          words: '',
          measures: [measure('J1', { id: id<MeasureId>(3), private: true })],
        },
        { id: id<OutcomeId>(2), title: 'Skills', words: '', measures: [] },
      ],
    },
  ],
}

test('ids that were never given out, or stand twice, are left off; a licensed measure stays private', () => {
  const strange = withMeasure(content, id(2), measure('J2', { id: id<MeasureId>(9) }))
  const twice = withMeasure(strange, id(2), measure('J3'))
  const clean = withKnownIds(
    {
      themes: [
        ...twice.themes,
        {
          title: 'Again',
          outcomes: [{ ...outcomesIn(content)[0]!, measures: [measure('J4', { id: id<MeasureId>(3) })] }],
        },
      ],
    },
    [content],
  )
  assert.deepEqual(
    measuresIn(clean).map((one) => [one.code, one.id]),
    [
      ['J1', id(3)],
      ['J2', undefined],
      ['J3', undefined],
      ['J4', undefined],
    ],
  )
  assert.equal(outcomesIn(clean).filter((one) => one.id === id(1)).length, 1)
  assert.equal(
    measuresIn(withKnownIds(withMeasure(content, id(1), measure('J1', { id: id<MeasureId>(3) })), [content]))[0]
      ?.private,
    true,
  )
})

test('a measure moves to another outcome, and is never in two', () => {
  const moved = withMeasure(content, id(2), measure('J1', { id: id<MeasureId>(3) }))
  assert.deepEqual(
    outcomesIn(moved).map(({ measures }) => measures.length),
    [0, 1],
  )
  assert.equal(measuresIn(withoutMeasure(moved, id(3))).length, 0)
  assert.deepEqual(withoutMeasure(content, id(8)), content)
})

test('codes that stand twice are named once', () => {
  const more = withMeasure(withMeasure(content, id(2), measure('J1')), id(2), measure('J1'))
  assert.deepEqual(codesTwice(more), ['J1'])
  assert.deepEqual(codesTwice(content), [])
})

test('themes and outcomes come and go', () => {
  const more = withNewOutcome(withTheme(content, null, 'Place'), 1, { title: 'Green', words: 'Parks' })
  assert.deepEqual(
    more.themes.map(({ title, outcomes }) => [title, outcomes.length]),
    [
      ['Work', 2],
      ['Place', 1],
    ],
  )
  assert.equal(outcomesIn(withoutOutcome(more, id(1))).length, 2)
  assert.equal(withTheme(more, 0, 'Good work').themes[0]?.title, 'Good work')
})
