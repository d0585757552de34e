// What everybody sees: the documents of a place, each at an address that stays, and its files.
import { mediaTypes } from '../../../platform/documents/index.ts'
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
import { notFound, Refused, textOf } from '../../../platform/kernel/index.ts'
import type { PoliciesServices } from '../../index.ts'
import { prioritiesNow } from '../actions/filling.ts'
import { standingOf } from '../actions/life.ts'
import { withdrawVersion } from '../actions/publish.ts'
import { Documents, PublishedShape } from '../api.ts'
import { publishedJson } from '../messages/published-json.ts'
import { type DocumentListed, listPage } from '../pages/list.ts'
import { nothingPublishedPage, publishedPage, withdrawnPage } from '../pages/published.ts'
import { withdrawPage } from '../pages/small-forms.ts'
import { documentAddress } from '../pages/words.ts'
import { documentKinds } from '../rules/kinds.ts'
import { isOpen, stageOf } from '../rules/life.ts'
import { movesSince } from '../rules/moved-on.ts'
import { currentPublication, currentPublications, type PublicationRow } from '../store/publications.ts'
import { openVersion, versionsOfPlace } from '../store/versions.ts'
import { type Asked, hereOf, isInside, mayDo, placeAt, placeNamed } from './here.ts'

const listed = async ({ scope, at, now }: Pick<RouteContext, 'scope' | 'at' | 'now'>) => {
  const id = placeAt(at)
  const inside = await isInside(scope, id, now)
  const published = await currentPublications(scope, id)
  const versions = inside ? await versionsOfPlace(scope, id) : []
  const standing = versions.length === 0 ? new Map() : await standingOf(scope, id, versions)
  const documents = documentKinds.map((kind): DocumentListed => {
    const shown = published.find((one) => one.kind === kind)
    const open = versions.find((version) => version.kind === kind && isOpen(version))
    return {
      kind,
      published:
        shown && shown.withdrawnOn === null
          ? { number: shown.number, title: shown.title, on: shown.publishedOn }
          : null,
      withdrawn: shown && shown.withdrawnOn !== null ? { on: shown.withdrawnOn, why: shown.withdrawnWhy ?? '' } : null,
      open: open ? { number: open.number, title: open.title, stage: stageOf(standing.get(open.id)) } : null,
    }
  })
  return { id, inside, documents }
}

const publicationOf = async (asked: Asked): Promise<PublicationRow> => {
  const { where } = await hereOf(asked)
  const found = await currentPublication(asked.scope, where.place, where.kind)
  if (found === undefined || found.document === null) throw notFound('document')
  return found
}

const notWritten = (): Refused =>
  new Refused(
    'not-written-yet',
    404,
    'This file is not written yet.',
    'It is written in the minutes after the publication. Look again soon; the page itself is there.',
  )

const fileName = (place: string, found: PublicationRow, ending: string): string =>
  `${place}-${found.kind}-version-${found.number}.${ending}`

const download = async (
  services: PoliciesServices,
  asked: Asked,
  pick: (found: PublicationRow) => { readonly key: string; readonly ending: 'pdf' | 'docx' } | null,
) => {
  const found = await publicationOf(asked)
  const file = pick(found)
  if (file === null) throw notWritten()
  const { place } = await hereOf(asked)
  return sendFile(
    fileName(place.slug, found, file.ending),
    mediaTypes[file.ending],
    await services.files.open(file.key),
  )
}

const withdrawView = async (asked: Asked) => {
  const { place, where } = await hereOf(asked)
  const found = await publicationOf(asked)
  return { place, kind: where.kind, title: found.title, number: found.number, rules: where.kind === 'policy' }
}

