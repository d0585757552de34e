// The shapes of the data behind the pages of importing and of receipts, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { fieldNames, heldReasons, notDataKinds } from './rules/types.ts'

const id = Type.String({ format: 'uuid' })
const text = Type.String()
const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const whole = Type.Integer()
const orNull = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(type: T) =>
  Type.Union([type, Type.Null()])
const oneOf = <T extends string>(values: readonly T[], description?: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    description === undefined ? {} : { description },
  )

const counts = Type.Object({ source: whole, accepted: whole, held: whole, notData: whole })
const amounts = Type.Object({ accepted: whole, held: whole, notData: whole }, { description: 'In pence' })
const period = Type.Union([Type.Object({ from: day, to: day }), Type.Null()])
const basis = oneOf(['net', 'gross', 'unknown'], 'Whether amounts leave VAT out, have it in, or the file does not say')
const reason = oneOf(heldReasons)

const totalsCompared = Type.Object({
  compared: whole,
  agreeing: whole,
  rows: Type.Array(Type.Object({ row: whole, pence: whole }), { description: 'The first that agree' }),
})

const mapping = Type.Object(
  {
    version: Type.Literal(1),
    headerRow: orNull(whole),
    headerRows: whole,
    columns: Type.Partial(
      Type.Object(
        Object.fromEntries(fieldNames.map((field) => [field, Type.Object({ column: whole, heading: text })])),
      ),
    ),
    dateOrder: orNull(text),
    decimals: oneOf(['point', 'comma']),
    amountBasis: basis,
    period,
  },
  { description: 'How the table is read: what --mapping FILE takes' },
)

const batchState = oneOf(['live', 'undone', 'replaced'], 'Only live batches count')

const batch = {
  batch: id,
  file: text,
  inner: orNull(text),
  sheet: orNull(text),
  sha256: text,
  publisher: text,
  state: batchState,
  period,
  amountBasis: basis,
  rows: counts,
  amountPence: amounts,
  addedAt: moment,
}

export const Batches = Type.Object({
  batches: Type.Array(Type.Object(batch)),
  total: Type.Object(
    {
      files: whole,
      rows: counts,
      amountPence: amounts,
      basisPence: Type.Object({ net: whole, gross: whole, unknown: whole }),
    },
    { description: 'Of the batches that count' },
  ),
})

export const Batch = Type.Object({
  ...batch,
  endedAt: orNull(moment),
  replaces: orNull(id),
  replacedBy: orNull(id),
  mapping,
  readBy: Type.Union([Type.Literal('engine'), Type.Literal('reader'), Type.Null()], {
    description:
      'The engine itself reads what is plain and well formed, our own reader everything else; null in old records',
  }),
  totals: Type.Union([totalsCompared, Type.Null()], {
    description: 'Totals that the file states; null in old records',
  }),
  warnings: Type.Array(text),
  notes: Type.Array(text),
  held: Type.Array(Type.Object({ reason, rows: whole, pence: whole })),
  notData: Type.Array(Type.Object({ what: oneOf(notDataKinds), rows: whole })),
  corrected: Type.Integer({ description: 'Rows that were held and that people put right' }),
})

const rowCommon = {
  row: whole,
  line: whole,
  date: orNull(day),
  supplier: orNull(text),
  pence: whole,
}

export const HeldRows = Type.Object({
  total: whole,
  page: whole,
  pages: whole,
  reasons: Type.Array(Type.Object({ reason, rows: whole, pence: whole })),
  held: Type.Array(Type.Object({ ...rowCommon, reason, cells: Type.Array(orNull(text)) })),
})

export const SourceRows = Type.Object({
  total: whole,
  page: whole,
  pages: whole,
  rows: Type.Array(
    Type.Object({
      ...rowCommon,
      became: oneOf(['accepted', 'held', 'not-data']),
      reason: orNull(text),
      cells: Type.Union([Type.Array(orNull(text)), Type.Null()], { description: 'Null where the line is hidden' }),
    }),
  ),
})

export const Uploads = Type.Object({
  uploads: Type.Array(Type.Object({ upload: id, file: text, publisher: text, state: text, sentAt: moment })),
})

export const Upload = Type.Object({
  upload: id,
  file: text,
  publisher: text,
  state: oneOf(['looking', 'found', 'adding', 'done', 'refused']),
  tables: Type.Array(
    Type.Object({
      table: id,
      inner: text,
      sheet: orNull(text),
      format: text,
      rows: whole,
      mapping,
      mappingFrom: text,
      headings: Type.Array(text),
      questions: Type.Array(
        Type.Object({
          about: text,
          words: text,
          choices: Type.Array(Type.Object({ value: text, words: text })),
        }),
      ),
      notLedger: orNull(text),
      doubtful: orNull(text),
      notes: Type.Array(text),
      warnings: Type.Array(text),
      result: Type.Union([
        Type.Object({
          ...{ counts, amounts, period, held: Type.Record(Type.String(), whole) },
          totals: Type.Optional(totalsCompared),
        }),
        Type.Null(),
      ]),
      duplicateOf: orNull(id),
      overlaps: Type.Array(Type.Object({ batch: id, file: text, from: day, to: day })),
    }),
  ),
  notTables: Type.Array(Type.Object({ inner: text, sheet: orNull(text), reason: text })),
  batches: Type.Array(id, { description: 'What was added' }),
})
