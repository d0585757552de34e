// Links that work once: in invitations, resets, changes of address, and the step between password and code.
import { maybe, rows, run, sql } from '../db/index.ts'
import type { PersonId, Scope } from '../kernel/index.ts'
import { elevated } from './elevate.ts'
import { digestOf, newToken } from './secrets.ts'
import type { LinkPurpose, OneTimeLink } from './types.ts'

interface Row {
  id: string
  purpose: LinkPurpose
  person_id: PersonId | null
  subject: string | null
  expires_at: Date
}

const keptDays = 30

const columns = sql`id, purpose, person_id, subject, expires_at`

const asLink = (row: Row): OneTimeLink => ({
  id: row.id,
  purpose: row.purpose,
  ...(row.person_id === null ? {} : { person: row.person_id }),
  ...(row.subject === null ? {} : { subject: row.subject }),
  expires: row.expires_at,
})

export const makeLink = (
  scope: Scope,
  link: { purpose: LinkPurpose; person?: PersonId; subject?: string; minutes: number },
  now: Date,
): Promise<{ id: string; token: string; expires: Date }> =>
  elevated(scope, async () => {
    const token = newToken()
    const expires = new Date(now.getTime() + link.minutes * 60_000)
    const [row] = await rows<{ id: string }>(
      scope,
      sql`insert into one_time_links (purpose, token_hash, person_id, subject, created_at, expires_at)
          values (${link.purpose}, ${digestOf(token)}, ${link.person ?? null}, ${link.subject ?? null}, ${now}, ${expires})
          returning id`,
    )
    // Long after a link could be used nobody needs to know of it.
    await run(
      scope,
      sql`delete from one_time_links where expires_at < ${new Date(now.getTime() - keptDays * 86_400_000)}`,
    )
    return { id: row!.id, token, expires }
  })

export const readLink = (
  scope: Scope,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<OneTimeLink | undefined> =>
  elevated(scope, async () => {
    const row = await maybe<Row>(
      scope,
      sql`select ${columns} from one_time_links
          where token_hash = ${digestOf(token)} and purpose = ${purpose} and used_at is null and expires_at > ${now}`,
    )
    return row && asLink(row)
  })

/** One statement, so of two at the same time the second waits for the first, and then finds it used. */
export const useLink = (
  scope: Scope,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<OneTimeLink | undefined> =>
  elevated(scope, async () => {
    const row = await maybe<Row>(
      scope,
      sql`update one_time_links set used_at = ${now}
          where token_hash = ${digestOf(token)} and purpose = ${purpose} and used_at is null and expires_at > ${now}
          returning ${columns}`,
    )
    return row && asLink(row)
  })

/** Nobody is signed in who follows a link, so nothing would be seen: holding it is what allows the work. */
export const withLink = <T>(
  scope: Scope,
  purpose: LinkPurpose,
  token: string,
  now: Date,
  work: (link: OneTimeLink) => Promise<T>,
): Promise<T | undefined> =>
  elevated(scope, async () => {
    const link = await readLink(scope, purpose, token, now)
    return link && work(link)
  })

/** A void link is one that counts as used. */
export const voidLinks = (
  scope: Scope,
  purpose: LinkPurpose | undefined,
  about: { person?: PersonId; subject?: string },
  now: Date,
): Promise<number> =>
  elevated(scope, () =>
    run(
      scope,
      sql`update one_time_links set used_at = ${now}
          where used_at is null
            and (${purpose ?? null}::text is null or purpose = ${purpose ?? null}::text)
            and (${about.person ?? null}::uuid is null or person_id = ${about.person ?? null}::uuid)
            and (${about.subject ?? null}::text is null or subject = ${about.subject ?? null}::text)`,
    ),
  )
