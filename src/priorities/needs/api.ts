// The shapes of the data behind these pages, for the JSON twins, the command line and the description under /api.
import { Type } from '../../platform/http/index.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const textOrNull = Type.Union([text, Type.Null()])
const numberOrNull = Type.Union([Type.Number(), Type.Null()])
const dayOrNull = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const oneOf = (values: readonly string[], description?: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    description === undefined ? {} : { description },
  )

const value = Type.Object({
  area: oneOf(['place', 'part', 'region', 'england']),
  areaCode: text,
  areaName: text,
  period: text,
  from: dayOrNull,
  to: dayOrNull,
  value: Type.Union([Type.Number(), Type.Null()], { description: 'Null is not known; never nought in its place' }),
  notKnown: Type.Union([text, Type.Null()], { description: 'Why it is not known' }),
  low: numberOrNull,
  high: numberOrNull,
  count: numberOrNull,
  denominator: numberOrNull,
  note: textOrNull,
  load: id,
  row: Type.Integer({ description: 'In the file it was published in' }),
})

const compared = oneOf(
  ['better', 'worse', 'higher', 'lower', 'similar', 'not compared'],
  'Two figures differ where their 95% confidence intervals do not overlap; without both intervals they are not compared',
)

const trend = Type.Object({
  direction: oneOf(['rising', 'falling', 'no clear change', 'not compared']),
  meaning: oneOf(['better', 'worse', 'neither']),
  from: textOrNull,
  to: textOrNull,
})

const about = {
  id,
  code: textOrNull,
  name: text,
  unit: textOrNull,
  polarity: oneOf(['high', 'low', 'none'], 'Which end is good'),
  objectives: Type.Array(text, { description: 'Keys of objectives: marmot:3' }),
  setFrom: oneOf(['pack', 'file', 'nobody', 'person'], 'Who decided on unit, polarity and objectives'),
  period: textOrNull,
  sources: Type.Array(
    Type.Object({ source: text, file: text, publishedOn: dayOrNull, load: id, invented: Type.Boolean() }),
  ),
  areas: Type.Array(
    Type.Object({
      area: oneOf(['place', 'part']),
      code: text,
      name: text,
      latest: value,
      region: Type.Union([value, Type.Null()]),
      england: Type.Union([value, Type.Null()]),
      againstRegion: compared,
      againstEngland: compared,
      trend,
    }),
  ),
  better: oneOf(['better', 'similar', 'worse', 'not known']),
  trend: Type.Union([trend, Type.Null()]),
}

/** Without the series: one line for each indicator. */
export const Needs = Type.Object({ place: text, indicators: Type.Array(Type.Object(about)) })

export const Need = Type.Object({ place: text, indicator: Type.Object({ ...about, series: Type.Array(value) }) })

const counts = Type.Record(Type.String(), whole)

export const NeedUpload = Type.Object({
  upload: id,
  file: text,
  source: text,
  state: oneOf(['looking', 'found', 'adding', 'done', 'refused']),
  tables: Type.Array(
    Type.Object({
      table: id,
      title: text,
      layout: text,
      mapping: Type.Unknown(),
      headings: Type.Array(text),
      questions: Type.Array(Type.Object({ about: text, words: text })),
      doubt: textOrNull,
      rows: Type.Object({ source: whole, ours: whole, notOurs: whole, leftOut: counts, held: counts }),
      region: textOrNull,
      areas: Type.Array(text),
      indicators: Type.Array(
        Type.Object({ choose: text, key: text, name: text, figures: whole, notKnown: whole, first: text, last: text }),
      ),
    }),
  ),
  notTables: Type.Array(Type.Object({ inner: text, sheet: textOrNull, reason: text })),
  loads: Type.Array(id, { description: 'What was taken' }),
})

const rows = Type.Object({
  source: whole,
  taken: whole,
  notChosen: whole,
  notOurs: whole,
  leftOut: whole,
  held: whole,
})

export const NeedFiles = Type.Object({
  waiting: Type.Array(Type.Object({ upload: id, file: text, source: text, state: text })),
  loads: Type.Array(
    Type.Object({
      load: id,
      title: text,
      source: text,
      publishedOn: dayOrNull,
      state: oneOf(['live', 'undone']),
      addedAt: Type.String({ format: 'date-time' }),
      indicators: whole,
      rows,
    }),
  ),
})

export const NeedLoad = Type.Object({
  load: id,
  title: text,
  source: text,
  state: oneOf(['live', 'undone']),
  mode: oneOf(['replace', 'fill']),
  region: textOrNull,
  mapping: Type.Unknown(),
  rows,
  indicators: Type.Array(Type.Object({ id, name: text, taken: whole })),
  page: whole,
  pages: whole,
  held: Type.Array(Type.Object({ row: whole, reason: text, words: text, cells: Type.Array(text) })),
})
