// Where a series is going: its newest figure held against an earlier one whose time does not touch it, by the rule of compare.ts.
import { moved } from './compare.ts'
import type { NeedValue, Polarity, Trend } from './types.ts'

/** Earlier periods that are looked back over. A change that is older than these is no trend. */
export const lookedBack = 5

/** In time; of what begins on the same day the shorter first. Periods whose words cannot be read go by their words, and first. */
export const inTime = <T extends Pick<NeedValue, 'from' | 'to' | 'period'>>(values: readonly T[]): readonly T[] =>
  values.toSorted((a, b) => {
    const [one, other] = [a.from ?? '', b.from ?? '']
    if (one !== other) return one < other ? -1 : 1
    if ((a.to ?? '') !== (b.to ?? '')) return (a.to ?? '') < (b.to ?? '') ? -1 : 1
    return a.period.localeCompare(b.period, 'en-GB', { numeric: true })
  })

const nothing: Trend = { direction: 'not compared', meaning: 'neither', from: null, to: null }

/** @param series of one area */
export const trendOf = (series: readonly NeedValue[], polarity: Polarity): Trend => {
  const ordered = inTime(series.filter(({ value, from, to }) => value !== null && from !== null && to !== null))
  const latest = ordered.at(-1)
  if (latest === undefined) return nothing
  const before = ordered.slice(-1 - lookedBack, -1).filter(({ to }) => (to ?? '') < (latest.from ?? ''))
  const earlier = before[0]
  if (earlier === undefined) return nothing
  const direction = moved(latest, earlier)
  if (direction === 'not compared') return nothing
  const turned = direction === 'rising' || direction === 'falling'
  const good = (direction === 'rising') === (polarity === 'high')
  const meaning = turned && polarity !== 'none' ? (good ? 'better' : 'worse') : 'neither'
  return { direction, meaning, from: earlier.period, to: latest.period }
}
