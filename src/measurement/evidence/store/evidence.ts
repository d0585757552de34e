// Evidence and checks beside a record. Nothing is deleted: what was wrong is withdrawn, with the reason.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { RecordId } from '../../rules/types.ts'
import type { CheckKind } from '../rules/grade.ts'
import type { CheckId, CheckRow, EvidenceId, EvidenceKind, EvidenceRow, KeptFile } from '../rules/types.ts'

const withdrawn = sql`withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy", withdrawn_why as "withdrawnWhy"`
const evidence = sql`id, kind, title, words, file, link, added_by as "addedBy", adder_id as "adderId", added_at as "addedAt", ${withdrawn}`
const check = sql`id, kind, upheld, organisation, words, checked_by as "checkedBy", checker_id as "checkerId",
  checked_at as "checkedAt", ${withdrawn}`

/** The newest first, withdrawn ones too. */
export const evidenceOf = (scope: Scope, record: RecordId): Promise<EvidenceRow[]> =>
  rows<EvidenceRow>(scope, sql`select ${evidence} from evidence where record_id = ${record} order by added_at desc, id`)

export const checksOf = (scope: Scope, record: RecordId): Promise<CheckRow[]> =>
  rows<CheckRow>(
    scope,
    sql`select ${check} from evidence_checks where record_id = ${record} order by checked_at desc, id`,
  )

export const evidenceById = (scope: Scope, record: RecordId, id: EvidenceId): Promise<EvidenceRow | undefined> =>
  maybe<EvidenceRow>(scope, sql`select ${evidence} from evidence where record_id = ${record} and id = ${id}`)

export interface EvidenceToSave {
  readonly kind: EvidenceKind
  readonly title: string
  readonly words: string
  readonly file: KeptFile | null
  readonly link: string | null
  readonly by: string
  readonly byId: string | null
  readonly at: Date
}

export const insertEvidence = async (
  scope: Scope,
  place: PlaceId,
  record: RecordId,
  given: EvidenceToSave,
): Promise<EvidenceId> =>
  (
    await one<{ id: EvidenceId }>(
      scope,
      sql`insert into evidence (place_id, places, record_id, kind, title, words, file, link, added_by, adder_id, added_at)
        values (${place}, (select places from records where id = ${record}), ${record}, ${given.kind}, ${given.title}, ${given.words},
          ${given.file === null ? null : JSON.stringify(given.file)}::jsonb, ${given.link}, ${given.by}, ${given.byId}, ${given.at})
        returning id`,
    )
  ).id

export interface CheckToSave {
  readonly kind: CheckKind
  readonly upheld: boolean
  readonly organisation: string
  readonly words: string
  readonly by: string
  readonly byId: string | null
  readonly at: Date
}

export const insertCheck = (scope: Scope, place: PlaceId, record: RecordId, given: CheckToSave): Promise<number> =>
  run(
    scope,
    sql`insert into evidence_checks (place_id, places, record_id, kind, upheld, organisation, words, checked_by, checker_id, checked_at)
      values (${place}, (select places from records where id = ${record}), ${record}, ${given.kind}, ${given.upheld},
        ${given.organisation}, ${given.words}, ${given.by}, ${given.byId}, ${given.at})`,
  )

interface Withdrawal {
  readonly by: string
  readonly at: Date
  readonly why: string
}

export const withdrawEvidenceRow = (scope: Scope, record: RecordId, id: EvidenceId, { by, at, why }: Withdrawal) =>
  run(
    scope,
    sql`update evidence set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_why = ${why}
      where record_id = ${record} and id = ${id} and withdrawn_at is null`,
  )

export const withdrawCheckRow = (scope: Scope, record: RecordId, id: CheckId, { by, at, why }: Withdrawal) =>
  run(
    scope,
    sql`update evidence_checks set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_why = ${why}
      where record_id = ${record} and id = ${id} and withdrawn_at is null`,
  )

/** Of these stored files, those that evidence names. */
export const evidenceFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct file->>'key' as key from evidence where file->>'key' = any (${[...keys]}::text[])`,
    )
  ).map(({ key }) => key)
