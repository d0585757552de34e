// The lines of a ledger, narrowed and paged.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import { type Day, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { Lines } from '../api.ts'
import { areas } from '../pages/areas-words.ts'
import { type HiddenShown, linesPage } from '../pages/lines.ts'
import { mostPaged, paymentCells, paymentColumns } from '../pages/payments.ts'
import type { BatchId } from '../rules/records.ts'
import { hiddenLine } from '../store/hidden.ts'
import { monthSums } from '../store/months.ts'
import { hiddenFound, linesFound, linesSum } from '../store/reading-lines.ts'
import { searchedFor } from '../store/suppliers.ts'
import { notTooFar, pageOf, pageQuery, paymentJson, paymentsOf } from './payments-view.ts'
import { dayAsked, type LedgerHere, ledgerHere, monthAsked } from './reading-here.ts'

const linesQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  month: Type.Optional(Type.String({ maxLength: 7, description: 'Such as 2024-04; goes before from and to' })),
  from: Type.Optional(Type.String({ maxLength: 30 })),
  to: Type.Optional(Type.String({ maxLength: 30 })),
  category: Type.Optional(Type.String({ maxLength: 500, description: 'As written; empty for lines that state none' })),
  // The form of an empty choice sends an empty text.
  locality: Type.Optional(Type.Union([...areas, ''].map((area) => Type.Literal(area)))),
  ...pageQuery,
})

const dayIn = (text: string | undefined): Day | undefined => {
  const day = dayAsked(text)
  if (day === 'wrong')
    throw new Refused('wrong-value', 400, 'This address names no day.', 'A day is written as 2024-04-30.')
  return day
}

/** At once. */
const mostReasons = 50

interface Narrowed {
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly where: (typeof areas)[number] | undefined
}

/** The hidden lines of a list, with why each is hidden and nothing that says whose it is. */
const reasonsOf = async (scope: Scope, here: LedgerHere, filter: Narrowed): Promise<readonly HiddenShown[]> => {
  const shown: HiddenShown[] = []
  for (const one of await hiddenFound(here.asking, here, filter, mostReasons)) {
    const why = await hiddenLine(scope, one.batch as BatchId, one.row)
    if (why !== undefined) shown.push({ ...one, reason: why.reason })
  }
  return shown
}

export const lineListRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger lines',
    path: '/places/:place/ledger/lines',
    permission: 'ledger.read',
    words: 'Every payment, narrowed by month, words, category and area.',
    query: linesQuery,
    answer: Lines,
    handle: async ({ scope, at, now, query }) => {
      const span = monthAsked(query.month)
      const { from, to } = span ?? { from: dayIn(query.from), to: dayIn(query.to) }
      const q = searchedFor(query.q)
      const category = query.category === '' ? null : query.category
      const locality = areas.find((area) => area === query.locality)
      const wanted = pageOf(query)
      notTooFar(wanted)
      const here = await ledgerHere(scope, services, at, now)
      const { asking, place } = here
      const filter = { from, to, category, where: locality, text: q }
      const { shown, notShown } = await linesSum(asking, here, filter)
      const { page, pages } = wanted.within(Math.min(mostPaged, shown.lines))
      const payments = await paymentsOf(here, await linesFound(asking, here, filter, wanted))
      // Listed under a search or a category, they would tell whose they are.
      const plain = page === 1 && q === '' && category === undefined && notShown.lines > 0
      const reasons = plain ? await reasonsOf(scope, here, filter) : []
      const months = (await monthSums(asking, here.live)).map(({ month }) => month)
      const asked = {
        ...{ q, category, locality },
        month: span === undefined ? undefined : query.month,
        ...(span === undefined ? { from, to } : { from: undefined, to: undefined }),
      }
      return showData(
        {
          ...{ total: shown, notShown, page, pages },
          reasons: reasons.map(({ day, ...one }) => ({ ...one, date: day })),
          payments: payments.map(paymentJson),
        },
        (links) =>
          linesPage({
            ...{ place, asked, months, notShown, reasons, payments, page, pages, links },
            total: shown,
            more: shown.lines > mostPaged,
          }),
        { columns: paymentColumns, rows: payments.map(paymentCells) },
      )
    },
  }),
]
