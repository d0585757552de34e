// What one source row is: a line, a row that is held with its reason, or no data. Every row is exactly one of them, and nothing
// is kept from one row to the next, so that any row can be read again by itself.
import { type Day, type Pence, pence } from '../../../platform/kernel/index.ts'
import { type AmountRead, readAmount } from './amounts.ts'
import { readDate } from './dates.ts'
import { readCharityNumber, readCompanyNumber, readPostcode, readVatNumber } from './numbers.ts'
import { isGroupTotalText, isNoteText, isRemark, isTotalText, repeatsHeadings } from './row-kinds.ts'
import { cleanSupplier } from './suppliers.ts'
import { cleanText } from './text.ts'
import type { FieldName, HeldReason, LineValues, Mapping, NotDataKind, ReadRow, SourceRow } from './types.ts'

/** Keeps nothing from one row to the next: rows may come in any order. */
export interface RowReader {
  readRow(row: SourceRow): ReadRow
}

const zero = pence(0)

const notData = (what: NotDataKind, amount: Pence = zero): ReadRow => ({ kind: 'not-data', what, pence: amount })

/** What the three cells that make a line say. */
interface Essentials {
  readonly dateText: string | null
  readonly day: Day | undefined
  readonly amountText: string | null
  readonly amount: AmountRead
  readonly supplierText: string | null
}

/** What a workbook leaves where a formula found nothing. */
const formulaError = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/i

const amountReasons: Readonly<Record<'missing' | 'unreadable' | 'withheld', HeldReason>> = {
  missing: 'amount-missing',
  unreadable: 'amount-unreadable',
  withheld: 'amount-withheld',
}

/**
 * @param headings one for each usual column, as `detect` gives them: a filled cell next to them may be a sign of damage
 * @param columns the most cells that any row of the table has
 */
