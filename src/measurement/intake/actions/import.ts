// Measures from a spreadsheet: looked into, read in another way, taken into a framework's draft or thrown away. What is shown before
// and what is done are worked out by the same rule from the same rows, so nothing happens that was not shown.
import { record } from '../../../platform/audit/index.ts'
import {
  type Day,
  type FieldErrors,
  notFound,
  type PlaceId,
  Refused,
  type Scope,
} from '../../../platform/kernel/index.ts'
import { frameworksOf, frameworkTree } from '../../framework/actions/ask.ts'
import { nameOf, needEdit, newFramework, openDraft, writeDraft } from '../../framework/actions/write.ts'
import type { FrameworkContent, FrameworkListed } from '../../framework/rules/types.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { isPrivate, type Licence, licenceHeld, materialsNamed } from '../rules/licence.ts'
import { recognise, recogniseTable } from '../rules/recognise.ts'
import type { MeasureImport } from '../rules/records.ts'
import { type ImportReport, type Preview, previewOf } from '../rules/report.ts'
import { type FoundFile, type Mapping, type MeasureImportId, titleMissing } from '../rules/sheet.ts'
import {
  dropImport,
  insertImport,
  lockImport,
  saveLicence,
  saveMapping,
  saveReport,
  waitingBefore,
} from '../store/imports.ts'

/** The framework of this title that is in use; titles are told apart as the database does. */
export const frameworkTitled = async (
  scope: Scope,
  place: PlaceId,
  title: string,
  today: Day,
): Promise<FrameworkListed | undefined> =>
  (await frameworksOf(scope, place, today)).find(
    (one) => one.endedOn === null && one.title.toLowerCase() === title.trim().toLowerCase(),
  )

/** What its draft says; without a draft, what its newest version says, for that is what a draft begins with. */
export const contentNow = async (
  scope: Scope,
  place: PlaceId,
  framework: FrameworkListed | undefined,
): Promise<FrameworkContent> => {
  const version = framework?.draft ?? framework?.versions[0]
  const content = version && (await frameworkTree(scope, place, version.id))
  return content ?? { themes: [] }
}

export interface SheetSent {
  readonly place: PlaceId
  /** What the framework is to be called, or is called already. */
  readonly title: string
  readonly fileName: string
  /** The stored file, by its digest. */
  readonly fileKey: string
  readonly found: FoundFile
  /** How somebody says it is read; recognised where nobody does. */
  readonly mapping?: Mapping | undefined
  readonly licence?: Licence | undefined
}

/** @returns the import; of a file that waits already, the one that waits */
export const sendSheet = async (scope: Scope, sent: SheetSent): Promise<MeasureImportId> => {
  const { place, title, fileName, fileKey, found } = sent
  needEdit(scope, place)
  const waits = sent.mapping === undefined ? await waitingBefore(scope, place, { fileKey, title }) : undefined
  if (waits !== undefined) return waits.id
  const mapping = sent.mapping ?? recognise(found) ?? null
  const licence = sent.licence ?? null
  const id = await insertImport(scope, place, { title, fileName, fileKey, found, mapping, licence, by: nameOf(scope) })
  await record(scope, {
    what: 'measures spreadsheet sent',
    subject: { kind: 'measure import', id },
    place,
    after: { file: fileName, sha256: fileKey, tables: found.tables.length, title },
  })
  return id
}

/** What was said, or what follows from what the file names. Null while nobody said. */
export const licenceOf = ({ licence, fileName, found }: Pick<MeasureImport, 'licence' | 'fileName' | 'found'>) =>
  licence === null ? null : licenceHeld(licence, materialsNamed(fileName, found))

/** What taking it would do now; undefined where there is no table to take from. */
export const previewNow = async (
  scope: Scope,
  place: PlaceId,
  sheet: Pick<MeasureImport, 'title' | 'found' | 'mapping' | 'licence' | 'fileName'>,
  today: Day,
): Promise<Preview | undefined> => {
  if (sheet.mapping === null) return undefined
  const content = await contentNow(scope, place, await frameworkTitled(scope, place, sheet.title, today))
  const licence = licenceOf(sheet)
  return previewOf(sheet.found, sheet.mapping, content, licence !== null && isPrivate(licence))
}

export interface Which {
  readonly place: PlaceId
  readonly id: MeasureImportId
}

const waiting = async (scope: Scope, { place, id }: Which): Promise<MeasureImport> => {
  needEdit(scope, place)
  const found = await lockImport(scope, place, id)
  if (found === undefined) throw notFound('spreadsheet')
  if (found.state === 'found') return found
  throw new Refused(
    'already-taken',
    409,
    'The measures of this spreadsheet were taken already.',
    'Look at its receipt. To change them once more, send the spreadsheet again.',
  )
}

