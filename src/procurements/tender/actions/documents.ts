// Documents that go with a tender: the specification, the terms, a form. Told apart by what is in them; none is taken back once published.
import { record } from '../../../platform/audit/index.ts'
import { notFound, type Scope } from '../../../platform/kernel/index.ts'
import { nameOf } from '../../pipeline/actions/procurements.ts'
import { type KeptDocument, stateOf, type TenderDocumentId } from '../rules/types.ts'
import { deleteDocument, documentById, insertDocument } from '../store/rooms.ts'
import { closedAlready, isPublishedAlready, lockedTender, type Which } from './drafts.ts'
import { type TenderPorts, tellFollowers } from './ports.ts'

/** After publication everybody who follows is told. @throws Refused `not-allowed`, `not-found`, `abandoned`, `closed` */
export const addDocument = async (
  scope: Scope,
  ports: Pick<TenderPorts, 'jobs'>,
  which: Which,
  given: { readonly title: string; readonly file: KeptDocument },
  at: Date,
): Promise<void> => {
  const { tender } = await lockedTender(scope, which)
  if (tender.publishedAt !== null && stateOf(tender, at) !== 'open') throw closedAlready()
  await insertDocument(scope, { place: tender.place, id: tender.id }, given, { by: nameOf(scope), at })
  await record(scope, {
    ...{ place: tender.place, what: 'tender document added', subject: { kind: 'tender', id: tender.id } },
    after: { title: given.title, file: given.file.key, name: given.file.name },
  })
  if (tender.publishedAt !== null) await tellFollowers(scope, ports, tender.id, 'amended')
}

/** @throws Refused `not-allowed`, `not-found`, `abandoned`, `published` */
export const dropDocument = async (scope: Scope, which: Which, id: TenderDocumentId): Promise<void> => {
  const { tender } = await lockedTender(scope, which)
  if (tender.published !== null) throw isPublishedAlready()
  const found = await documentById(scope, tender.id, id)
  if (found === undefined) throw notFound('document')
  await deleteDocument(scope, tender.id, id)
  await record(scope, {
    ...{ place: tender.place, what: 'tender document removed', subject: { kind: 'tender', id: tender.id } },
    before: { title: found.title, file: found.file.key },
  })
}
