// Who was paid, and one supplier with every payment.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { OneSupplier, Suppliers } from '../api.ts'
import { oneSupplierPage } from '../pages/one-supplier.ts'
import { mostPaged, paymentCells, paymentColumns } from '../pages/payments.ts'
import { suppliersPage } from '../pages/suppliers.ts'
import { yearInAddress } from '../rules/years.ts'
import { monthSums, yearSums } from '../store/months.ts'
import { linesFound } from '../store/reading-lines.ts'
import { searchedFor, supplierByKey, suppliersFound } from '../store/suppliers.ts'
import { pageOf, pageQuery, paymentJson, paymentsOf } from './payments-view.ts'
import { ledgerHere, yearAsked } from './reading-here.ts'
import { sumCells, sumColumns, yearQuery } from './sums.ts'

export const supplierRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger suppliers',
    path: '/places/:place/ledger/suppliers',
    permission: 'ledger.read',
    words: 'Who was paid, those that were paid most first; searched by name.',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })), year: yearQuery, ...pageQuery }),
    answer: Suppliers,
    handle: async ({ scope, at, now, query }) => {
      const year = yearAsked(query.year)
      const q = searchedFor(query.q)
      const { asking, live, hidden, place } = await ledgerHere(scope, services, at, now)
      const years = yearSums(await monthSums(asking, live)).map((one) => one.year)
      const asked = pageOf(query)
      const { suppliers, found, notShown } = await suppliersFound(asking, live, hidden, { text: q, year }, asked)
      const { page, pages } = asked.within(found.suppliers)
      return showData(
        { year: year === undefined ? null : yearInAddress(year), found, notShown, page, pages, suppliers },
        (links) => suppliersPage({ place, q, year, years, suppliers, found, notShown, page, pages, links }),
        {
          columns: [{ name: 'supplier', title: 'Supplier' }, ...sumColumns, { name: 'key', title: 'Key' }],
          rows: suppliers.map((one) => [one.supplier, ...sumCells(one), one.key]),
        },
      )
    },
  }),
  get({
    name: 'ledger supplier',
    path: '/places/:place/ledger/suppliers/:supplier',
    permission: 'ledger.read',
    words: 'What one supplier was paid: by year, and every payment.',
    query: Type.Object(pageQuery),
    answer: OneSupplier,
    handle: async ({ scope, at, now, params, query }) => {
      const here = await ledgerHere(scope, services, at, now)
      const { asking, live, hidden, localities, place } = here
      const found = await supplierByKey(asking, live, hidden, params.supplier)
      if (found === undefined) throw notFound('supplier in this ledger')
      const { key, supplier, spellings, years, batches, lines, pence, basis } = found
      const total = { lines, pence, basis }
      const asked = pageOf(query)
      const { page, pages } = asked.within(Math.min(mostPaged, lines))
      const own = { live: live.filter(({ id }) => batches.includes(id)), hidden, localities }
      const payments = await paymentsOf(here, await linesFound(asking, own, { spellings }, asked))
      return showData(
        {
          key,
          supplier,
          ...total,
          spellings,
          years: years.map((one) => ({ ...one, year: yearInAddress(one.year) })),
          page,
          pages,
          payments: payments.map(paymentJson),
        },
        (links) =>
          oneSupplierPage({
            ...{ place, key, supplier, spellings, years, total, payments, page, pages, links },
            more: lines > mostPaged,
          }),
        { columns: paymentColumns, rows: payments.map(paymentCells) },
      )
    },
  }),
]
