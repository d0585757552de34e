// When the last back-up, check and restore were, and how they went.
import { rows, run, sql } from '../../platform/db/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'

export type MarkKind = 'backup' | 'check' | 'restore'

export interface Mark {
  readonly kind: MarkKind
  readonly at: Date
  readonly ok: boolean
  readonly words: string
  readonly details: unknown
}

export const addMark = (scope: Scope, mark: Omit<Mark, 'at'>): Promise<number> =>
  run(
    scope,
    sql`insert into admin_marks (kind, ok, words, details)
        values (${mark.kind}, ${mark.ok}, ${mark.words}, ${JSON.stringify(mark.details)}::jsonb)`,
  )

/** The newest of each kind. */
export const lastMarks = async (scope: Scope): Promise<Readonly<Partial<Record<MarkKind, Mark>>>> => {
  const found = await rows<Mark>(
    scope,
    sql`select distinct on (kind) kind, at, ok, words, details from admin_marks order by kind, at desc, id desc`,
  )
  return Object.fromEntries(found.map((mark) => [mark.kind, mark]))
}
