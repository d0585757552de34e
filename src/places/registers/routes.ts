// Registers in the browser: what is loaded, sending a file, how far it is, and its receipt.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { jobStatus } from '../../platform/jobs/index.ts'
import { asId, type FieldErrors, type Id, type JobId, may, notFound, type Scope } from '../../platform/kernel/index.ts'
import { Held, Load, Loads } from '../api.ts'
import type { PlaceServices } from '../index.ts'
import { type ImportJob, importJobName } from './jobs.ts'
import { heldColumns, heldPage, loadColumns, progressPage, receiptPage, registersPage } from './pages/registers.ts'
import { editionGiven } from './rules/edition.ts'
import { kindWords } from './rules/recognise.ts'
import { isRegisterKind } from './rules/types.ts'
import { heldReasons, heldRows, type LoadRow, loadById, loads } from './store.ts'

/** The whole ONS Postcode Directory in zip is about 250 MB. */
const maxBytes = 600_000_000

const loadJson = (load: LoadRow) => ({
  load: load.id,
  kind: load.kind,
  layout: load.layout,
  file: load.fileName,
  sha256: load.sha256,
  edition: load.edition,
  rows: { source: load.source, accepted: load.accepted, held: load.held },
  skipped: load.skipped,
  loadedAt: load.loadedAt.toISOString(),
})

const loadOf = async (scope: Scope, text: string): Promise<LoadRow> => {
  const id = asId<Id<'load'>>(text)
  const found = id && (await loadById(scope, id))
  if (!found) throw notFound('register')
  return found
}

const text = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}

const resultOf = (result: unknown): { load?: string; duplicate: boolean } => {
  const read = (result ?? {}) as { load?: unknown; duplicate?: unknown }
  return { ...(typeof read.load === 'string' ? { load: read.load } : {}), duplicate: read.duplicate === true }
}

export const registerRoutes = (services: PlaceServices): readonly Route[] => [
  get({
    name: 'registers',
    path: '/registers',
    permission: 'registers.read',
    words: 'The registers of areas, boundaries, postcodes and NHS bodies that were loaded.',
    answer: Loads,
    handle: async ({ scope }) => {
      const all = await loads(scope)
      const mayLoad = may(scope, 'registers.import')
      return showData({ loads: all.map(loadJson) }, (links) => registersPage({ loads: all, mayLoad, links }), {
        columns: loadColumns,
        rows: all.map((one) => [
          one.fileName,
          kindWords[one.kind].title,
          one.loadedAt.toISOString(),
          one.edition,
          one.accepted,
          one.held,
        ]),
      })
    },
  }),
  post({
    name: 'load a register',
    path: '/registers',
    permission: 'registers.import',
    audit: 'register loaded',
    words: 'Takes a file and starts to load it.',
    upload: { maxBytes },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async ({ scope, body, files }) => {
      const typed = { kind: text(body, 'kind'), edition: text(body, 'edition') }
      const file = files.find((one) => one.field === 'file')
      const edition = editionGiven(typed.edition)
      const errors: FieldErrors = {
        ...(isRegisterKind(typed.kind) ? {} : { kind: 'Choose what is in the file.' }),
        ...(typed.edition !== '' && edition === undefined ? { edition: 'Write the edition as 2024 or 2024-05.' } : {}),
        ...(file === undefined || file.bytes === 0 ? { file: 'Choose a file that is not empty.' } : {}),
      }
      if (!isRegisterKind(typed.kind) || file === undefined || Object.keys(errors).length > 0)
        return invalid(errors, registersPage({ loads: await loads(scope), mayLoad: true, typed, errors }))
      const kept = await file.keep()
      const data: ImportJob = { key: kept.key, name: file.name, kind: typed.kind, edition }
      const job = await services.jobs.start(scope, importJobName, data)
      return goTo(`/registers/jobs/${job}`, { data: { job } })
    },
  }),
  get({
    name: 'register job',
    path: '/registers/jobs/:job',
    permission: 'registers.import',
    words: 'How far the loading of a register is.',
    handle: async ({ scope, params }) => {
      const id = asId<JobId>(params.job)
      if (id === undefined) throw notFound('job')
      const status = await jobStatus(scope, id)
      if (status === undefined || status.name !== importJobName) throw notFound('job')
      const { state, done, progressWords, error } = status
      return showPage(progressPage({ job: id, state, done, words: error ?? progressWords, ...resultOf(status.result) }))
    },
  }),
  get({
    name: 'register receipt',
    path: '/registers/loads/:load',
    permission: 'registers.read',
    words: 'The receipt of one file: what was taken, and what was held back.',
    answer: Load,
    handle: async ({ scope, params }) => {
      const load = await loadOf(scope, params.load)
      const reasons = await heldReasons(scope, load.id)
      return showData(loadJson(load), ({ json }) => receiptPage({ load, reasons, json }))
    },
  }),
  get({
    name: 'rows held back',
    path: '/registers/loads/:load/held',
    permission: 'registers.read',
    words: 'The rows of one file that were held back, with the reasons.',
    answer: Held,
    handle: async ({ scope, params }) => {
      const load = await loadOf(scope, params.load)
      const rows = await heldRows(scope, load.id)
      return showData({ held: rows }, (links) => heldPage(load, rows, links), {
        columns: heldColumns,
        rows: rows.map((one) => [one.file, one.row, one.reason, one.text]),
      })
    },
  }),
]
