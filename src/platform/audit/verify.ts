// Walks every chain the reader may see from its first entry to its head, and says where the first thing does not hold.
import { rows, sql } from '../db/index.ts'
import { count, type Scope } from '../kernel/index.ts'
import { type DetailFields, detailsDigest, entryDigest, type LinkFields } from './digest.ts'
import type { ChainReport } from './types.ts'

export interface StoredLink extends LinkFields, DetailFields {
  readonly digest: string
  /** Null where the row beside the entry is gone. */
  readonly detail_sequence: number | null
  readonly erased_at: Date | null
}

export interface Head {
  readonly sequence: number
  readonly digest: string
}

/** What does not hold at this link, after the one before it; undefined where all does. Pure. */
export const linkProblem = (before: Head, link: StoredLink): string | undefined => {
  if (link.sequence !== before.sequence + 1)
    return `${count(link.sequence - before.sequence - 1, 'entry is', 'entries are')} missing before it`
  if (link.previous !== before.digest) return 'it does not follow the entry before it'
  if (link.digest !== entryDigest(link)) return 'the entry was altered after it was written'
  if (link.detail_sequence === null) return 'the detail beside it was removed without being erased'
  if (link.erased_at === null && link.details_digest !== detailsDigest(link))
    return 'the detail beside it was altered after it was written'
  return undefined
}

const page = 2000

async function* links(scope: Scope, chain: string): AsyncGenerator<StoredLink> {
  let after = 0
  for (;;) {
    const found = await rows<StoredLink>(
      scope,
      sql`select e.*, d.sequence as detail_sequence, d.actor_name, d.before_json, d.after_json, d.why, d.salt, d.erased_at
          from audit_entries e left join audit_details d using (chain, sequence)
          where e.chain = ${chain} and e.sequence > ${after} order by e.sequence limit ${page}`,
    )
    yield* found
    const last = found.at(-1)
    if (last === undefined || found.length < page) return
    after = last.sequence
  }
}

const nameOf = (chain: string): string =>
  chain === 'system' ? 'The installation’s own chain' : `The chain of place ${chain}`

/** Checks one chain, given as its links in order, against its head. Pure but for the reading. */
export const verifyChain = async (
  chain: string,
  stored: AsyncIterable<StoredLink> | Iterable<StoredLink>,
  head: Head | undefined,
): Promise<ChainReport> => {
  let before: Head = { sequence: 0, digest: '' }
  let entries = 0
  const broken = (sequence: number, problem: string): ChainReport => ({
    chain,
    words: `${nameOf(chain)} is broken at entry ${sequence}: ${problem}.`,
    entries,
    ok: false,
    firstBroken: { sequence, problem },
  })
  for await (const link of stored) {
    entries += 1
    const problem = linkProblem(before, link)
    if (problem !== undefined) return broken(link.sequence, problem)
    before = { sequence: link.sequence, digest: link.digest }
  }
  if (head === undefined) return broken(before.sequence, 'the record of where the chain ends is missing')
  if (head.sequence > before.sequence)
    return broken(
      before.sequence + 1,
      `the last ${count(head.sequence - before.sequence, 'entry is', 'entries are')} missing`,
    )
  if (head.sequence !== before.sequence || head.digest !== before.digest)
    return broken(before.sequence, 'it is not where the chain was recorded to end')
  return { chain, words: `${nameOf(chain)} holds: ${count(entries, 'entry', 'entries')}.`, entries, ok: true }
}

/** Checks every chain in the scope: altered, removed, reordered and cut-off entries are found; erased detail is no fault. */
export const verifyChains = async (scope: Scope): Promise<readonly ChainReport[]> => {
  const chains = await rows<{ chain: string; sequence: number | null; digest: string | null }>(
    scope,
    sql`select c.chain, h.sequence, h.digest
        from (select chain from audit_heads union
              select distinct chain from audit_entries where scope_everything() or place_id = any (scope_places())) c
        left join audit_heads h using (chain) order by c.chain = 'system' desc, c.chain`,
  )
  const reports: ChainReport[] = []
  for (const { chain, sequence, digest } of chains) {
    const head = sequence === null || digest === null ? undefined : { sequence, digest }
    reports.push(await verifyChain(chain, links(scope, chain), head))
  }
  return reports
}
