// The rows of a batch that were held back, and putting them right.
import { get, goTo, invalid, post, type Route, showData, Type } from '../../../platform/http/index.ts'
import { count, type FieldErrors, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { correctRows } from '../actions/correct.ts'
import { inOpen } from '../actions/runner.ts'
import { HeldRows } from '../api-import.ts'
import { groupForm, groupTyped, heldForm, heldTyped } from '../forms/held.ts'
import { heldColumns } from '../pages/held-reasons.ts'
import { heldRowsPage } from '../pages/held-rows.ts'
import { ledgerAddress } from '../pages/import-words.ts'
import { heldWords } from '../rules/index.ts'
import type { BatchRow, CorrectionTyped } from '../rules/records.ts'
import { heldAmong, outcomesOf } from '../store/batch-rows.ts'
import { batchAt } from './batch-at.ts'
import {
  type HeldFound,
  type HeldTypedAgain,
  heldRowsOf,
  heldView,
  isHeldReason,
  valuesShown,
  withCells,
} from './held-views.ts'
import { mayChange, placeNamed } from './here.ts'

/** One answer for so many rows at a time: more take more time than somebody waits for a page. */
const mostAtOnce = 5_000

const query = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 40 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: 'Rows at once' })),
})

const heldJson = ({ total, page, pages, reasons, rows }: HeldFound) => ({
  total,
  page,
  pages,
  reasons: reasons.map((one) => ({ reason: one.reason, rows: one.count, pence: one.pence })),
  held: rows.map(({ outcome, source }) => ({
    row: outcome.row,
    line: source.line,
    reason: outcome.reason,
    date: outcome.day,
    supplier: outcome.supplier,
    pence: outcome.pence,
    cells: source.cells,
  })),
})

const tooLateWords =
  'Somebody put some of these rows right meanwhile, or took the file out. Nothing of yours was saved: look at what is still held.'

export const heldRoutes = (services: LocalEconomyServices): readonly Route[] => {
  const askingFor = (scope: Scope, batch: BatchRow) => services.analytics.reading(scope, batch.placeId)

  /** What the forms ask for, as corrections: of single rows, or one answer for a whole reason. */
  const read = async (scope: Scope, batch: BatchRow, body: Readonly<Record<string, unknown>>) => {
    const asking = await askingFor(scope, batch)
    const group = groupTyped(body)
    if (isHeldReason(group.reason)) {
      const held = await outcomesOf(
        asking,
        batch,
        { kind: 'held', reason: group.reason },
        { skip: 0, most: mostAtOnce },
      )
      const among = held.map(({ row }) => row)
      return { form: groupForm(group, among), again: { group } satisfies HeldTypedAgain, reason: group.reason }
    }
    const rows = heldTyped(body)
    const numbers = rows.rows.map(({ row }) => row)
    const held = numbers.length === 0 ? [] : await withCells(asking, batch, await heldAmong(asking, batch, numbers))
    const before = new Map(held.map((one) => [one.outcome.row, valuesShown(one, batch)]))
    return { form: heldForm(rows, before), again: { rows } satisfies HeldTypedAgain, reason: undefined }
  }

  const correct = async (scope: Scope, batch: BatchRow, rows: readonly CorrectionTyped[]) => {
    try {
      return await correctRows(inOpen(scope), services, { place: batch.placeId, batch: batch.id, rows })
    } catch (error) {
      if (error instanceof Refused && (error.reason === 'row-not-held' || error.reason === 'not-found'))
        return undefined
      throw error
    }
  }

  return [
    get({
      name: 'ledger held rows',
      path: '/places/:place/ledger/batches/:batch/held',
      permission: 'ledger.receipts',
      words: 'The rows of one file that were held back, with the reasons and what they say.',
      query,
      answer: HeldRows,
      handle: async ({ scope, at, params, query: asked }) => {
        const batch = await batchAt(scope, at, params.batch)
        const named = await placeNamed(scope, batch.placeId)
        const found = await heldRowsOf(await askingFor(scope, batch), batch, asked)
        const mayCorrect = mayChange(scope, 'ledger.import', batch.placeId)
        return showData(
          heldJson(found),
          ({ json }) => {
            const all = `${ledgerAddress(named)}/batches/${batch.id}/held.csv?size=10000${found.reason === null ? '' : `&reason=${found.reason}`}`
            return heldRowsPage(heldView(named, batch, found, mayCorrect, {}, { csv: all, json }))
          },
          {
            columns: [
              ...heldColumns,
              ...batch.headings.map((heading, i) => ({
                name: heading === '' ? `column ${i + 1}` : heading,
                title: heading,
              })),
            ],
            rows: found.rows.map(({ outcome, source }) => [
              outcome.row,
              source.line,
              isHeldReason(outcome.reason ?? undefined)
                ? heldWords(outcome.reason as Parameters<typeof heldWords>[0])
                : '',
              outcome.day,
              outcome.supplier,
              outcome.pence,
              ...batch.headings.map((_, i) => source.cells[i] ?? null),
            ]),
          },
        )
      },
    }),
    post({
      name: 'put held rows right',
      path: '/places/:place/ledger/batches/:batch/held',
      permission: 'ledger.import',
      audit: 'ledger rows corrected',
      words: 'Takes held rows as payments with what was said about them, or says that they are none.',
      handle: async ({ scope, at, params, body }) => {
        const batch = await batchAt(scope, at, params.batch)
        const named = await placeNamed(scope, batch.placeId)
        const back = `${ledgerAddress(named)}/batches/${batch.id}/held`
        const { form, again, reason } = await read(scope, batch, body)
        const again422 = async (errors: FieldErrors) => {
          const found = await heldRowsOf(await askingFor(scope, batch), batch, await shownAgain(body, reason))
          return invalid(errors, heldRowsPage(heldView(named, batch, found, true, { ...again, errors }, {})))
        }
        if (!form.ok) return again422(form.errors)
        const done = await correct(scope, batch, form.value)
        if (done === undefined) return goTo(back, { message: tooLateWords })
        if (!done.ok) return again422(reason === undefined ? done.errors : groupErrors(done.errors))
        const rows = count(form.value.length, 'row')
        return goTo(back, {
          message: `${rows} put right.`,
          data: { corrected: form.value.length, part: done.value.part },
        })
      },
    }),
  ]
}

/** One answer was given for rows that stand on no form: the first of them says what is wrong. */
const groupErrors = (errors: FieldErrors): FieldErrors => {
  const [first] = Object.values(errors)
  const more = Object.keys(errors).length
  return {
    'group-choice': `${more === 1 ? 'One of these rows needs' : `${more.toLocaleString('en-GB')} of these rows need`} more than that: ${first ?? ''} Nothing was saved.`,
  }
}

/** The same page of rows again, so that what was typed stands beside them. */
const shownAgain = async (body: Readonly<Record<string, unknown>>, reason: string | undefined) => {
  const page = Number(body.page)
  const of = reason ?? (typeof body.of === 'string' && body.of !== '' ? body.of : undefined)
  return { reason: of, ...(Number.isSafeInteger(page) && page > 0 ? { page } : {}) }
}
