// Writes one act down, inside the transaction that did it: both are there, or neither.
import { randomBytes } from 'node:crypto'
import { maybe, run, sql } from '../db/index.ts'
import { type Actor, Refused, type Scope } from '../kernel/index.ts'
import { type DetailFields, detailsDigest, entryDigest, type LinkFields } from './digest.ts'
import type { AuditEntry } from './types.ts'

/** PostgreSQL keeps no NUL and no half of a surrogate pair in text: take them out before they are hashed. */
const clean = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()
const jsonOf = (value: unknown): string | null => (value === undefined ? null : clean(JSON.stringify(value) ?? 'null'))

interface Who {
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_words: string | null
  readonly name: string | null
}

const whoActed = (actor: Actor, { actorWords: words, unnamed }: AuditEntry): Who => {
  if (actor.kind === 'person' && unnamed !== undefined)
    return { actor_kind: 'public', actor_id: null, actor_words: clean(unnamed), name: null }
  if (actor.kind === 'person')
    return { actor_kind: 'person', actor_id: actor.id, actor_words: null, name: clean(actor.name) }
  if (actor.kind === 'system')
    return { actor_kind: 'system', actor_id: null, actor_words: clean(words ?? actor.name), name: null }
  if (words === undefined || words.trim() === '')
    throw new Refused('no-actor', 403, 'This cannot be done without saying who does it.', 'Sign in, and try again.')
  return { actor_kind: 'public', actor_id: null, actor_words: clean(words), name: null }
}

/**
 * Adds one entry to the chain of the entry's place, or to the installation's. Writers of one chain take turns until
 * their transactions end, so record late in a long transaction.
 * @throws Refused `no-actor` when nobody is signed in and the entry does not say in words who acts
 */
export const record = async (scope: Scope, entry: AuditEntry): Promise<void> => {
  const { name, ...who } = whoActed(scope.actor, entry)
  const chain = entry.place ?? 'system'
  const head = await maybe<{ sequence: number; digest: string }>(scope, sql`select * from audit_turn(${chain})`)
  const detail: DetailFields = {
    salt: randomBytes(16).toString('hex'),
    actor_name: name,
    before_json: jsonOf(entry.before),
    after_json: jsonOf(entry.after),
    why: entry.why === undefined ? null : clean(entry.why),
  }
  const link: LinkFields = {
    chain,
    sequence: (head?.sequence ?? 0) + 1,
    at: new Date(),
    what: clean(entry.what),
    subject_kind: clean(entry.subject.kind),
    subject_id: clean(entry.subject.id),
    place_id: entry.place ?? null,
    organisation_id: entry.organisation ?? null,
    ...who,
    details_digest: detailsDigest(detail),
    previous: head?.digest ?? '',
  }
  await run(
    scope,
    sql`insert into audit_entries (chain, sequence, at, what, subject_kind, subject_id, place_id, organisation_id,
          actor_kind, actor_id, actor_words, details_digest, previous, digest)
        values (${link.chain}, ${link.sequence}, ${link.at}, ${link.what}, ${link.subject_kind}, ${link.subject_id},
          ${link.place_id}, ${link.organisation_id}, ${link.actor_kind}, ${link.actor_id}, ${link.actor_words},
          ${link.details_digest}, ${link.previous}, ${entryDigest(link)})`,
  )
  await run(
    scope,
    sql`insert into audit_details (chain, sequence, actor_name, before_json, after_json, why, salt)
        values (${link.chain}, ${link.sequence}, ${detail.actor_name}, ${detail.before_json}, ${detail.after_json},
          ${detail.why}, ${detail.salt})`,
  )
}
