// Some things may be done for somebody who cannot see the rows: checking a password for whoever knocks, taking an invitation.
// For the length of such a piece of work the caller's own transaction sees everything; then it is as narrow as before.
// The actor stays who it was, so the audit is not fooled. Not exported from this part.
import { maybe, sql } from '../db/index.ts'
import type { Scope } from '../kernel/index.ts'

/** How many pieces of work under this scope need it at the moment: the last one out narrows it again. */
const depth = new WeakMap<Scope, number>()

const see = (scope: Scope, everything: 'on' | 'off') =>
  maybe(scope, sql`select set_config('commonweal.everything', ${everything}, true)`)

export const elevated = async <T>(scope: Scope, work: () => Promise<T>): Promise<T> => {
  if (scope.everything) return work()
  const before = depth.get(scope) ?? 0
  depth.set(scope, before + 1)
  try {
    if (before === 0) await see(scope, 'on')
    return await work()
  } finally {
    const left = (depth.get(scope) ?? 1) - 1
    depth.set(scope, left)
    // After a failed statement this fails too; the transaction is then rolled back, and the setting with it.
    if (left === 0) await see(scope, 'off').catch(() => undefined)
  }
}