export const publishedRoutes = (services: PoliciesServices): readonly Route[] => [
  get({
    name: 'documents of a place',
    path: '/places/:place/policies',
    permission: 'policies.read',
    words: 'The charter, policy, framework and checklist of a place, and where each stands.',
    answer: Documents,
    handle: async (context) => {
      const { id, inside, documents } = await listed(context)
      const place = await placeNamed(context.scope, id)
      return showData({ place: place.slug, documents }, () =>
        listPage({ place, documents, inside, mayEdit: mayDo(context.scope, 'policies.edit', id) }),
      )
    },
  }),
  get({
    name: 'published document',
    path: '/places/:place/policies/:document',
    permission: 'policies.read',
    words: 'A published document of a place, for everybody.',
    answer: PublishedShape,
    handle: async (context) => {
      const { scope, now, address: site } = context
      const { place, where } = await hereOf(context)
      const { kind } = where
      const inside = await isInside(scope, where.place, now)
      const found = await currentPublication(scope, where.place, kind)
      const open = inside && (await openVersion(scope, where.place, kind)) !== undefined
      const mayEdit = mayDo(scope, 'policies.edit', where.place)
      if (found === undefined) {
        if (!inside) throw notFound('document')
        return showPage(nothingPublishedPage({ place, kind, open, mayEdit }))
      }
      const address = `${site}${documentAddress(place, kind)}`
      const { document } = found
      const live = inside ? await prioritiesNow(scope, where.place) : null
      const moves = live && movesSince(found.priorities, live)
      return showData(publishedJson(found, address), (links) => {
        if (document === null)
          return withdrawnPage({
            ...{ place, kind, title: found.title, inside },
            on: found.withdrawnOn ?? found.publishedOn,
            why: found.withdrawnWhy ?? '',
          })
        return publishedPage({
          ...{ place, kind, number: found.number, publishedOn: found.publishedOn, document, address },
          ...{ file: found.file, pdf: found.pdf, word: found.word, movedOn: found.movedOn, inside, mayEdit, open },
          moves,
          mayPublish: mayDo(scope, 'policies.publish', where.place),
          json: links.json,
        })
      })
    },
  }),
  get({
    name: 'document as PDF',
    path: '/places/:place/policies/:document/pdf',
    permission: 'policies.read',
    words: 'A published document as a tagged PDF.',
    handle: (context) => download(services, context, ({ pdf }) => pdf && { key: pdf.key, ending: 'pdf' }),
  }),
  get({
    name: 'document as Word file',
    path: '/places/:place/policies/:document/docx',
    permission: 'policies.read',
    words: 'A published document as a Word document.',
    handle: (context) => download(services, context, ({ word }) => word && { key: word.key, ending: 'docx' }),
  }),
  get({
    name: 'document as it was kept',
    path: '/places/:place/policies/:document/file',
    permission: 'policies.read',
    words: 'The Word or PDF file that was kept as it is and published.',
    handle: (context) => download(services, context, ({ file }) => file && { key: file.key, ending: file.kind }),
  }),
  get({
    name: 'withdraw document form',
    path: '/places/:place/policies/:document/withdraw',
    permission: 'policies.publish',
    words: 'The form to withdraw a document from publication.',
    handle: async (context) => showPage(withdrawPage({ ...(await withdrawView(context)), why: '' })),
  }),
  post({
    name: 'withdraw a document',
    path: '/places/:place/policies/:document/withdraw',
    permission: 'policies.publish',
    audit: 'document withdrawn',
    words: 'Withdraws a document from publication, with a reason that stays at its address.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, where } = await hereOf(context)
      const why = textOf(body, 'why')
      const errors =
        why === ''
          ? { why: 'Enter the reason. Everybody reads it.' }
          : why.length > 1000
            ? { why: 'Use at most 1,000 letters.' }
            : undefined
      if (errors) return invalid(errors, withdrawPage({ ...(await withdrawView(context)), why, errors }))
      await withdrawVersion(scope, { ...where, why, at: now })
      return goTo(documentAddress(place, where.kind), { message: 'It is withdrawn from publication.' })
    },
  }),
]
