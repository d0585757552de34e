// Spreadsheets of goals: sent, looked into, taken or thrown away.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ImportListed, PlanImport } from '../rules/records.ts'
import type { ImportReport } from '../rules/report.ts'
import type { FoundFile, Mapping } from '../rules/sheet.ts'
import type { PlanId, PlanImportId } from '../rules/types.ts'

const columns = sql`id, number, plan_id as "planId", file_name as "fileName", file_key as "fileKey", state, found, mapping, report,
  sent_by as "sentBy", sent_at as "sentAt", taken_at as "takenAt"`

export interface ImportToSave {
  readonly fileName: string
  readonly fileKey: string
  readonly found: FoundFile
  readonly mapping: Mapping | null
  readonly by: string
}

export const insertImport = async (
  scope: Scope,
  place: PlaceId,
  plan: PlanId,
  given: ImportToSave,
): Promise<PlanImportId> => {
  const { id } = await one<{ id: PlanImportId }>(
    scope,
    sql`insert into plan_imports (plan_id, place_id, file_name, file_key, state, found, mapping, sent_by)
      values (${plan}, ${place}, ${given.fileName}, ${given.fileKey}, 'found', ${JSON.stringify(given.found)}::jsonb,
        ${given.mapping === null ? null : JSON.stringify(given.mapping)}::jsonb, ${given.by}) returning id`,
  )
  return id
}

/** Those that were thrown away are not found. */
export const importById = (scope: Scope, plan: PlanId, id: PlanImportId): Promise<PlanImport | undefined> =>
  maybe<PlanImport>(
    scope,
    sql`select ${columns} from plan_imports where plan_id = ${plan} and id = ${id} and state <> 'dropped'`,
  )

/** Held until the transaction ends. */
export const lockImport = (scope: Scope, plan: PlanId, id: PlanImportId): Promise<PlanImport | undefined> =>
  maybe<PlanImport>(
    scope,
    sql`select ${columns} from plan_imports where plan_id = ${plan} and id = ${id} and state <> 'dropped' for update`,
  )

/** Newest first. */
export const importsOf = (scope: Scope, plan: PlanId): Promise<ImportListed[]> =>
  rows<ImportListed>(
    scope,
    sql`select id, number, file_name as "fileName", state, sent_at as "sentAt", taken_at as "takenAt"
      from plan_imports where plan_id = ${plan} and state <> 'dropped' order by number desc`,
  )

/** The receipt of the very same file read the very same way, if it was taken into this plan: the newest. */
export const takenBefore = (
  scope: Scope,
  plan: PlanId,
  given: { readonly fileKey: string; readonly mapping: Mapping },
): Promise<{ id: PlanImportId; number: number } | undefined> =>
  maybe(
    scope,
    sql`select id, number from plan_imports where plan_id = ${plan} and state = 'done' and file_key = ${given.fileKey}
      and mapping = ${JSON.stringify(given.mapping)}::jsonb order by number desc limit 1`,
  )

/** The very same file waits for somebody already, however it is read by now. */
export const waitingBefore = (scope: Scope, plan: PlanId, fileKey: string): Promise<{ id: PlanImportId } | undefined> =>
  maybe(
    scope,
    sql`select id from plan_imports where plan_id = ${plan} and state = 'found' and file_key = ${fileKey} order by number limit 1`,
  )

export const saveMapping = async (scope: Scope, id: PlanImportId, mapping: Mapping): Promise<void> => {
  await run(scope, sql`update plan_imports set mapping = ${JSON.stringify(mapping)}::jsonb where id = ${id}`)
}

export const saveReport = async (scope: Scope, id: PlanImportId, report: ImportReport): Promise<void> => {
  await run(
    scope,
    sql`update plan_imports set state = 'done', report = ${JSON.stringify(report)}::jsonb, taken_at = now() where id = ${id}`,
  )
}

export const dropImport = async (scope: Scope, id: PlanImportId): Promise<void> => {
  await run(scope, sql`update plan_imports set state = 'dropped' where id = ${id}`)
}

/** How many wait for somebody, by place: for people who may take them. */
export const importsWaiting = (
  scope: Scope,
): Promise<{ place: PlaceId; plan: PlanId; title: string; id: PlanImportId; fileName: string }[]> =>
  rows(
    scope,
    sql`select i.place_id as place, p.id as plan, p.title, i.id, i.file_name as "fileName"
      from plan_imports i join plans p on p.id = i.plan_id
      where i.state = 'found' and p.withdrawn_on is null order by i.sent_at, i.id`,
  )

/** Of these stored files, the ones that a record of this room names. */
export const planFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct file_key as key from plan_imports where file_key = any(${[...keys]}::text[])`,
    )
  ).map(({ key }) => key)

/** The stored files of the demonstration's plans. */
export const demonstrationFiles = async (scope: Scope): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct i.file_key as key from plan_imports i join plans p on p.id = i.plan_id where p.demonstration`,
    )
  ).map(({ key }) => key)

/** For the demonstration, whose story is in the past. */
export const dateImport = async (scope: Scope, id: PlanImportId, at: Date): Promise<void> => {
  await run(scope, sql`update plan_imports set sent_at = ${at}, taken_at = ${at} where id = ${id}`)
}
