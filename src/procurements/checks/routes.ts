// What is checked of each bidder apart from any score.
import { get, goTo, invalid, post, type Route, showData } from '../../platform/http/index.ts'
import { type FieldErrors, may } from '../../platform/kernel/index.ts'
import { checksAt } from '../panel/pages/words.ts'
import { type Context, tenderHere } from '../routes/here.ts'
import { checkBid } from './actions/checks.ts'
import { BidChecks } from './api.ts'
import { type CheckTyped, checkForm, checkTyped } from './forms/checks.ts'
import { checkColumns, checksPage, checkTitle } from './pages/checks.ts'
import { dueFor, standingOf } from './rules/checks.ts'
import { checksOf, openedBidsOf } from './store/checks.ts'

const path = '/places/:place/procurements/:procurement/tenders/:tender/checks'

type At = Context & { readonly params: { readonly procurement: string; readonly tender: string } }

const none: CheckTyped = { bid: '', what: '', outcome: '', words: '' }

const viewOf = async (context: At, typed: CheckTyped = none, errors?: FieldErrors) => {
  const { scope, params } = context
  const here = await tenderHere(context, params)
  const { id, tender, procurement } = here
  const [bids, checks] = [await openedBidsOf(scope, tender.id), await checksOf(scope, tender.id)]
  return {
    ...here,
    ...{ opened: tender.openedAt !== null, conditions: tender.conditions, typed },
    checked: bids.map((bid) => {
      const due = dueFor(bid, checks, tender.conditions)
      return { bid, due, standing: standingOf(bid, due) }
    }),
    mayEdit:
      procurement.abandoned === null &&
      procurement.place === id &&
      may(scope, 'procurements.edit', { kind: 'place', id }),
    ...(errors === undefined ? {} : { errors }),
  }
}

export const checkRoutes: readonly Route[] = [
  get({
    name: 'bid checks',
    path,
    permission: 'procurements.evaluate',
    words: 'What was checked of each bidder apart from any score: exclusion, conditions, completeness, price.',
    answer: BidChecks,
    handle: async (context) => {
      const view = await viewOf(context)
      const data = {
        opened: view.opened,
        bids: view.checked.map(({ bid, due, standing }) => ({
          ...{ bid: bid.bid, number: bid.number, bidder: bid.bidder, late: bid.late, sha256: bid.sha256 },
          ...{ receivedAt: bid.receivedAt.toISOString(), running: bid.running, standing },
          checks: due.map((check) => ({
            ...{ kind: check.kind, about: check.about, title: checkTitle(check) },
            ...{ outcome: check.latest?.outcome ?? null, words: check.latest?.words ?? null },
            ...{ by: check.latest?.by ?? null, at: check.latest?.at.toISOString() ?? null },
          })),
        })),
      }
      return showData(data, (links) => checksPage({ ...view, links }), {
        columns: checkColumns,
        rows: view.checked.flatMap(({ bid, due }) =>
          due.map((check) => [
            bid.bidder,
            checkTitle(check),
            check.latest?.outcome ?? null,
            check.latest?.words ?? null,
          ]),
        ),
      })
    },
  }),
  post({
    name: 'check a bid',
    path,
    permission: 'procurements.edit',
    audit: 'bid checked',
    words: 'Records what was checked of a bidder. The latest check counts; the earlier stay.',
    handle: async (context) => {
      const { scope, body } = context
      const typed = checkTyped(body)
      const view = await viewOf(context, typed)
      const read = checkForm(
        typed,
        view.checked.map(({ bid }) => bid.bid),
        view.conditions,
      )
      const of = { procurement: view.procurement.id, tender: view.tender.id }
      const done = read.ok ? await checkBid(scope, view.id, of, read.value) : read
      if (!done.ok) return invalid(done.errors, checksPage({ ...view, errors: done.errors, links: {} }))
      return goTo(checksAt(view), { message: 'The check is recorded.' })
    },
  }),
]
