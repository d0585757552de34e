// Showing the ledger to everybody, and no longer.
import { publishedPagesOf } from '../../../places/index.ts'
import { get, goTo, post, type Route, showData, Type } from '../../../platform/http/index.ts'
import { dayOf, formatDay, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { ledgerPages, publishLedger, withdrawLedger } from '../actions/publish.ts'
import { ledgerAddress } from '../pages/import-words.ts'
import { publishPage } from '../pages/publish.ts'
import { liveBatches } from '../store/batches.ts'
import { hiddenOf } from '../store/hidden.ts'
import { mayChange, placeAt, placeNamed } from './here.ts'
import { lineRoutes } from './line.ts'

const publishedSince = async (scope: Scope, place: PlaceId): Promise<Date | null> =>
  (await publishedPagesOf(scope, place)).find(({ what }) => what === ledgerPages)?.publishedAt ?? null

const Published = Type.Object({
  published: Type.Boolean(),
  since: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  files: Type.Integer(),
  lines: Type.Integer(),
  held: Type.Integer(),
  hidden: Type.Integer(),
})

export const publishingRoutes = (services: LocalEconomyServices): readonly Route[] => [
  ...lineRoutes(services),
  get({
    name: 'publish the ledger',
    path: '/places/:place/ledger/publish',
    permission: 'ledger.receipts',
    words: 'Whether the ledger is shown to everybody, and what to look at before.',
    answer: Published,
    handle: async ({ scope, at, address }) => {
      const place = placeAt(at)
      const named = await placeNamed(scope, place)
      const since = await publishedSince(scope, place)
      const live = await liveBatches(scope, place)
      const sum = (of: (one: (typeof live)[number]) => number): number => live.reduce((all, one) => all + of(one), 0)
      const counts = {
        files: live.length,
        lines: sum(({ rows }) => rows.accepted),
        held: sum(({ rows }) => rows.held),
        hidden: (await hiddenOf(scope, place)).length,
      }
      return showData({ published: since !== null, since: since?.toISOString() ?? null, ...counts }, () =>
        publishPage({
          place: named,
          since: since === null ? null : formatDay(dayOf(since)),
          address: `${address}${ledgerAddress(named)}`,
          ...counts,
          mayChange: mayChange(scope, 'ledger.publish', place),
        }),
      )
    },
  }),
  post({
    name: 'show the ledger to everybody',
    path: '/places/:place/ledger/publish',
    permission: 'ledger.publish',
    audit: 'ledger published',
    words: 'Shows the ledger of a place to everybody, without an account.',
    handle: async ({ scope, at }) => {
      const place = placeAt(at)
      await publishLedger(scope, place)
      return goTo(`${ledgerAddress(await placeNamed(scope, place))}/publish`, {
        message: 'The ledger is shown to everybody.',
      })
    },
  }),
  post({
    name: 'show the ledger no longer',
    path: '/places/:place/ledger/withdraw',
    permission: 'ledger.publish',
    audit: 'ledger withdrawn',
    words: 'Shows the ledger to the partners of the place only.',
    handle: async ({ scope, at }) => {
      const place = placeAt(at)
      await withdrawLedger(scope, place)
      return goTo(`${ledgerAddress(await placeNamed(scope, place))}/publish`, {
        message: 'Only partners of the place see the ledger now.',
      })
    },
  }),
]
