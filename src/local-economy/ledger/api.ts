// The shapes of the data behind the pages of "Where the money went", for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'

const text = Type.String()
const whole = Type.Integer()
const textOrNull = Type.Union([text, Type.Null()])
const day = Type.String({ format: 'date' })
const year = Type.String({ description: 'A financial year: 2024-25' })

const sum = {
  lines: whole,
  pence: Type.Integer({ description: 'Negative where credits are larger' }),
  basis: Type.Object(
    { net: whole, gross: whole, unknown: whole },
    { description: 'How many of the lines leave VAT out, have it in, or do not say' },
  ),
}
export const Sum = Type.Object(sum)

const supplier = { key: Type.String({ description: 'Sixteen hexadecimal digits' }), supplier: text }
const Supplier = Type.Object({ ...supplier, ...sum })
const Category = Type.Object({ category: Type.Union([text, Type.Null()], { description: 'Null: not stated' }), ...sum })
const Year = Type.Object({ year, ...sum })
const Areas = Type.Object(
  { inside: Sum, neighbour: Sum, elsewhere: Sum, 'not-known': Sum },
  { description: 'By the postcodes on the lines' },
)
const NotShown = Type.Object(sum, { description: 'Hidden lines: counted in every total, under no supplier' })
const areasKnown = Type.Boolean({ description: 'False while it has not been worked out where postcodes lie' })

export const Front = Type.Object({
  place: text,
  period: Type.Union([Type.Object({ from: day, to: day }), Type.Null()]),
  total: Sum,
  years: Type.Array(Year),
  areas: Areas,
  areasKnown,
  areasByYear: Type.Array(Type.Object({ year, areas: Areas })),
  suppliers: Type.Array(Supplier, { description: 'The ten that were paid most' }),
  notShown: NotShown,
  categories: Type.Array(Category, { description: 'The ten largest' }),
  files: whole,
  held: Type.Object({ lines: whole, pence: whole }, { description: 'Held back: in no total' }),
  postcodes: Type.Union([text, Type.Null()], { description: 'The edition of the register of postcodes' }),
})

export const Months = Type.Object({
  year: Type.Union([year, Type.Null()]),
  months: Type.Array(Type.Object({ month: text, year, ...sum })),
  years: Type.Array(Year),
  total: Sum,
})

export const Categories = Type.Object({
  year: Type.Union([year, Type.Null()]),
  categories: Type.Array(Category),
  total: Sum,
})

export const Suppliers = Type.Object({
  year: Type.Union([year, Type.Null()]),
  found: Type.Object({ suppliers: whole, ...sum }, { description: 'Of all that were found' }),
  notShown: NotShown,
  page: whole,
  pages: whole,
  suppliers: Type.Array(Supplier),
})

const Line = Type.Object({
  batch: Type.String({ format: 'uuid' }),
  row: whole,
  date: day,
  pence: whole,
  supplier: text,
  description: textOrNull,
  category: textOrNull,
  reference: textOrNull,
  postcode: textOrNull,
  publisher: text,
  amountBasis: text,
})

export const OneSupplier = Type.Object({
  ...supplier,
  ...sum,
  spellings: Type.Array(text),
  years: Type.Array(Year),
  page: whole,
  pages: whole,
  payments: Type.Array(Line),
})

export const Lines = Type.Object({
  total: Type.Object(sum, { description: 'Of the lines that are shown' }),
  notShown: NotShown,
  reasons: Type.Array(
    Type.Object({ batch: Type.String({ format: 'uuid' }), row: whole, date: day, pence: whole, reason: text }),
    { description: 'Why lines are hidden, on the first page: at most fifty, and none for a search or a category' },
  ),
  page: whole,
  pages: whole,
  payments: Type.Array(Line),
})

export const Localities = Type.Object({
  year: Type.Union([year, Type.Null()]),
  areas: Areas,
  areasKnown,
  years: Type.Array(Type.Object({ year, areas: Areas })),
  districts: Type.Array(
    Type.Object({ area: text, district: textOrNull, name: textOrNull, ...sum }, { description: 'Of the known areas' }),
  ),
})
