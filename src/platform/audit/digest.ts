// What is hashed, and how. Pure, so that a checker who trusts nobody can write it again from these forty lines.
import { createHash } from 'node:crypto'

/** An entry as it stands in the table; times in milliseconds, so that what is stored is what was hashed. */
export interface LinkFields {
  readonly chain: string
  readonly sequence: number
  readonly at: Date
  readonly what: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly place_id: string | null
  readonly organisation_id: string | null
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_words: string | null
  readonly details_digest: string
  readonly previous: string
}

export interface DetailFields {
  readonly salt: string | null
  readonly actor_name: string | null
  readonly before_json: string | null
  readonly after_json: string | null
  readonly why: string | null
}

// A JSON list keeps the fields apart: no two different lists are written the same way.
const sha256 = (fields: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('hex')

/** The salt keeps a short detail (a name, "yes") from being guessed from its digest after it has been erased. */
export const detailsDigest = (d: DetailFields): string =>
  sha256([d.salt, d.actor_name, d.before_json, d.after_json, d.why])

export const entryDigest = (e: LinkFields): string =>
  sha256([
    e.previous,
    e.chain,
    e.sequence,
    e.at.toISOString(),
    e.what,
    e.subject_kind,
    e.subject_id,
    e.place_id,
    e.organisation_id,
    e.actor_kind,
    e.actor_id,
    e.actor_words,
    e.details_digest,
  ])
