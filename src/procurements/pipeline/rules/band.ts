// What those who may bid are told of a value before the notice: about how much, the same for all of them.
import { type Pence, pence } from '../../../platform/kernel/index.ts'

const bands: readonly (readonly [Pence, string])[] = [
  [pence(5_000_000), 'Under £50,000'],
  [pence(25_000_000), '£50,000 to £250,000'],
  [pence(100_000_000), '£250,000 to £1 million'],
  [pence(500_000_000), '£1 million to £5 million'],
]

export const bandWords = (value: Pence | null): string =>
  value === null ? 'Not known yet' : (bands.find(([below]) => value < below)?.[1] ?? '£5 million or more')
