import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, pence } from '../../../platform/kernel/index.ts'
import { schemeOn } from './in-force.ts'
import { starterScheme } from './starter.ts'
import type { DatedScheme } from './types.ts'

const on = (day: string): Day => day as Day
const from = (day: string, hoursAtMost: number): DatedScheme => ({
  ...starterScheme,
  from: on(day),
  tiers: starterScheme.tiers.map((tier) => ({ ...tier, hoursAtMost })),
})

test('the scheme that began last holds, and none before the first', () => {
  const schemes = [from('2025-04-01', 20), from('2024-04-01', 10)]
  assert.equal(schemeOn(schemes, null, on('2025-03-31')).tiers[0]?.hoursAtMost, 10)
  assert.equal(schemeOn(schemes, null, on('2025-04-01')).tiers[0]?.hoursAtMost, 20)
  const before = schemeOn(schemes, null, on('2024-03-31'))
  assert.deepEqual([before.tiersFrom, before.tiers, before.since], ['nobody', [], null])
})

test('a policy’s tiers hold before the place’s own; what it does not say is taken from the tier of the same name', () => {
  const policy = [
    { name: 'standard', fromPence: pence(5_000_000), questionsAtMost: 2, measuresAtMost: 3 },
    { name: 'Grand', fromPence: pence(90_000_000), questionsAtMost: 4, measuresAtMost: 9 },
  ]
  const found = schemeOn([from('2024-04-01', 10)], policy, on('2026-01-01'))
  assert.equal(found.tiersFrom, 'policy')
  assert.deepEqual(
    found.tiers.map((tier) => [tier.name, tier.fromPence, tier.measuresAtMost, tier.hoursAtMost, tier.returnsAtMost]),
    [
      ['standard', 5_000_000, 3, 10, 2],
      ['Grand', 90_000_000, 9, null, null],
    ],
  )
})

test('a policy without tiers leaves the place’s own', () => {
  assert.equal(schemeOn([from('2024-04-01', 10)], [], on('2026-01-01')).tiersFrom, 'place')
})
