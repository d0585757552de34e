// What kind of plan a title names: for the command line, where nobody says.
import type { PlanKind } from './types.ts'

const patterns: readonly (readonly [RegExp, PlanKind])[] = [
  [/\bpolice\b.*\bcrime\b/i, 'police-and-crime-plan'],
  [/\bintegrated care\b/i, 'integrated-care-strategy'],
  [/\bhealth\b.*\bwell-?being\b/i, 'health-and-wellbeing-strategy'],
  [/\bgrowth\b/i, 'local-growth-plan'],
  [/\b(?:corporate|council|borough|city|county) (?:plan|strategy)\b/i, 'corporate-plan'],
]

export const kindOfTitle = (title: string): PlanKind =>
  patterns.find(([pattern]) => pattern.test(title))?.[1] ?? 'other'
