// Goals from a spreadsheet: looked into, read in another way, taken or thrown away. What is shown before and what is done are
// worked out by the same rule from the same rows, so nothing happens that was not shown.
import { record } from '../../../platform/audit/index.ts'
import { asRefusal, notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import { recognise, recogniseTable } from '../rules/recognise.ts'
import type { PlanImport } from '../rules/records.ts'
import { type ImportReport, type Preview, previewOf } from '../rules/report.ts'
import { type FoundFile, type Mapping, titleMissing } from '../rules/sheet.ts'
import type { GoalId, PlanId, PlanImportId } from '../rules/types.ts'
import {
  dropImport,
  insertImport,
  lockImport,
  saveMapping,
  saveReport,
  takenBefore,
  waitingBefore,
} from '../store/imports.ts'
import { goalsOfPlan, insertGoal, planProblem, saveGoal } from '../store/plans.ts'
import { byWhom } from './allowed.ts'
import { planToChange } from './plans.ts'

export interface SheetSent {
  readonly place: PlaceId
  readonly plan: PlanId
  readonly fileName: string
  /** The stored file, by its digest. */
  readonly fileKey: string
  readonly found: FoundFile
  /** How somebody says it is read; recognised where nobody does. */
  readonly mapping?: Mapping | undefined
}

export type Sent =
  /** Of a file that waits already, the one that waits. */
  | { readonly kind: 'look'; readonly id: PlanImportId }
  /** The very same file was taken, and the plan still says what it says. */
  | { readonly kind: 'here'; readonly id: PlanImportId; readonly number: number }

const goalsNow = async (scope: Scope, plan: PlanId) =>
  (await goalsOfPlan(scope, plan)).filter(({ withdrawnOn }) => withdrawnOn === null)

/** What taking it would do now; undefined where there is no table to take from. */
export const previewNow = async (
  scope: Scope,
  { planId, found, mapping }: Pick<PlanImport, 'planId' | 'found' | 'mapping'>,
): Promise<Preview<GoalId> | undefined> =>
  mapping === null ? undefined : previewOf(found, mapping, await goalsNow(scope, planId))

const changesNothing = ({ added, changed }: ImportReport): boolean => added + changed === 0

export const sendSheet = async (scope: Scope, sent: SheetSent): Promise<Sent> => {
  const { place, plan, fileName, fileKey, found } = sent
  await planToChange(scope, place, plan)
  const mapping = sent.mapping ?? recognise(found) ?? null
  const before = mapping === null ? undefined : await takenBefore(scope, plan, { fileKey, mapping })
  const preview = before && (await previewNow(scope, { planId: plan, found, mapping }))
  if (before && preview && changesNothing(preview.report)) return { kind: 'here', ...before }
  const waits = sent.mapping === undefined ? await waitingBefore(scope, plan, fileKey) : undefined
  if (waits !== undefined) return { kind: 'look', id: waits.id }
  const id = await insertImport(scope, place, plan, { fileName, fileKey, found, mapping, by: byWhom(scope) })
  await record(scope, {
    what: 'goals spreadsheet sent',
    subject: { kind: 'plan import', id },
    place,
    after: { file: fileName, sha256: fileKey, tables: found.tables.length },
  })
  return { kind: 'look', id }
}

interface Which {
  readonly place: PlaceId
  readonly plan: PlanId
  readonly id: PlanImportId
}

const waiting = async (scope: Scope, { place, plan, id }: Which): Promise<PlanImport> => {
  await planToChange(scope, place, plan)
  const found = await lockImport(scope, plan, id)
  if (found === undefined) throw notFound('spreadsheet')
  if (found.state === 'found') return found
  throw new Refused(
    'already-taken',
    409,
    'The goals of this spreadsheet were taken already.',
    'Look at its receipt. To change them once more, send the spreadsheet again.',
  )
}

/** Another table of the file is read by its own headings first. */
export const chooseTable = async (scope: Scope, which: Which, table: number): Promise<void> => {
  const { found, fileName } = await waiting(scope, which)
  const mapping = recogniseTable(found, table)
  if (mapping === undefined)
    throw new Refused('no-table', 422, 'No table of the file was chosen.', 'Go back and choose one of the tables.')
  await changeReading(scope, which, mapping, fileName)
}

const changeReading = async (scope: Scope, { place, id }: Which, mapping: Mapping, file: string): Promise<void> => {
  await saveMapping(scope, id, mapping)
  await record(scope, {
    what: 'goals spreadsheet read anew',
    subject: { kind: 'plan import', id },
    place,
    after: { file, mapping },
  })
}

export const sayReading = async (scope: Scope, which: Which, mapping: Mapping): Promise<void> => {
  const { fileName } = await waiting(scope, which)
  await changeReading(scope, which, mapping, fileName)
}

/** @throws Refused `question-open` where no column holds the goals */
export const takeGoals = async (scope: Scope, which: Which): Promise<ImportReport> => {
  const { place, plan, id } = which
  const sheet = await waiting(scope, which)
  const preview = await previewNow(scope, sheet)
  if (preview === undefined || sheet.mapping === null || titleMissing(sheet.mapping))
    throw new Refused('question-open', 409, 'It is not known which column holds the goals.', 'Say it, and try again.')
  for (const change of preview.comparison.changes) {
    if (change.kind === 'new') await insertGoal(scope, place, plan, change.next).catch(asRefusal(planProblem))
    if (change.kind === 'changed') await saveGoal(scope, change.before.id, change.next).catch(asRefusal(planProblem))
  }
  const { report } = preview
  await saveReport(scope, id, report)
  const { added, changed, same, held } = report
  await record(scope, {
    what: 'goals taken from a spreadsheet',
    subject: { kind: 'plan import', id },
    place,
    before: preview.comparison.changes.flatMap((one) =>
      one.kind === 'changed' ? [{ goal: one.before.id, code: one.before.code, name: one.before.title }] : [],
    ),
    after: { file: sheet.fileName, plan, added, changed, same, held: held.length },
  })
  return report
}

/** The stored file stays: something else may hold the same bytes. */
export const throwAway = async (scope: Scope, which: Which): Promise<void> => {
  const sheet = await waiting(scope, which)
  await dropImport(scope, which.id)
  await record(scope, {
    what: 'goals spreadsheet thrown away',
    subject: { kind: 'plan import', id: which.id },
    place: which.place,
    before: { file: sheet.fileName, sha256: sheet.fileKey },
  })
}
