// The shape of one line beside its row, for its JSON twin and the description under /api.
import { Type } from '../../platform/http/index.ts'

const text = Type.String()
const whole = Type.Integer()
const textOrNull = Type.Union([text, Type.Null()])
const wholeOrNull = Type.Union([whole, Type.Null()])

export const Line = Type.Object({
  batch: Type.String({ format: 'uuid' }),
  row: Type.Integer({ description: 'The record in the file or sheet, from 1' }),
  line: Type.Integer({ description: 'The line of the file on which it begins, from 1' }),
  became: Type.Union([Type.Literal('accepted'), Type.Literal('held'), Type.Literal('not-data')]),
  reason: textOrNull,
  counts: Type.Boolean({ description: 'Whether it is in the totals: accepted, in a batch that is live' }),
  notShown: Type.Union([text, Type.Null()], { description: 'Why the line is not shown to you; null where it is' }),
  publisher: text,
  file: text,
  inner: textOrNull,
  sheet: textOrNull,
  sha256: text,
  amountBasis: text,
  read: Type.Union([
    Type.Object({
      date: textOrNull,
      supplier: textOrNull,
      pence: whole,
      description: textOrNull,
      category: textOrNull,
      reference: textOrNull,
      supplierNumber: textOrNull,
      companyNumber: textOrNull,
      charityNumber: textOrNull,
      vatNumber: textOrNull,
      postcode: textOrNull,
      vatPence: wholeOrNull,
    }),
    Type.Null(),
  ]),
  cells: Type.Union([Type.Array(Type.Object({ heading: text, text: text })), Type.Null()]),
})
