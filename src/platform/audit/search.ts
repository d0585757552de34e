// Finds acts: newest first, page by page, by place, person, time and words. Row-level security decides what is there.
import { maybe, rows, sql } from '../db/index.ts'
import { notFound, type OrganisationId, type PersonId, type PlaceId, Refused, type Scope } from '../kernel/index.ts'
import type { AuditFilter, AuditPage, AuditReader, AuditRecord } from './types.ts'

interface Row {
  readonly chain: string
  readonly sequence: number
  readonly at: Date
  readonly what: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly place_id: string | null
  readonly organisation_id: string | null
  readonly actor_kind: 'person' | 'system' | 'public'
  readonly actor_id: string | null
  readonly actor_words: string | null
  readonly actor_name: string | null
  readonly before_json: string | null
  readonly after_json: string | null
  readonly why: string | null
  readonly erased_at: Date | null
}

const columns = sql.raw(`e.chain, e.sequence, e.at, e.what, e.subject_kind, e.subject_id, e.place_id, e.organisation_id,
  e.actor_kind, e.actor_id, e.actor_words, d.actor_name, d.before_json, d.after_json, d.why, d.erased_at`)

const recordOf = (row: Row): AuditRecord => {
  const name = row.actor_name ?? row.actor_words
  return {
    id: `${row.chain}:${row.sequence}`,
    chain: row.chain,
    sequence: row.sequence,
    at: row.at,
    what: row.what,
    subject: { kind: row.subject_kind, id: row.subject_id },
    ...(row.place_id === null ? {} : { place: row.place_id as PlaceId }),
    ...(row.organisation_id === null ? {} : { organisation: row.organisation_id as OrganisationId }),
    actor: {
      kind: row.actor_kind,
      ...(row.actor_id === null ? {} : { id: row.actor_id as PersonId }),
      ...(name === null ? {} : { name }),
    },
    ...(row.before_json === null ? {} : { before: JSON.parse(row.before_json) as unknown }),
    ...(row.after_json === null ? {} : { after: JSON.parse(row.after_json) as unknown }),
    ...(row.why === null ? {} : { why: row.why }),
    ...(row.erased_at === null ? {} : { erasedAt: row.erased_at }),
  }
}

// The place of the last entry in the order of the list; paging by it skips and repeats nothing while entries are added.
const cursorOf = (row: Row): string => `${row.at.getTime()}.${row.chain}.${row.sequence}`
const cursor = /^(\d{1,15})\.(system|[0-9a-f-]{36})\.(\d{1,15})$/

const afterCursor = (text: string) => {
  const [, at, chain, sequence] = cursor.exec(text) ?? []
  if (at === undefined || chain === undefined || sequence === undefined)
    throw new Refused('bad-cursor', 400, 'This is not a page of the list.', 'Start again from the first page.')
  return sql`(e.at, e.chain, e.sequence) < (${new Date(Number(at))}, ${chain}, ${Number(sequence)})`
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const readableBy = (reader: AuditReader | undefined) =>
  reader === undefined
    ? sql`true`
    : sql`(e.place_id = any(${reader.places}::uuid[]) or e.actor_id = ${reader.person ?? null}::uuid)`

/** A page of acts, newest first. */
export const searchAudit = async (scope: Scope, filter: AuditFilter): Promise<AuditPage> => {
  const limit = Math.max(1, Math.min(1000, filter.limit ?? 50))
  const text = filter.text?.trim() ? containing(filter.text.trim()) : undefined
  const conditions = [
    readableBy(filter.reader),
    ...(filter.place ? [sql`e.place_id = ${filter.place}`] : []),
    ...(filter.person ? [sql`e.actor_id = ${filter.person}`] : []),
    ...(filter.from ? [sql`e.at >= ${filter.from}`] : []),
    ...(filter.to ? [sql`e.at < ${filter.to}`] : []),
    ...(text
      ? [
          sql`(e.what ilike ${text} or e.subject_kind ilike ${text} or e.subject_id ilike ${text}
               or e.actor_words ilike ${text} or d.actor_name ilike ${text} or d.why ilike ${text})`,
        ]
      : []),
    ...(filter.after ? [afterCursor(filter.after)] : []),
  ]
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from audit_entries e left join audit_details d using (chain, sequence)
        where ${sql.join(conditions, sql` and `)}
        order by e.at desc, e.chain desc, e.sequence desc limit ${limit + 1}`,
  )
  const entries = found.slice(0, limit)
  const last = entries.at(-1)
  return {
    entries: entries.map(recordOf),
    ...(found.length > limit && last !== undefined ? { next: cursorOf(last) } : {}),
  }
}

/** One act by its id. @throws Refused `not-found` */
export const auditEntry = async (scope: Scope, id: string, reader?: AuditReader): Promise<AuditRecord> => {
  const [chain, sequence] = id.split(':')
  const number = Number(sequence)
  const row = Number.isSafeInteger(number)
    ? await maybe<Row>(
        scope,
        sql`select ${columns} from audit_entries e left join audit_details d using (chain, sequence)
            where e.chain = ${chain ?? ''} and e.sequence = ${number} and ${readableBy(reader)}`,
      )
    : undefined
  if (!row) throw notFound('entry in the audit')
  return recordOf(row)
}
