// From the held rows of a batch to what their page and its form show.
import type { Asking } from '../../../platform/analytics/index.ts'
import { type FieldErrors, formatDay } from '../../../platform/kernel/index.ts'
import type { HeldField, HeldTyped } from '../forms/held.ts'
import { takesADay } from '../forms/held.ts'
import type { HeldRowShown, HeldView } from '../pages/held-rows.ts'
import { columnLetter, ledgerAddress, type PlaceNamed } from '../pages/import-words.ts'
import type { BatchRow } from '../rules/records.ts'
import { type HeldReason, heldReasons, type SourceRow } from '../rules/types.ts'
import { cellsOf, heldByReason, type Outcome, outcomesOf } from '../store/batch-rows.ts'
import { batchTitle } from './upload-views.ts'

export const isHeldReason = (text: string | undefined): text is HeldReason =>
  heldReasons.some((reason) => reason === text)

export interface HeldAsked {
  readonly reason?: string | undefined
  readonly page?: number | undefined
  /** Rows at once; a form's worth unless told. */
  readonly size?: number | undefined
}

export interface HeldTypedAgain {
  readonly rows?: HeldTyped
  readonly group?: HeldView['group']
  readonly errors?: FieldErrors
  readonly job?: HeldView['job']
}

export const usualSize = 10

export interface HeldRow {
  readonly outcome: Outcome
  readonly source: SourceRow
  /** Hidden in another reading of the file: this reader is shown nothing of it. */
  readonly secret?: boolean
}

const withoutSecrets =
  (secret: ReadonlySet<number>) =>
  (one: HeldRow): HeldRow =>
    secret.has(one.outcome.row)
      ? {
          outcome: {
            ...one.outcome,
            supplier: null,
            description: null,
            category: null,
            reference: null,
            postcode: null,
          },
          source: { ...one.source, cells: [] },
          secret: true,
        }
      : one

/** What the form shows of a row: what could be read, and the file's own words where that failed. */
export const valuesShown = (
  { outcome, source }: HeldRow,
  { mapping }: BatchRow,
): Readonly<Record<HeldField, string>> => {
  const cell = (field: HeldField): string => {
    const column = mapping.columns[field]?.column
    return (column === undefined ? null : source.cells[column - 1])?.trim() ?? ''
  }
  return {
    date: outcome.day === null ? cell('date') : formatDay(outcome.day),
    supplier: outcome.supplier ?? cell('supplier'),
    amount: cell('amount'),
    description: outcome.description ?? cell('description'),
  }
}

const cellsShown = ({ cells }: SourceRow, headings: readonly string[]): NonNullable<HeldRowShown['cells']> =>
  cells.flatMap((text, i) => {
    if (text === null || text.trim() === '') return []
    const heading = headings[i]?.trim() ?? ''
    return [{ heading: heading === '' ? `Column ${columnLetter(i + 1)}` : heading, text: text.slice(0, 2_000) }]
  })

export const withCells = async (asking: Asking, batch: BatchRow, outcomes: readonly Outcome[]): Promise<HeldRow[]> => {
  const numbers = outcomes.map(({ row }) => row)
  const cells = await cellsOf(asking, batch.id, batch.found.columns, numbers)
  return outcomes.map((outcome) => {
    const source = cells.get(outcome.row) ?? { row: outcome.row, line: outcome.row, cells: [] }
    return { outcome, source }
  })
}

/** @param secret rows that this reader is not shown */
export const heldRowsOf = async (
  asking: Asking,
  batch: BatchRow,
  asked: HeldAsked,
  secret: ReadonlySet<number> = new Set(),
) => {
  const reasons = batch.rows.held === 0 ? [] : await heldByReason(asking, batch)
  const reason = isHeldReason(asked.reason) ? asked.reason : null
  const size = asked.size ?? usualSize
  const total = reasons.reduce((sum, one) => sum + (reason === null || one.reason === reason ? one.count : 0), 0)
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked.page ?? 1, pages)
  const filter = { kind: 'held', ...(reason === null ? {} : { reason }) } as const
  const outcomes = total === 0 ? [] : await outcomesOf(asking, batch, filter, { skip: (page - 1) * size, most: size })
  const rows = (await withCells(asking, batch, outcomes)).map(withoutSecrets(secret))
  return { reasons, reason, total, pages, page, rows }
}

export type HeldFound = Awaited<ReturnType<typeof heldRowsOf>>

export const heldView = (
  named: PlaceNamed,
  batch: BatchRow,
  found: HeldFound,
  mayCorrect: boolean,
  again: HeldTypedAgain,
  links: HeldView['links'],
): HeldView => {
  const receipt = `${ledgerAddress(named)}/batches/${batch.id}`
  const typedRows = new Map(again.rows?.rows.map((one) => [one.row, one]))
  return {
    title: batchTitle(batch),
    at: `${receipt}/held`,
    receipt,
    reasons: found.reasons,
    reason: found.reason,
    rows: found.rows.map((one) => {
      const { row, reason } = one.outcome
      const typed = typedRows.get(row)
      return {
        row,
        line: one.source.line,
        reason: isHeldReason(reason ?? undefined) ? (reason as HeldReason) : 'row-damaged',
        cells: one.secret ? null : cellsShown(one.source, batch.headings),
        href: `${receipt}/rows/${row}`,
        typed: { choice: typed?.choice ?? '', ...(typed?.values ?? valuesShown(one, batch)) },
      }
    }),
    mayCorrect: mayCorrect && batch.state === 'live',
    why: again.rows?.why ?? '',
    group: again.group ?? { choice: '', date: '', why: '' },
    job: again.job ?? null,
    groupTakesADay: found.reason !== null && takesADay(found.reason),
    page: found.page,
    pages: found.pages,
    ...(again.errors === undefined ? {} : { errors: again.errors }),
    links,
  }
}
