// The ledger against itself, for `commonweal check`: each live batch has its file and its lines, and they add up to its record.
import { count, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { LiveBatch } from '../rules/records.ts'
import { type LiveFile, liveFiles } from '../store/batches.ts'
import { type Counted, countedAnew } from '../store/check.ts'

const differs = ({ rows, pence }: LiveBatch, now: Counted): boolean =>
  now.raw !== rows.source ||
  now.source !== rows.source ||
  now.accepted !== rows.accepted ||
  now.held !== rows.held ||
  now.notData !== rows.notData ||
  now.penceAccepted !== pence.accepted ||
  now.penceHeld !== pence.held ||
  now.penceNotData !== pence.notData ||
  now.months !== rows.accepted ||
  now.penceMonths !== pence.accepted

const problemOf = async (
  scope: Scope,
  { analytics, files }: Pick<LocalEconomyServices, 'analytics' | 'files'>,
  batch: LiveFile,
): Promise<string | undefined> => {
  const name = `Batch ${batch.id} (${batch.fileName})`
  if (!(await files.has(batch.fileKey))) return `${name}: the file it came from is not stored any more.`
  const asking = await analytics.reading(scope, batch.placeId)
  try {
    const now = await countedAnew(asking, batch.id, batch.parts)
    return differs(batch, now) ? `${name}: its lines are not what its record says.` : undefined
  } catch (error) {
    return `${name}: its lines cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}.`
  }
}

/** In an open transaction. */
export const checkLedger = async (
  scope: Scope,
  services: Pick<LocalEconomyServices, 'analytics' | 'files'>,
): Promise<{ ok: boolean; words: string }> => {
  const batches = await liveFiles(scope)
  const problems: string[] = []
  for (const batch of batches) {
    const problem = await problemOf(scope, services, batch)
    if (problem !== undefined) problems.push(problem)
  }
  if (problems.length > 0) return { ok: false, words: problems.join(' ') }
  const lines = batches.reduce((sum, { rows }) => sum + rows.accepted, 0)
  return {
    ok: true,
    words: `${count(batches.length, 'batch', 'batches')} with ${count(lines, 'line')}, all whole and adding up.`,
  }
}
