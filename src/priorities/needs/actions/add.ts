// Taking chosen indicators from a file: the table is read once more, and one transaction makes all of it count, or none.

import type { Writing } from '../../../platform/analytics/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { type Day, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import { starterPack } from '../packs/starter.ts'
import type { OwnArea } from '../rules/areas.ts'
import type { Choice, FoundIndicator, FoundTable, LoadReport } from '../rules/found.ts'
import { settingsFor } from '../rules/pack.ts'
import { type LoadCounts, titleOf } from '../rules/records.ts'
import type { NeedId, NeedLoadId, NeedUploadId } from '../rules/types.ts'
import { insertFigures, insertLoadIndicators, type NewIndicator, putIndicators } from '../store/indicators.ts'
import { insertHeld, insertLoad, keysFromContent, lockNeeds } from '../store/loads.ts'
import { figuresStaged, indicatorsStaged, rowsOfKeys, type StagedFigure } from '../store/staged.ts'
import { byWhom, needEdit } from './allowed.ts'
import { type FileGiven, partsOf } from './look.ts'
import { ownAreas } from './own-areas.ts'
import { readTable, type TableRead } from './read-table.ts'
import { type Progress, type Runner, silent } from './runner.ts'

export interface AddRequest {
  readonly place: PlaceId
  readonly upload?: NeedUploadId
  readonly source: string
  readonly publishedOn: Day | null
  readonly file: FileGiven & { readonly key: string }
  readonly tables: readonly FoundTable[]
  readonly choices: readonly Choice[]
  readonly demonstration?: boolean
}

const sumOf = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((sum, one) => sum + (one ?? 0), 0)

const countsOf = ({ counts }: TableRead, taken: number): LoadCounts => ({
  source: counts.source,
  taken,
  notChosen: counts.ours - taken,
  notOurs: counts.notOurs,
  leftOut: sumOf(counts.leftOut),
  held: sumOf(counts.held),
})

const asNew = (found: FoundIndicator): NewIndicator => {
  const { key, code, name, sex, age } = found
  return { key, code, name, sex, age, ...settingsFor(found, starterPack.indicators) }
}

const titleFor = (file: FileGiven, table: FoundTable): string =>
  titleOf({ fileName: file.name, innerName: table.packed ? table.inner : null, sheet: table.sheet })

const nothing = (title: string, already: number): LoadReport => ({
  load: null,
  title,
  indicators: 0,
  already,
  figures: 0,
  notKnown: 0,
  held: 0,
})

interface Ready {
  readonly load: NeedLoadId
  readonly request: AddRequest
  readonly table: FoundTable
  readonly choice: Choice
  readonly room: Writing
  readonly read: TableRead
  readonly indicators: readonly FoundIndicator[]
}

const writeFigures = async (
  scope: Scope,
  { request, load, room }: Ready,
  ids: ReadonlyMap<string, NeedId>,
): Promise<{ figures: number; notKnown: number }> => {
  const perIndicator = new Map<NeedId, number>([...ids.values()].map((id) => [id, 0]))
  const batches: (readonly StagedFigure[])[] = []
  for await (const batch of figuresStaged(room, [...ids.keys()])) batches.push(batch)
  let [figures, notKnown] = [0, 0]
  for (const one of batches.flat()) {
    const id = ids.get(one.key)
    if (id === undefined) continue
    perIndicator.set(id, (perIndicator.get(id) ?? 0) + 1)
    figures += 1
    if (one.value === null) notKnown += 1
  }
  await insertLoadIndicators(scope, request.place, load, perIndicator)
  for (const batch of batches) await insertFigures(scope, request.place, load, ids, batch)
  return { figures, notKnown }
}

