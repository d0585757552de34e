// Erases personal detail beside the entries of the audit, and writes that down as an act of its own.
import { one, rows, sql } from '../db/index.ts'
import { notAllowed, type PersonId, type Scope } from '../kernel/index.ts'
import { record } from './record.ts'

export interface Erasure {
  /** Ids of entries, as `searchAudit` gives them; or all that one person did. */
  readonly entries?: readonly string[]
  readonly person?: PersonId
  readonly why: string
}

interface Key {
  readonly chain: string
  readonly sequence: number
}

const keysOf = async (scope: Scope, erasure: Erasure): Promise<readonly Key[]> => {
  const named = (erasure.entries ?? []).flatMap((id): Key[] => {
    const [chain, sequence] = id.split(':')
    return chain !== undefined && /^\d{1,15}$/.test(sequence ?? '') ? [{ chain, sequence: Number(sequence) }] : []
  })
  if (erasure.person === undefined) return named
  const own = await rows<Key>(
    scope,
    sql`select chain, sequence from audit_entries
        where actor_id = ${erasure.person} or (subject_kind = 'person' and subject_id = ${erasure.person})`,
  )
  return [...named, ...own]
}

/**
 * Takes away the names, the before, the after and the why. What was done, when, and to what stays, and so does the chain.
 * @returns how many entries lost their detail
 * @throws Refused `not-allowed` for whoever does not see the whole installation
 */
export const erasePersonalDetail = async (scope: Scope, erasure: Erasure): Promise<number> => {
  if (!scope.everything) throw notAllowed('erase personal detail')
  const byChain = Map.groupBy(await keysOf(scope, erasure), (key) => key.chain)
  let erased = 0
  for (const [chain, keys] of byChain) {
    const numbers = keys.map((key) => key.sequence)
    const answer = await one<{ erased: number }>(scope, sql`select audit_erase(${chain}, ${numbers}::int8[]) as erased`)
    erased += answer.erased
  }
  await record(scope, {
    what: 'personal detail erased',
    subject: { kind: erasure.person === undefined ? 'audit entries' : 'person', id: erasure.person ?? 'several' },
    after: {
      entries: [...byChain].map(([chain, keys]) => ({ chain, sequences: keys.map((key) => key.sequence) })),
      erased,
    },
    why: erasure.why,
  })
  return erased
}
