// The demonstration's ledgers, sent through the same reading and adding as a council officer's files, in one transaction.
import { Readable } from 'node:stream'
import { placeBySlug } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import type { DemoPart } from '../../platform/http/index.ts'
import { count, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../index.ts'
import { add } from '../ledger/actions/add.ts'
import { hideLine } from '../ledger/actions/hide.ts'
import { refreshLocalities } from '../ledger/actions/localities.ts'
import { look } from '../ledger/actions/look.ts'
import { publishLedger, withdrawLedger } from '../ledger/actions/publish.ts'
import { inOpen, type Runner } from '../ledger/actions/runner.ts'
import { undo } from '../ledger/actions/undo.ts'
import type { ImportReport, LookedFile } from '../ledger/rules/records.ts'
import { batchesOf } from '../ledger/store/batches.ts'
import { ledgerFiles } from '../ledger/store/uploads.ts'
import { type DemoFile, demoFiles } from './files.ts'
import { smallDemonstration, wholeDemonstration } from './payments.ts'
import { clearEmptyLedgers, deleteDemonstrationBatches } from './store.ts'

/** Everybody may see this one. */
const shown = 'merebridge'
const maxBytes = 64 * 1024 * 1024
/** Files read at the same time: reading is done by engines of their own, and much of it is waiting for the disk. */
const atOnce = 4

interface Publisher {
  readonly place: PlaceId
  readonly name: string
  readonly files: readonly DemoFile[]
}

const byPublisher = async (scope: Scope, small: boolean): Promise<readonly Publisher[]> => {
  const groups = new Map<string, DemoFile[]>()
  for (const file of demoFiles(small ? smallDemonstration : wholeDemonstration)) {
    const group = groups.get(file.publisher)
    if (group) group.push(file)
    else groups.set(file.publisher, [file])
  }
  const found: Publisher[] = []
  for (const [name, files] of groups) {
    const place = await placeBySlug(scope, files[0]?.place ?? '')
    if (place) found.push({ place: place.id, name, files })
  }
  return found
}

const lookAt = async (
  runner: Runner,
  services: LocalEconomyServices,
  { place, name: publisher }: Publisher,
  file: DemoFile,
): Promise<LookedFile> => {
  const { key } = await services.files.put(Readable.from([file.bytes]), { maxBytes })
  const path = await services.files.pathOf(key)
  return look(runner, services, { place, publisher, file: { key, path, name: file.name } })
}

const lookAtAll = async (
  runner: Runner,
  services: LocalEconomyServices,
  publisher: Publisher,
  files: readonly DemoFile[],
): Promise<readonly LookedFile[]> => {
  const looked: LookedFile[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at]
      if (file) looked[at] = await lookAt(runner, services, publisher, file)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return looked
}

/** The data is ours: a file that is refused, or leaves a question, is a fault in it. */
const mustBeAdded = ({ files }: ImportReport): void => {
  const bad = files.find((one) => one.batch === null)
  if (bad)
    throw new Error(`The demonstration's file ${bad.file} was not added: ${bad.refused ?? bad.warnings.join(' ')}`)
}

/** What is in the ledger already stays; what was loaded in another size, or by an older version, goes first. */
const bringUpToDate = async (scope: Scope, services: LocalEconomyServices, publisher: Publisher): Promise<number> => {
  const { place, name, files } = publisher
  const live = (await batchesOf(scope, place)).filter((one) => one.state === 'live' && one.publisher === name)
  const wanted = new Set(files.map((file) => file.sha256))
  for (const old of live)
    if (old.demonstration && !wanted.has(old.sha256))
      await undo(scope, place, old.id, 'The demonstration was made anew.')
  const there = new Set(live.map((one) => one.sha256))
  const fresh = files.filter((file) => !there.has(file.sha256))
  if (fresh.length === 0) return 0
  const runner = inOpen(scope)
  const looked = await lookAtAll(runner, services, publisher, fresh)
  mustBeAdded(await add(runner, services, { place, publisher: name, looked, demonstration: true }))
  return fresh.length
}

/** A family could be found by this line: hidden, with its amount still in every total. */
const hideOne = async (
  scope: Scope,
  services: LocalEconomyServices,
  publishers: readonly Publisher[],
): Promise<void> => {
  for (const { place, files } of publishers)
    for (const { hidden, sha256 } of files) {
      if (hidden === undefined) continue
      const batch = (await batchesOf(scope, place)).find((one) => one.state === 'live' && one.sha256 === sha256)
      if (batch) await hideLine(scope, services, { place, batch: batch.id, ...hidden })
    }
}

const load = async (
  scope: Scope,
  services: LocalEconomyServices,
  say: (words: string) => void,
  small: boolean,
): Promise<void> => {
  const publishers = await byPublisher(scope, small)
  let [files, lines] = [0, 0]
  for (const publisher of publishers) {
    const added = await bringUpToDate(scope, services, publisher)
    if (added === 0) continue
    files += added
    lines += publisher.files.reduce((sum, file) => sum + file.lines, 0)
    say(`${publisher.name}: ${count(added, 'file')} added`)
  }
  if (files === 0) return
  const places = new Set(publishers.map(({ place }) => place))
  for (const place of places) await refreshLocalities(inOpen(scope), services, place)
  await hideOne(scope, services, publishers)
  const published = await placeBySlug(scope, shown)
  if (published) await publishLedger(scope, published.id)
  await record(scope, {
    what: 'demonstration ledgers loaded',
    subject: { kind: 'demonstration', id: 'ledgers' },
    ...(published ? { place: published.id } : {}),
    after: { files, lines },
  })
  say(`${count(lines, 'invented payment line')} loaded`)
}

const remove = async (scope: Scope, services: LocalEconomyServices, say: (words: string) => void): Promise<void> => {
  const batches = await deleteDemonstrationBatches(scope)
  if (batches.length === 0) return
  const places = [...new Set(batches.map(({ place }) => place))]
  const empty = await clearEmptyLedgers(scope, places)
  for (const place of empty) await withdrawLedger(scope, place)
  await record(scope, {
    what: 'demonstration ledgers removed',
    subject: { kind: 'demonstration', id: 'ledgers' },
    before: { files: batches.length },
  })
  // Last, when no record names them any more.
  const keys = [...new Set(batches.map(({ fileKey }) => fileKey))]
  const used = new Set(await (services.filesInUse ?? ledgerFiles)(scope, keys))
  for (const place of empty) await services.analytics.remove(scope, place)
  for (const { id, place } of batches) if (!empty.includes(place)) await services.analytics.remove(scope, place, id)
  for (const key of keys) if (!used.has(key)) await services.files.remove(key)
  say(`${count(batches.length, 'invented payment file')} removed`)
}

/** The part of the demonstration place that `local-economy` loads and removes. */
export const demo = (services: LocalEconomyServices): DemoPart => ({
  words: 'the ledgers of Merebridge and its neighbours',
  load: (scope, say, small = false) => load(scope, services, say, small),
  remove: (scope, say) => remove(scope, services, say),
})
