// Spreadsheets of measures: sent, looked into, taken or thrown away.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FrameworkId } from '../../rules/types.ts'
import type { Licence } from '../rules/licence.ts'
import type { ImportListed, MeasureImport, SourceOfFramework } from '../rules/records.ts'
import type { ImportReport } from '../rules/report.ts'
import type { FoundFile, Mapping, MeasureImportId } from '../rules/sheet.ts'

const columns = sql`id, number, title, file_name as "fileName", file_key as "fileKey", state, found, mapping, licence, report,
  framework_id as framework, sent_by as "sentBy", sent_at as "sentAt", taken_at as "takenAt"`

const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`

export interface ImportToSave {
  readonly title: string
  readonly fileName: string
  readonly fileKey: string
  readonly found: FoundFile
  readonly mapping: Mapping | null
  readonly licence: Licence | null
  readonly by: string
}

export const insertImport = async (scope: Scope, place: PlaceId, given: ImportToSave): Promise<MeasureImportId> => {
  const { id } = await one<{ id: MeasureImportId }>(
    scope,
    sql`insert into measure_imports (place_id, title, file_name, file_key, state, found, mapping, licence, sent_by)
      values (${place}, ${given.title}, ${given.fileName}, ${given.fileKey}, 'found', ${json(given.found)},
        ${json(given.mapping)}, ${json(given.licence)}, ${given.by}) returning id`,
  )
  return id
}

/** Those that were thrown away are not found. */
export const importById = (scope: Scope, place: PlaceId, id: MeasureImportId): Promise<MeasureImport | undefined> =>
  maybe<MeasureImport>(
    scope,
    sql`select ${columns} from measure_imports where place_id = ${place} and id = ${id} and state <> 'dropped'`,
  )

/** Held until the transaction ends. */
export const lockImport = (scope: Scope, place: PlaceId, id: MeasureImportId): Promise<MeasureImport | undefined> =>
  maybe<MeasureImport>(
    scope,
    sql`select ${columns} from measure_imports where place_id = ${place} and id = ${id} and state <> 'dropped' for update`,
  )

/** Newest first. */
export const importsOf = (scope: Scope, place: PlaceId): Promise<ImportListed[]> =>
  rows<ImportListed>(
    scope,
    sql`select id, number, title, file_name as "fileName", state, licence, sent_at as "sentAt", taken_at as "takenAt"
      from measure_imports where place_id = ${place} and state <> 'dropped' order by number desc`,
  )

/** The very same file waits for somebody already, to go into a framework of the same title. */
export const waitingBefore = (
  scope: Scope,
  place: PlaceId,
  { fileKey, title }: Pick<ImportToSave, 'fileKey' | 'title'>,
): Promise<{ id: MeasureImportId } | undefined> =>
  maybe(
    scope,
    sql`select id from measure_imports where place_id = ${place} and state = 'found' and file_key = ${fileKey}
      and lower(title) = lower(${title}) order by number limit 1`,
  )

export const saveMapping = async (scope: Scope, id: MeasureImportId, mapping: Mapping): Promise<void> => {
  await run(scope, sql`update measure_imports set mapping = ${json(mapping)} where id = ${id}`)
}

export const saveLicence = async (scope: Scope, id: MeasureImportId, licence: Licence): Promise<void> => {
  await run(scope, sql`update measure_imports set licence = ${json(licence)} where id = ${id}`)
}

export const saveReport = async (
  scope: Scope,
  id: MeasureImportId,
  { report, framework, licence }: { report: ImportReport; framework: FrameworkId; licence: Licence },
): Promise<void> => {
  await run(
    scope,
    sql`update measure_imports set state = 'done', report = ${json(report)}, framework_id = ${framework}, licence = ${json(licence)},
      taken_at = now() where id = ${id}`,
  )
}

export const dropImport = async (scope: Scope, id: MeasureImportId): Promise<void> => {
  await run(scope, sql`update measure_imports set state = 'dropped' where id = ${id}`)
}

/** Oldest first. */
export const sourcesIn = (scope: Scope, place: PlaceId): Promise<SourceOfFramework[]> =>
  rows<SourceOfFramework>(
    scope,
    sql`select framework_id as framework, file_name as "fileName", licence, taken_at as "takenAt"
      from measure_imports where place_id = ${place} and state = 'done' order by number`,
  )

/** Those that wait for somebody, in all places of the scope. */
export const importsWaiting = (
  scope: Scope,
): Promise<{ place: PlaceId; id: MeasureImportId; title: string; fileName: string }[]> =>
  rows(
    scope,
    sql`select place_id as place, id, title, file_name as "fileName" from measure_imports
      where state = 'found' order by sent_at, id`,
  )

/** Of these stored files, the ones that a record of this room names. */
export const intakeFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct file_key as key from measure_imports where file_key = any(${[...keys]}::text[])`,
    )
  ).map(({ key }) => key)
