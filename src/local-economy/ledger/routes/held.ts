// The rows of a batch that were held back, and putting them right.
import { get, goTo, invalid, post, type Route, showData, Type } from '../../../platform/http/index.ts'
import {
  type Body,
  count,
  type FieldErrors,
  ok,
  Refused,
  type Result,
  type Scope,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { correctRows, startDismissing } from '../actions/correct.ts'
import { inOpen } from '../actions/runner.ts'
import { HeldRows } from '../api-import.ts'
import { type DayForAll, groupForm, groupTyped, type HeldTyped, heldForm, heldTyped } from '../forms/held.ts'
import { heldColumns } from '../pages/held-reasons.ts'
import { heldRowsPage } from '../pages/held-rows.ts'
import { ledgerAddress } from '../pages/import-words.ts'
import { heldWords } from '../rules/index.ts'
import type { BatchRow } from '../rules/records.ts'
import type { HeldReason } from '../rules/types.ts'
import { heldAmong, outcomesOf } from '../store/batch-rows.ts'
import { askingRows, batchAt } from './batch-at.ts'
import {
  type HeldAsked,
  type HeldFound,
  heldRowsOf,
  heldView,
  isHeldReason,
  valuesShown,
  withCells,
} from './held-views.ts'
import { mayChange, placeNamed, secretRows } from './here.ts'
import { jobShownOf } from './upload-views.ts'

/** Each with its form. */
const mostOnPage = 50

/** As many as are put right in one go. */
const mostAtOnce = 1_000

/** How many rows were put right, or what is wrong with each field. */
type Done = Result<number>

const query = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 40 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  job: Type.Optional(Type.String({ format: 'uuid', description: 'That puts rows right just now' })),
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

/** Undefined where somebody else was faster. */
const unlessTooLate = async (work: () => Promise<Done>): Promise<Done | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && (error.reason === 'row-not-held' || error.reason === 'not-found')) return undefined
    throw error
  }
}

export const heldRoutes = (services: LocalEconomyServices): readonly Route[] => {
  const askingFor = (scope: Scope, batch: BatchRow) => askingRows(scope, services.analytics, batch)
  const secretIn = (scope: Scope, batch: BatchRow) => secretRows(scope, batch.placeId, batch)

  /** All rows that are held for the reason are given the day. */
  const giveDay = async (
    scope: Scope,
    batch: BatchRow,
    reason: HeldReason,
    { why, date }: DayForAll,
  ): Promise<Done> => {
    const filter = { kind: 'held', reason } as const
    const held = await outcomesOf(await askingFor(scope, batch), batch, filter, { skip: 0, most: mostAtOnce })
    const rows = held.map(({ row }) => ({ row, why, values: { date } }))
    const done = await correctRows(inOpen(scope), services, { place: batch.placeId, batch: batch.id, rows })
    return done.ok ? ok(rows.length) : wrong(groupErrors(done.errors))
  }

  const answerRows = async (scope: Scope, batch: BatchRow, typed: HeldTyped): Promise<Done> => {
    const numbers = typed.rows.map(({ row }) => row)
    const asking = await askingFor(scope, batch)
    const held = numbers.length === 0 ? [] : await withCells(asking, batch, await heldAmong(asking, batch, numbers))
    const read = heldForm(typed, new Map(held.map((one) => [one.outcome.row, valuesShown(one, batch)])))
    if (!read.ok) return read
    const request = { place: batch.placeId, batch: batch.id, rows: read.value }
    const done = await correctRows(inOpen(scope), services, request)
    return done.ok ? ok(read.value.length) : done
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
        const found = await heldRowsOf(await askingFor(scope, batch), batch, asked, await secretIn(scope, batch))
        const job = asked.job === undefined ? null : await jobShownOf(scope, asked.job)
        const mayCorrect = mayChange(scope, 'ledger.import', batch.placeId)
        return showData(
          heldJson(found),
          ({ json }) => {
            const all = `${ledgerAddress(named)}/batches/${batch.id}/held.csv?size=10000${found.reason === null ? '' : `&reason=${found.reason}`}`
            const shown = { ...found, rows: found.rows.slice(0, mostOnPage) }
            return heldRowsPage(heldView(named, batch, shown, mayCorrect, { job }, { csv: all, json }))
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
        const group = groupTyped(body)
        const reason = isHeldReason(group.reason) ? group.reason : undefined
        const rows = heldTyped(body)
        const forAll = reason === undefined ? undefined : groupForm(group)
        if (reason !== undefined && forAll?.ok && 'notData' in forAll.value) {
          const request = {
            place: batch.placeId,
            batch: batch.id,
            reason,
            notData: 'note',
            why: forAll.value.why,
          } as const
          const job = await startDismissing(scope, services, request)
          return goTo(`${back}?job=${job}`, { data: { job } })
        }
        const done = await unlessTooLate(async () => {
          if (reason === undefined || forAll === undefined) return answerRows(scope, batch, rows)
          if (!forAll.ok) return forAll
          return 'date' in forAll.value ? giveDay(scope, batch, reason, forAll.value) : ok(0)
        })
        if (done === undefined) return goTo(back, { message: tooLateWords })
        if (done.ok)
          return goTo(back, { message: `${count(done.value, 'row')} put right.`, data: { corrected: done.value } })
        const again = reason === undefined ? { rows } : { group }
        const secret = await secretIn(scope, batch)
        const found = await heldRowsOf(await askingFor(scope, batch), batch, shownAgain(body, group.reason), secret)
        const view = heldView(named, batch, found, true, { ...again, errors: done.errors }, {})
        return invalid(done.errors, heldRowsPage(view))
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
const shownAgain = (body: Body, reason: string): HeldAsked => {
  const page = Number(body.page)
  return {
    reason: reason === '' ? textOf(body, 'of') : reason,
    ...(Number.isSafeInteger(page) && page > 0 ? { page } : {}),
  }
}
