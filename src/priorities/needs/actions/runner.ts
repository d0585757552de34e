// How long work is done: outside any transaction, with short ones where the records are asked or changed.
import type { Scope } from '../../../platform/kernel/index.ts'

/** A command's context and a job's are both one. */
export interface Runner {
  readonly scope: Scope
  readonly read: <T>(work: () => Promise<T>) => Promise<T>
  readonly write: <T>(work: () => Promise<T>) => Promise<T>
}

/** For work that runs inside one transaction that is open already. */
export const inOpen = (scope: Scope): Runner => ({ scope, read: (work) => work(), write: (work) => work() })

/** How far the work is: told often. `total` is undefined where nobody knows yet. */
export type Progress = (done: number, total: number | undefined, words: string) => Promise<void>

export const silent: Progress = async () => undefined
