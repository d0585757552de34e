// One document of a place as a file: what the page shows, in the form that is asked for.
import { placeBySlug } from '../../../places/index.ts'
import type { Document, DocumentFormat, Documents } from '../../../platform/documents/index.ts'
import { notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import { assemble } from '../messages/assemble.ts'
import { publishedJson } from '../messages/published-json.ts'
import { type DocumentKind, kindShapes } from '../rules/kinds.ts'
import { currentPublication } from '../store/publications.ts'
import { openVersion } from '../store/versions.ts'
import { need } from './allowed.ts'
import { wholeVersion } from './filling.ts'

export interface Exporting {
  /** The slug. */
  readonly place: string
  readonly kind: DocumentKind
  /** The version that is worked on, in place of the published one. */
  readonly draft: boolean
  /** Where people reach the site. */
  readonly site: string
}

export interface Exported {
  readonly version: number
  readonly state: 'draft' | 'proposed' | 'published'
  readonly document: Document
  /** What the page hands out as data. */
  readonly data: unknown
}

const nothing = (reason: string, kind: DocumentKind, what: string, tip: string): Refused =>
  new Refused(reason, 404, `There is no ${what} ${kindShapes[kind].title.toLowerCase()} here.`, tip)

const published = async (scope: Scope, place: PlaceId, { kind, place: slug, site }: Exporting): Promise<Exported> => {
  need(scope, 'policies.read', place)
  const found = await currentPublication(scope, place, kind)
  if (found === undefined || found.document === null)
    throw nothing('not-published', kind, 'published', 'Give --draft for the version that is being worked on.')
  const address = `${site}/places/${slug}/policies/${kind}`
  return {
    version: found.number,
    state: 'published',
    document: found.document,
    data: publishedJson(found, address),
  }
}

const open = async (scope: Scope, place: PlaceId, { kind }: Exporting): Promise<Exported> => {
  need(scope, 'policies.drafts', place)
  const version = await openVersion(scope, place, kind)
  if (version === undefined)
    throw nothing('no-draft', kind, 'draft of a', 'Leave out --draft for the one that is published.')
  const document = assemble(await wholeVersion(scope, version))
  const state = version.state === 'proposed' ? 'proposed' : 'draft'
  return { version: version.number, state, document, data: { kind, version: version.number, state, document } }
}

/** @throws Refused `not-found`, `not-published`, `no-draft`, `not-allowed` */
export const documentToExport = async (scope: Scope, asked: Exporting): Promise<Exported> => {
  const place = await placeBySlug(scope, asked.place)
  if (place === undefined) throw notFound('place')
  return asked.draft ? open(scope, place.id, asked) : published(scope, place.id, asked)
}

/** In the form asked for. Outside of any transaction: writing takes its time. */
export const written = async (
  documents: Pick<Documents, 'pdf' | 'word' | 'html'>,
  { document, data }: Exported,
  format: DocumentFormat,
): Promise<Buffer> => {
  switch (format) {
    case 'pdf':
      return documents.pdf(document)
    case 'docx':
      return documents.word(document)
    case 'html':
      return Buffer.from(documents.html(document))
    case 'json':
      return Buffer.from(`${JSON.stringify(data, null, 2)}\n`)
  }
}
