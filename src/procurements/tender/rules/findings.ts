// What the check of a draft finds, and of what it is asked. `stop`: it cannot be published so. `warn`: a suggestion; the officer decides.
import type { Day } from '../../../platform/kernel/index.ts'
import type { Criteria } from '../../rules/criteria.ts'
import type { Subject } from '../../rules/words.ts'
import type { Condition, Timetable } from './types.ts'

export interface Finding {
  readonly rule: string
  readonly severity: 'stop' | 'warn'
  readonly what: string
  /** In words: which part of the draft. */
  readonly where: string
  /** The criterion it is about; null for the whole. */
  readonly criterion: string | null
  readonly law: string | null
  readonly todo: string
}

export interface Linted {
  readonly criteria: Criteria
  readonly conditions: readonly Condition[]
  readonly timetable: Timetable
  readonly summary: string
  readonly subject: Subject
  readonly value: number | null
  /** What the procurement is to bring; null where nothing is chosen yet. */
  readonly aims: {
    readonly priorities: readonly { readonly id: string; readonly title: string }[]
    readonly lots: boolean | null
  } | null
  /** What the policy in force asks of it; null where none is. */
  readonly policy: {
    readonly title: string
    /** Percent of the marks for social value. */
    readonly minimum: number | null
    readonly tier: {
      readonly name: string
      readonly questionsAtMost: number
      readonly measuresAtMost: number
    } | null
  } | null
  /** Whether the laboratory tested the formula as it stands; true where no price is scored. */
  readonly tested: boolean
  readonly now: Date
  readonly today: Day
}

export type Rule = (draft: Linted) => readonly Finding[]

export const stop = (rule: string, rest: Omit<Finding, 'rule' | 'severity'>): Finding => ({
  ...{ rule, severity: 'stop' as const },
  ...rest,
})

export const warn = (rule: string, rest: Omit<Finding, 'rule' | 'severity'>): Finding => ({
  ...{ rule, severity: 'warn' as const },
  ...rest,
})