export const makeRowReader = (mapping: Mapping, headings: readonly string[], columns: number): RowReader => {
  const width = headings.length === 0 ? columns : headings.length
  const place = (field: FieldName): number => (mapping.columns[field]?.column ?? 0) - 1
  const places = new Map((Object.keys(mapping.columns) as FieldName[]).map((field) => [field, place(field)]))
  const hasDates = mapping.columns.date !== undefined
  const numbered = [place('reference'), place('supplierNumber')]
  const essentialPlaces = [place('date'), place('amount'), place('supplier')]
  // A name with a stray comma in it pushes all that follows one column on.
  const supplierIsLast = place('supplier') === Math.max(...essentialPlaces)
  const firstHeader = (mapping.headerRow ?? 0) - mapping.headerRows + 1
  const days = new Map<string, Day | undefined>()

  const dayOf = (text: string): Day | undefined => {
    if (days.has(text)) return days.get(text)
    const day = readDate(text, mapping.dateOrder)
    if (days.size < 20_000) days.set(text, day)
    return day
  }

  const essentialsOf = (cells: readonly (string | null)[]): Essentials => {
    const dateText = cells[places.get('date') ?? -1] ?? null
    const amountText = cells[places.get('amount') ?? -1] ?? null
    return {
      dateText,
      day: hasDates ? (dateText === null ? undefined : dayOf(dateText)) : mapping.period?.to,
      amountText,
      amount: readAmount(amountText, mapping.decimals),
      supplierText: cells[places.get('supplier') ?? -1] ?? null,
    }
  }

  const optionalOf = (cells: readonly (string | null)[]) => {
    const at = (field: FieldName): string | null => cells[places.get(field) ?? -1] ?? null
    const vat = readAmount(at('vatAmount'), mapping.decimals)
    return {
      description: at('description'),
      category: at('category'),
      reference: at('reference'),
      supplierNumber: at('supplierNumber'),
      companyNumber: readCompanyNumber(at('companyNumber')),
      charityNumber: readCharityNumber(at('charityNumber')),
      vatNumber: readVatNumber(at('vatNumber')),
      postcode: readPostcode(at('postcode')),
      vatPence: 'pence' in vat ? vat.pence : null,
    }
  }

  /** Totals and notes: only where the row does not say who was paid, and when. */
  const kindOf = (cells: readonly (string | null)[], essentials: Essentials): ReadRow | undefined => {
    const { amount, amountText, day, dateText, supplierText } = essentials
    const named = supplierText !== null && !isTotalText(supplierText)
    if (named && (hasDates ? day !== undefined : 'pence' in amount)) return undefined
    const identified = numbered.some((at) => (cells[at] ?? null) !== null)
    // A firm may be called Total: with a date and a reference it is a payment to it.
    if (hasDates && day !== undefined && identified && supplierText !== null) return undefined
    const texts = cells.filter((cell) => cell !== null)
    const ofGroup =
      hasDates && dateText === null && !identified && supplierText !== null && isGroupTotalText(supplierText)
    if (ofGroup || texts.some(isTotalText)) return 'pence' in amount ? notData('total', amount.pence) : notData('note')
    if ('pence' in amount) {
      const sumOnly = supplierText === null && dateText === null && !identified
      const onlyAmounts = sumOnly && texts.every((text) => 'pence' in readAmount(text, mapping.decimals))
      return onlyAmounts ? notData('total', amount.pence) : undefined
    }
    if (texts.length === 1 || texts.some(isNoteText)) return notData('note')
    if (amountText !== null) return undefined
    if (isRemark(texts[0]!)) return notData('note')
    return dateText === null && !(identified && supplierText !== null) ? notData('note') : undefined
  }

  /** Pushed-on cells end right beyond the columns: what stands further out was left beside the table. */
  const slippedBeyond = (first: string | null, cells: readonly (string | null)[]): boolean =>
    first !== null && !formulaError.test(first) && first !== cells[place('reference')]

  const reasonOf = (essentials: Essentials, slipped: boolean): HeldReason | undefined => {
    const { amount, day, dateText, supplierText } = essentials
    const own =
      'wrong' in amount
        ? amountReasons[amount.wrong]
        : day === undefined
          ? dateText === null
            ? 'date-missing'
            : 'date-unreadable'
          : supplierText === null
            ? 'supplier-missing'
            : undefined
    if (slipped && (supplierIsLast || (own !== undefined && own !== 'amount-withheld'))) return 'row-damaged'
    return own
  }

  return {
    readRow: (row) => {
      const cells = row.cells.map(cleanText)
      if (cells.every((cell) => cell === null)) return notData('blank')
      if (mapping.headerRow !== null) {
        if (row.row < firstHeader) return notData('preamble')
        if (row.row <= mapping.headerRow) return notData('header')
      }
      const essentials = essentialsOf(cells)
      const { amount, day, supplierText } = essentials
      if (!('pence' in amount) && repeatsHeadings(cells, headings, mapping.headerRows === 2)) return notData('header')
      const kind = kindOf(cells, essentials)
      if (kind) return kind
      const glued = supplierText === null ? undefined : cleanSupplier(supplierText)
      const optional = optionalOf(cells)
      const values = { ...optional, vatNumber: optional.vatNumber ?? glued?.vatNumber ?? null }
      const reason = reasonOf(essentials, slippedBeyond(cells[width] ?? null, cells))
      if (reason === undefined && 'pence' in amount && day !== undefined && glued !== undefined)
        return { kind: 'accepted', values: { ...values, day, pence: amount.pence, supplier: glued.supplier } }
      const partial: Partial<LineValues> = {
        ...values,
        ...(day === undefined ? {} : { day }),
        ...('pence' in amount ? { pence: amount.pence } : {}),
        ...(glued === undefined ? {} : { supplier: glued.supplier }),
      }
      return {
        kind: 'held',
        reason: reason ?? 'row-damaged',
        pence: 'pence' in amount ? amount.pence : zero,
        values: partial,
      }
    },
  }
}
