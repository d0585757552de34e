// What a place can begin from: four tiers, how risk and opportunity move a contract, and our own estimate of hours.
// The hours are an estimate and nobody's measurement: a place is asked to put its own in their place.
import { type Pence, pence } from '../../../platform/kernel/index.ts'
import type { Tier, TierScheme } from './types.ts'

const tier = (name: string, pounds: number, caps: readonly [number, number, number, number, number]): Tier => ({
  name,
  fromPence: pence(pounds * 100) satisfies Pence,
  questionsAtMost: caps[0],
  measuresAtMost: caps[1],
  evidenceAtMost: caps[2],
  returnsAtMost: caps[3],
  hoursAtMost: caps[4],
})

export const starterScheme: TierScheme = {
  tiers: [
    tier('Simple', 0, [1, 1, 2, 1, 6]),
    tier('Standard', 100_000, [3, 4, 8, 2, 24]),
    tier('Large', 1_000_000, [5, 8, 32, 4, 80]),
    tier('Very large', 5_000_000, [6, 12, 60, 4, 140]),
  ],
  shifts: {
    low: { low: -1, medium: 0, high: 0 },
    medium: { low: 0, medium: 0, high: 1 },
    high: { low: 0, medium: 1, high: 1 },
  },
  hours: { question: 4, setUp: 3, measure: 0.5, evidence: 0.5, return: 1.5 },
}
