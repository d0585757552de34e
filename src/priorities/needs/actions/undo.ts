// Taking a file's figures out again. Its receipt and the file stay; earlier files whose place it took count again.
import { record } from '../../../platform/audit/index.ts'
import { notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { NeedLoadId } from '../rules/types.ts'
import { endLoad, loadById, lockNeeds } from '../store/loads.ts'
import { needEdit } from './allowed.ts'

/** In the open transaction. @throws Refused `not-found` where it does not count any more */
export const undoLoad = async (scope: Scope, place: PlaceId, id: NeedLoadId, why: string | null): Promise<void> => {
  needEdit(scope, place)
  await lockNeeds(scope, place)
  const found = await loadById(scope, place, id)
  if (found === undefined || !(await endLoad(scope, id, why))) throw notFound('file that counts here')
  const { fileName, innerName, sheet, source, rows } = found
  await record(scope, {
    what: 'need indicators undone',
    subject: { kind: 'need load', id },
    place,
    before: { file: fileName, inner: innerName, sheet, source, rows },
    ...(why === null ? {} : { why }),
  })
}
