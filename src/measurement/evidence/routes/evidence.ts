// Evidence beside a record: adding it, looking at it, taking it back.
import {
  get,
  goTo,
  invalid,
  post,
  type Route,
  type RouteContext,
  sendFile,
  showData,
  showPage,
} from '../../../platform/http/index.ts'
import { type FieldErrors, may, notFound, textOf } from '../../../platform/kernel/index.ts'
import type { MeasurementServices } from '../../index.ts'
import { recordAddress } from '../../results/pages/words.ts'
import { recordHere } from '../../results/routes/here.ts'
import { type Context, idIn } from '../../routes/here.ts'
import { addEvidence, takeBack } from '../actions/evidence.ts'
import { OneEvidence } from '../api.ts'
import { type EvidenceTyped, evidenceForm, evidenceTyped, fileProblem } from '../forms/evidence.ts'
import { evidenceFormPage, evidencePage } from '../pages/forms.ts'
import type { EvidenceId, KeptFile } from '../rules/types.ts'
import { evidenceById } from '../store/evidence.ts'

const path = '/places/:place/records/:record/evidence'
const mostBytes = 20_000_000

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  text: 'text/plain; charset=utf-8',
}

const evidenceHere = async (context: Context, record: string, evidence: string) => {
  const here = await recordHere(context, record)
  const found = await evidenceById(context.scope, here.record.id, idIn<EvidenceId>(evidence, 'evidence'))
  if (found === undefined) throw notFound('evidence')
  return { ...here, evidence: found }
}

const formPage = async (context: Context, record: string, typed: EvidenceTyped, errors?: FieldErrors) => {
  const here = await recordHere(context, record)
  return evidenceFormPage({ ...here, typed, ...(errors === undefined ? {} : { errors }) })
}

/** What arrived, kept in the store; errors name the field. */
const fileFrom = async (kind: string, files: RouteContext['files']): Promise<KeptFile | null | FieldErrors> => {
  if (kind !== 'document' && kind !== 'photograph') return null
  const file = files.find(({ field }) => field === 'file')
  const problem = fileProblem(kind, file)
  if (problem !== undefined || file === undefined) return { file: problem ?? 'Choose the file.' }
  const kept = await file.keep()
  return { key: kept.key, name: file.name, kind: kept.kind, bytes: kept.bytes }
}

const isFile = (kept: KeptFile | FieldErrors): kept is KeptFile => typeof kept.bytes === 'number'

const adding: readonly Route[] = [
  get({
    name: 'evidence form',
    path: `${path}/new`,
    permission: 'measurement.record',
    words: 'The form that adds evidence to a record.',
    handle: async (context) =>
      showPage(await formPage(context, context.params.record, { kind: '', title: '', words: '', link: '' })),
  }),
  post({
    name: 'add evidence',
    path: `${path}/new`,
    permission: 'measurement.record',
    audit: 'evidence added',
    words: 'Adds a document, a photograph, a statement or a link that shows what was done.',
    upload: { maxBytes: mostBytes },
    rateLimit: { max: 120, perMinutes: 60 },
    handle: async (context) => {
      const { scope, body, files, now } = context
      const { id, place, record } = await recordHere(context, context.params.record)
      const typed = evidenceTyped(body)
      const again = async (errors: FieldErrors) => invalid(errors, await formPage(context, record.id, typed, errors))
      const read = evidenceForm(body, typed)
      if (!read.ok) return again(read.errors)
      const kept = await fileFrom(read.value.kind, files)
      if (kept !== null && !isFile(kept)) return again(kept)
      await addEvidence(scope, id, record.id, { ...read.value, file: kept, at: now })
      return goTo(recordAddress(place, record.id), { message: 'The evidence is there.' })
    },
  }),
]

const one = (services: MeasurementServices): readonly Route[] => [
  get({
    name: 'evidence',
    path: `${path}/:evidence`,
    permission: 'measurement.results',
    words: 'One piece of evidence: what it shows, who added it, and whether it was withdrawn.',
    answer: OneEvidence,
    handle: async (context) => {
      const { id, place, work, record, evidence } = await evidenceHere(
        context,
        context.params.record,
        context.params.evidence,
      )
      const mayAdd = record.place === id && may(context.scope, 'measurement.record', { kind: 'place', id })
      const data = {
        ...{ id: evidence.id, kind: evidence.kind, title: evidence.title, words: evidence.words, link: evidence.link },
        file: evidence.file?.name ?? null,
        addedBy: evidence.addedBy,
        addedAt: evidence.addedAt.toISOString(),
        withdrawnWhy: evidence.withdrawnWhy,
      }
      return showData(data, () => evidencePage({ place, work, record, evidence, mayAdd, why: '' }))
    },
  }),
  get({
    name: 'evidence file',
    path: `${path}/:evidence/file`,
    permission: 'measurement.results',
    words: 'The file of a piece of evidence.',
    handle: async (context) => {
      const { evidence } = await evidenceHere(context, context.params.record, context.params.evidence)
      const { file } = evidence
      if (file === null) throw notFound('file')
      const type = mediaTypes[file.kind] ?? 'application/octet-stream'
      return sendFile(file.name, type, await services.files.open(file.key))
    },
  }),
  post({
    name: 'withdraw evidence',
    path: `${path}/:evidence/withdraw`,
    permission: 'measurement.record',
    audit: 'evidence withdrawn',
    words: 'Takes a piece of evidence back, with a reason. The grade of the record follows.',
    handle: async (context) => {
      const { scope, body, now } = context
      const here = await evidenceHere(context, context.params.record, context.params.evidence)
      const { id, place, work, record, evidence } = here
      const why = textOf(body, 'why')
      const done = await takeBack(scope, id, record.id, { evidence: evidence.id }, { why, at: now })
      if (done.ok) return goTo(recordAddress(place, record.id), { message: 'The evidence is taken back.' })
      const { errors } = done
      return invalid(errors, evidencePage({ place, work, record, evidence, mayAdd: true, why, errors }))
    },
  }),
]

export const evidenceItemRoutes = (services: MeasurementServices): readonly Route[] => [...adding, ...one(services)]
