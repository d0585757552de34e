// What was typed into the forms after publication, as pages and forms share it.
import type { DayTyped } from '../../../platform/kernel/index.ts'

export interface MomentTyped {
  readonly day: DayTyped
  readonly time: string
}

export interface AmendTyped {
  readonly words: string
  readonly about: string
  readonly substantial: string
  readonly noExtensionWhy: string
  readonly title: string
  readonly summary: string
  readonly questionsUntil: MomentTyped
  readonly closesAt: MomentTyped
  readonly decisionOn: DayTyped
  readonly edition: string
}

export interface OfficialTyped {
  readonly number: string
  readonly at: MomentTyped
}