const changed = (scope: Scope, { place, id }: Which, what: string, after: Readonly<Record<string, unknown>>) =>
  record(scope, { what, subject: { kind: 'measure import', id }, place, after })

export const sayReading = async (scope: Scope, which: Which, mapping: Mapping): Promise<void> => {
  const { fileName } = await waiting(scope, which)
  await saveMapping(scope, which.id, mapping)
  await changed(scope, which, 'measures spreadsheet read anew', { file: fileName, mapping })
}

/** Another table of the file is read by its own headings first. */
export const chooseTable = async (scope: Scope, which: Which, table: number): Promise<void> => {
  const { found, fileName } = await waiting(scope, which)
  const mapping = recogniseTable(found, table)
  if (mapping === undefined)
    throw new Refused('no-table', 422, 'No table of the file was chosen.', 'Go back and choose one of the tables.')
  await saveMapping(scope, which.id, mapping)
  await changed(scope, which, 'measures spreadsheet read anew', { file: fileName, mapping })
}

export const sayLicence = async (scope: Scope, which: Which, said: Licence): Promise<Licence> => {
  const { fileName, found } = await waiting(scope, which)
  const licence = licenceHeld(said, materialsNamed(fileName, found))
  await saveLicence(scope, which.id, licence)
  await changed(scope, which, 'measures spreadsheet licence said', { file: fileName, licence })
  return licence
}

const notSaved = (errors: FieldErrors): Refused =>
  new Refused('not-saved', 409, Object.values(errors).join(' '), 'Change the spreadsheet or the title and try again.')

/** The framework of that title with a draft to write into: a new one where there is none. */
const draftFor = async (scope: Scope, place: PlaceId, title: string, there: FrameworkListed | undefined) => {
  if (there !== undefined) return { framework: there.id, draft: await openDraft(scope, place, there.id) }
  const made = await newFramework(scope, place, { title, theme: null })
  if (made.ok) return made.value
  throw notSaved(made.errors)
}

const questionOpen = (words: string): Refused =>
  new Refused('question-open', 409, words, 'Answer the question, and try again.')

export interface Taken {
  readonly framework: FrameworkId
  readonly report: ImportReport
}

const ready = (sheet: MeasureImport): { readonly licence: Licence; readonly mapping: Mapping } => {
  const licence = licenceOf(sheet)
  const { mapping } = sheet
  if (licence === null) throw questionOpen('Nobody has said whose these measures are.')
  if (mapping === null || titleMissing(mapping)) throw questionOpen('It is not known which column holds the measures.')
  return { licence, mapping }
}

export interface Taken {
  readonly framework: FrameworkId
  /** The framework was made for it. */
  readonly created: boolean
  readonly report: ImportReport
}

/** A spreadsheet that says nothing new opens no draft. */
const written = async (scope: Scope, { place }: Which, sheet: MeasureImport, today: Day): Promise<Taken> => {
  const { licence, mapping } = ready(sheet)
  const there = await frameworkTitled(scope, place, sheet.title, today)
  const preview = previewOf(sheet.found, mapping, await contentNow(scope, place, there), isPrivate(licence))
  if (preview === undefined) throw questionOpen('The table is not in the file.')
  const { report, content } = preview
  if (report.added + report.changed === 0) {
    if (there !== undefined) return { framework: there.id, created: false, report }
    throw new Refused(
      'nothing-to-take',
      409,
      'No row of it can be taken.',
      'Look at why, put it right and send it again.',
    )
  }
  const { framework, draft } = await draftFor(scope, place, sheet.title, there)
  const saved = await writeDraft(scope, place, framework, content, draft.edition)
  if (!saved.ok) throw notSaved(saved.errors)
  return { framework, created: there === undefined, report }
}

/** @throws Refused `question-open` where no column holds the measures, or nobody said whose they are */
export const takeMeasures = async (scope: Scope, which: Which, today: Day): Promise<Taken> => {
  const sheet = await waiting(scope, which)
  const taken = await written(scope, which, sheet, today)
  const { licence } = ready(sheet)
  const { framework, report } = taken
  await saveReport(scope, which.id, { report, framework, licence })
  await changed(scope, which, 'measures taken from a spreadsheet', {
    ...{ file: sheet.fileName, framework, licence },
    ...{ added: report.added, changed: report.changed, same: report.same, held: report.held.length },
  })
  return taken
}

/** The stored file stays: something else may hold the same bytes. */
export const throwAway = async (scope: Scope, which: Which): Promise<void> => {
  const sheet = await waiting(scope, which)
  await dropImport(scope, which.id)
  await record(scope, {
    what: 'measures spreadsheet thrown away',
    subject: { kind: 'measure import', id: which.id },
    place: which.place,
    before: { file: sheet.fileName, sha256: sheet.fileKey },
  })
}
