// Clearing away what no record names: folders of imports that were cut short, of files taken back, of batches that ended.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { batchesToKeep } from '../store/batches.ts'
import { localitiesRow } from '../store/localities-records.ts'
import { localitiesFolder } from '../store/postcodes.ts'
import { deleteUpload, droppedUploads, ledgerFiles, uploadsOf } from '../store/uploads.ts'
import type { Runner } from './runner.ts'

const day = 86_400_000

type Services = Pick<LocalEconomyServices, 'analytics' | 'files' | 'filesInUse' | 'now'>

/** What the records name. A batch that ended stays for a day: somebody may be reading it. */
const named = async (scope: Scope, place: PlaceId, before: Date) => {
  const batches = await batchesToKeep(scope, place, before)
  const open = await uploadsOf(scope, place, ['looking', 'found', 'adding'])
  const waiting = open.flatMap(({ found }) => found?.tables.map(({ batch }) => batch) ?? [])
  const localities = await localitiesRow(scope, place)
  return {
    folders: new Set<string>([...batches, ...waiting, localitiesFolder]),
    localities: localities?.file.at(-1),
  }
}

/** Folders younger than a day may belong to a job at work, whose record is yet to come. */
const sweepPlace = async (runner: Runner, { analytics }: Services, place: PlaceId, before: Date): Promise<number> => {
  const { scope } = runner
  let removed = 0
  // First what is there, then what is named: what comes to be named in between is there, and young.
  const folders = await analytics.folders(scope, place)
  const files = await analytics.folders(scope, place, localitiesFolder)
  const keep = await runner.read(() => named(scope, place, before))
  for (const { name, changedAt } of folders) {
    if (changedAt >= before || keep.folders.has(name)) continue
    await analytics.remove(scope, place, name)
    removed += 1
  }
  for (const { name, changedAt } of files) {
    if (changedAt >= before || name === keep.localities) continue
    await analytics.remove(scope, place, localitiesFolder, name)
    removed += 1
  }
  return removed
}

/** Files that were sent and taken back, unless a record of any feature needs them. */
const sweepDropped = async (runner: Runner, { files, filesInUse = ledgerFiles }: Services): Promise<number> => {
  const { scope } = runner
  const dropped = await runner.read(() => droppedUploads(scope))
  for (const { id, fileKey } of dropped) {
    if ((await runner.read(() => filesInUse(scope, [fileKey]))).length === 0) await files.remove(fileKey)
    await runner.write(() => deleteUpload(scope, id))
  }
  return dropped.length
}

/** As the system. @returns how many folders and files went */
export const sweep = async (runner: Runner, services: Services): Promise<number> => {
  const before = new Date((services.now?.() ?? new Date()).getTime() - day)
  let removed = await sweepDropped(runner, services)
  for (const place of await services.analytics.places(runner.scope))
    removed += await sweepPlace(runner, services, place, before)
  return removed
}
