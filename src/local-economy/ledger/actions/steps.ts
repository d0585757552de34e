// What the ledger offers on a place's own page: the way to it, and what is to be done there first.
import { type NextStep, placeById, publishedPagesOf } from '../../../places/index.ts'
import { count, may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { liveBatches } from '../store/batches.ts'
import { ledgerPages } from './publish.ts'

/** For the port `next` of places. */
export const ledgerSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  const at = { kind: 'place', id: place } as const
  const ledger = `/places/${(await placeById(scope, place)).slug}/ledger`
  const live = await liveBatches(scope, place)
  if (live.length === 0)
    return [
      {
        title: 'Add payment files',
        hint: 'They show where the money went.',
        status: 'Not yet',
        ...(may(scope, 'ledger.import', at) ? { href: `${ledger}/import` } : {}),
      },
    ]
  const held = live.reduce((sum, { rows }) => sum + rows.held, 0)
  const published = (await publishedPagesOf(scope, place)).some(({ what }) => what === ledgerPages)
  return [
    { title: 'See where the money went', href: ledger, status: count(live.length, 'file') },
    ...(held > 0 && may(scope, 'ledger.import', at)
      ? [{ title: 'Put held payments right', href: `${ledger}/batches`, status: count(held, 'row') }]
      : []),
    ...(may(scope, 'ledger.publish', at)
      ? [
          {
            title: 'Show the ledger to everybody',
            href: `${ledger}/publish`,
            status: published ? 'Done' : 'Not yet',
          },
        ]
      : []),
  ]
}