const inOneTransaction = async (scope: Scope, ready: Ready): Promise<LoadReport> => {
  const { request, load, table, choice, read, room, indicators } = ready
  const { place, file, source, publishedOn, demonstration = false } = request
  await lockNeeds(scope, place)
  const content = {
    sha256: table.sha256,
    sheet: table.sheet,
    mapping: table.mapping,
    region: read.region?.code ?? null,
  }
  const before = await keysFromContent(scope, place, content)
  const fresh = indicators.filter(({ key }) => choice.keys.includes(key) && !before.has(key))
  const already = choice.keys.filter((key) => before.has(key)).length
  const title = titleFor(file, table)
  if (fresh.length === 0) return nothing(title, already)
  const keys = fresh.map(({ key }) => key)
  const rows = countsOf(read, await rowsOfKeys(room, keys))
  const { layout, mapping, headings } = table
  const given = { fileName: file.name, innerName: table.packed ? table.inner : null, sheet: table.sheet }
  await insertLoad(
    scope,
    {
      ...{ id: load, placeId: place, uploadId: request.upload ?? null, ...given, fileKey: file.key },
      ...{ contentSha256: table.sha256, source, publishedOn, layout, mapping, headings, mode: choice.mode },
      ...{ regionCode: read.region?.code ?? null, regionName: read.region?.name ?? null, rows, demonstration },
    },
    byWhom(scope),
  )
  const ids = await putIndicators(scope, place, fresh.map(asNew))
  const { figures, notKnown } = await writeFigures(scope, ready, ids)
  await insertHeld(scope, place, load, read.held)
  await record(scope, {
    what: 'need indicators added',
    subject: { kind: 'need load', id: load },
    place,
    after: { ...given, source, mode: choice.mode, indicators: fresh.length, figures, rows },
  })
  return { load, title, indicators: fresh.length, already, figures, notKnown, held: rows.held }
}

const lost = (): Refused =>
  new Refused(
    'table-lost',
    409,
    'The file no longer holds a table that was found in it. Nothing was added from that table.',
    'Send the file again.',
  )

const oneTable = async (
  runner: Runner,
  services: Pick<PrioritiesServices, 'analytics'>,
  given: { request: AddRequest; table: FoundTable; choice: Choice; own: readonly OwnArea[] },
  progress: Progress,
): Promise<LoadReport> => {
  const { request, table, choice, own } = given
  let at = 0
  for await (const part of partsOf(request.file)) {
    if (at === table.at && 'table' in part) {
      const room = await services.analytics.scratch('needs')
      try {
        const { mapping, headings } = table
        const read = await readTable(room, part.table, { mapping, headings, own, region: choice.region }, progress)
        const indicators = await indicatorsStaged(room)
        const load = crypto.randomUUID() as NeedLoadId
        return await runner.write(() =>
          inOneTransaction(runner.scope, { request, load, table, choice, room, read, indicators }),
        )
      } finally {
        await room.close()
      }
    }
    at += 1
  }
  throw lost()
}

export const refuseOpenQuestions = (tables: readonly FoundTable[], choices: readonly Choice[]): void => {
  const chosen = new Set(choices.filter(({ keys }) => keys.length > 0).map(({ table }) => table))
  const [question] = tables.filter(({ id }) => chosen.has(id)).flatMap(({ questions }) => questions)
  if (question !== undefined)
    throw new Refused('question-open', 409, question.words, 'Say how the table is read. Nothing was added.')
}

/** @throws Refused `question-open`, `table-lost`, and what the reading of the file refuses */
export const add = async (
  runner: Runner,
  services: Pick<PrioritiesServices, 'analytics'>,
  request: AddRequest,
  progress: Progress = silent,
): Promise<readonly LoadReport[]> => {
  needEdit(runner.scope, request.place)
  refuseOpenQuestions(request.tables, request.choices)
  const own = await runner.read(() => ownAreas(runner.scope, request.place))
  const reports: LoadReport[] = []
  for (const choice of request.choices) {
    const table = request.tables.find(({ id }) => id === choice.table)
    if (table === undefined || choice.keys.length === 0) continue
    reports.push(await oneTable(runner, services, { request, table, choice, own }, progress))
  }
  return reports
}
