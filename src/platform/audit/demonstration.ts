// An invented place is removed with its own chain. Only a chain that was marked as one before its first entry can go,
// and the installation's chain keeps the record that it went.
import { one, sql } from '../db/index.ts'
import { type PlaceId, Refused, type Scope } from '../kernel/index.ts'
import { record } from './record.ts'

/** Before the first entry of the place's chain, in the transaction that makes the invented place. */
export const beginDemonstrationChain = async (scope: Scope, place: PlaceId): Promise<void> => {
  const { begun } = await one<{ begun: boolean }>(scope, sql`select audit_begin_demonstration(${place}) as begun`)
  if (!begun)
    throw new Refused(
      'chain-has-begun',
      409,
      'This place already has a record of acts.',
      'Only a new place can be marked as invented.',
    )
}

/**
 * Removes the chain of an invented place, and writes that down in the installation's own chain.
 * @returns how many entries went
 * @throws Refused `chain-stays` for the chain of any real place
 */
export const removeDemonstrationChain = async (scope: Scope, place: PlaceId, why: string): Promise<number> => {
  const { removed } = await one<{ removed: number }>(scope, sql`select audit_remove_demonstration(${place}) as removed`)
  if (removed < 0)
    throw new Refused(
      'chain-stays',
      409,
      'The record of a real place is never removed.',
      'Only an invented place can be removed with its record.',
    )
  await record(scope, {
    what: 'demonstration record removed',
    subject: { kind: 'place', id: place },
    after: { entries: removed },
    why,
  })
  return removed
}
