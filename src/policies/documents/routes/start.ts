// Beginning a version.
import { get, goTo, invalid, post, type Route, type RouteContext, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors } from '../../../platform/kernel/index.ts'
import { areaOf } from '../../areas/packs/twelve-areas.ts'
import type { PoliciesServices } from '../../index.ts'
import { templatesFor } from '../../templates/templates.ts'
import { type Begin, beginVersion } from '../actions/begin.ts'
import { fileProblem, type StartTyped, startForm, startTyped } from '../forms/start.ts'
import { type StartView, startPage, type TemplateShown } from '../pages/start.ts'
import { draftAddress } from '../pages/words.ts'
import { isOpen } from '../rules/life.ts'
import { fileBytes } from '../rules/limits.ts'
import type { Template } from '../rules/template.ts'
import { versionsOf } from '../store/versions.ts'
import { type Asked, hereOf } from './here.ts'

const shown = (template: Template): TemplateShown => ({
  ...template,
  cites: template.cites.map(({ area, source, words }) => {
    const found = areaOf(area)
    const from = found?.sources.find(({ key }) => key === source)
    const written = from && (from.address === undefined ? from.words : `${from.words}, ${from.address}`)
    return { area: found?.name ?? area, words, source: written ?? source }
  }),
})

const viewOf = async (asked: Asked, typed: StartTyped, errors?: FieldErrors): Promise<StartView> => {
  const { place, where } = await hereOf(asked)
  const versions = await versionsOf(asked.scope, where.place, where.kind)
  const before = versions.find(({ state }) => state !== 'dropped')
  return {
    open: versions.find(isOpen) ?? null,
    ...{ place, kind: where.kind, typed },
    templates: templatesFor(where.kind).map(shown),
    before: before ? { number: before.number, title: before.title } : null,
    largest: `${fileBytes / 1_000_000} MB`,
    ...(errors === undefined ? {} : { errors }),
  }
}

/** The file is kept only once everything else is right. */
const beginFrom = async (
  typed: StartTyped,
  files: RouteContext['files'],
): Promise<{ readonly begin: Begin } | { readonly errors: FieldErrors }> => {
  const read = startForm(typed)
  if (!read.ok) return { errors: read.errors }
  const { value } = read
  if (value.what !== 'file') return { begin: value.what === 'template' ? value : { what: value.what } }
  const file = files.find(({ field }) => field === 'file')
  const problem = fileProblem(file)
  if (problem !== undefined || file === undefined) return { errors: { file: problem ?? 'Choose a file.' } }
  const { key, bytes, kind } = await file.keep()
  return { begin: { what: 'file', file: { key, bytes, name: file.name, kind: kind === 'pdf' ? 'pdf' : 'docx' } } }
}

export const startRoutes = (_services: PoliciesServices): readonly Route[] => [
  get({
    name: 'begin document form',
    path: '/places/:place/policies/:document/start',
    permission: 'policies.edit',
    words: 'The form to begin a document, or its next version.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      const before = (await versionsOf(context.scope, where.place, where.kind)).find(({ state }) => state !== 'dropped')
      const typed = { title: before?.title ?? '', begin: before === undefined ? '' : 'before' }
      const view = await viewOf(context, typed)
      return showPage(startPage({ ...view, place }))
    },
  }),
  post({
    name: 'begin a document',
    path: '/places/:place/policies/:document/start',
    permission: 'policies.edit',
    audit: 'document begun',
    words:
      'Begins a version from a starter text, from nothing, from the version before it, or with a file kept as it is.',
    upload: { maxBytes: fileBytes },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async (context) => {
      const { scope, body, files, now } = context
      const { place, where } = await hereOf(context)
      const typed = startTyped(body)
      const again = async (errors: FieldErrors) => invalid(errors, startPage(await viewOf(context, typed, errors)))
      if (typed.title === '') return again({ title: 'Enter the title of the document.' })
      const read = await beginFrom(typed, files)
      if ('errors' in read) return again(read.errors)
      const command = { ...where, title: typed.title, begin: read.begin, today: dayOf(now), at: now }
      const made = await beginVersion(scope, command)
      if (!made.ok) return again(made.errors)
      return goTo(draftAddress(place, where.kind), { data: { version: made.value } })
    },
  }),
]
