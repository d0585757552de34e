// What an amendment changes, and how much more time a substantial one should give.
import type { Change, PublishedTender } from './types.ts'

interface Amendable {
  readonly title: string
  readonly summary: string
  readonly questionsUntil: Date | null
  readonly closesAt: Date
  readonly decisionOn: string | null
}

const asText = (value: string | Date | null): string | null => (value instanceof Date ? value.toISOString() : value)

const fields = ['title', 'summary', 'questionsUntil', 'closesAt', 'decisionOn'] as const

export const changesBetween = (before: Amendable, after: Amendable): readonly Change[] =>
  fields
    .map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }))
    .filter((one) => one.before !== one.after)

const aDay = 86_400_000

/**
 * Ours, not the law's: half of the time that bidders had at first, at least five days and at most ten, counted from today; never sooner
 * than it closes now. The Procurement Act 2023 (s.31, s.54) asks for time limits that fit what was changed.
 */
export const suggestedClosing = (
  { publishedAt, published, closesAt }: Pick<PublishedTender, 'publishedAt' | 'published' | 'closesAt'>,
  now: Date,
): Date => {
  const first = Date.parse(published.timetable.closesAt) - publishedAt.getTime()
  const days = Math.min(10, Math.max(5, Math.ceil(first / aDay / 2)))
  const from = new Date(now.getTime() + days * aDay)
  if (from <= closesAt) return closesAt
  // At the hour at which it would have closed.
  const hour = new Date(from)
  hour.setUTCHours(closesAt.getUTCHours(), closesAt.getUTCMinutes(), 0, 0)
  return hour < from ? new Date(hour.getTime() + aDay) : hour
}
