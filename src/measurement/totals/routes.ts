// What it all comes to: sums by grade, and the page that answers for one number.
import { get, type Route, showData, Type } from '../../platform/http/index.ts'
import { asDay, asId, notFound } from '../../platform/kernel/index.ts'
import { measuresEver } from '../framework/actions/ask.ts'
import type { Measure } from '../framework/rules/types.ts'
import { periodWords, recordAddress, workAddress } from '../results/pages/words.ts'
import { placeNamed, placeOf } from '../routes/here.ts'
import type { MeasureId, WorkId } from '../rules/types.ts'
import { type Grade, isGrade, isNature, ledgerOf, type Nature } from '../rules/words.ts'
import { worthOf } from '../values/actions/worth.ts'
import { measureValuesAddress } from '../values/pages/words.ts'
import { datedCounts } from './actions/dated.ts'
import { datedOfFigure, figureOf, pageSize } from './actions/figure.ts'
import { type RolledRow, rollUp } from './actions/roll-up.ts'
import { Figure, Results } from './api.ts'
import { figureColumns, figurePage } from './pages/figure.ts'
import { resultColumns, resultsPage } from './pages/results.ts'
import { partNumber, unitOf } from './pages/words.ts'
import { type Graded, splitOf } from './rules/graded.ts'
import { hasPeriod, isBy, quarterWords } from './rules/ways.ts'
import { worthOfSums } from './rules/worth.ts'

const short = Type.Optional(Type.String({ maxLength: 40 }))
const page = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 }))

/** Rows on a page: each has a bar of its own. */
const rowsOnPage = 60

const gradesJson = (sums: Graded) => {
  const { promised, delivered } = splitOf(sums)
  const part = ({ quantity, records }: { readonly quantity: number; readonly records: number }) => ({
    quantity,
    records,
  })
  return { promised: part(promised), ...Object.fromEntries(delivered.map((one) => [one.grade, part(one)])) }
}

const measureJson = ({ id, code, title, unit, ownUnit }: Measure) => ({ id, code, title, unit, ownUnit })

/** Nothing where nothing is given. @throws Refused `not-found` for what is given and is none */
const given = <T>(text: string | undefined, read: (text: string) => T | undefined): T | undefined => {
  if (text === undefined || text === '') return undefined
  const found = read(text)
  if (found === undefined) throw notFound('number')
  return found
}

const asNature = (text: string): Nature | undefined => (isNature(text) ? text : undefined)
const asGrade = (text: string): Grade | undefined => (isGrade(text) ? text : undefined)

/** The last day of the quarter that begins on a day. */
const quarterEnd = (day: string): string => {
  const first = new Date(`${day}T00:00:00Z`)
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0)).toISOString().slice(0, 10)
}

/** The first days of the last twelve years of quarters, the newest first. */
const quartersUntil = (now: Date): readonly { readonly value: string; readonly text: string }[] =>
  Array.from({ length: 48 }, (_, i) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 - 3 * i, 1))
    const value = first.toISOString().slice(0, 10)
    return { value, text: quarterWords(value) }
  })

const inTable = ({ title, of, nature, sums }: RolledRow) => {
  const { promised, delivered, done } = splitOf(sums)
  return [
    ...[title === 'all' ? 'The place' : title, of.code, of.title, unitOf(of), nature],
    partNumber(of, promised),
    ...delivered.map((part) => partNumber(of, part)),
    promised.records + done.records,
  ]
}

const results: Route = get({
  name: 'measurement results',
  path: '/places/:place/results',
  permission: 'measurement.results',
  words: 'What was promised and done, grouped as asked for, each sum split by how far it can be believed.',
  query: Type.Object({ by: short, measure: short, nature: short, grade: short, from: short, to: short, page }),
  answer: Results,
  handle: async ({ scope, at, query, now }) => {
    const id = placeOf(at)
    const by = query.by !== undefined && isBy(query.by) ? query.by : 'measure'
    const measure = given(query.measure, asId<MeasureId>)
    const [nature, grade] = [given(query.nature, asNature), given(query.grade, asGrade)]
    const [from, to] = hasPeriod(by) ? [given(query.from, asDay), given(query.to, asDay)] : []
    const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    const asked = query.page ?? 1
    const {
      rows,
      measures,
      ways,
      unmatched,
      pages: groupPages,
    } = await rollUp(scope, id, {
      ...{ by, page: asked },
      ...(measure === undefined ? {} : { measure }),
      ...(nature === undefined ? {} : { nature }),
      ...(grade === undefined ? {} : { having: grade }),
      ...period,
    })
    // Works and providers come a page of groups at a time; of the others all rows are here.
    const isPaged = by === 'work' || by === 'provider'
    const pages = isPaged ? groupPages : Math.max(1, Math.ceil(rows.length / rowsOnPage))
    const number = Math.min(asked, pages)
    const shown = isPaged ? rows : rows.slice((number - 1) * rowsOnPage, number * rowsOnPage)
    const place = await placeNamed(scope, id)
    const priced = await worthOf(scope, id)
    const dated = await datedCounts(scope, id, { by, rows: shown, ways, ...period }, priced)
    const withWorth = shown.map((row) => ({
      ...row,
      worth: worthOfSums(row.sums, priced.get(row.of.id) ?? [], dated(row)),
    }))
    const data = {
      ...{ by, grade: grade ?? null, unmatched, page: number, pages },
      rows: withWorth.map((row) => ({
        ...{ group: row.group, title: row.title, measure: measureJson(row.of), nature: row.nature },
        ledger: ledgerOf(row.of.unit),
        grades: gradesJson(row.sums),
        worth: row.worth,
      })),
    }
    const typed = {
      ...{ by, measure: measure ?? '', nature: nature ?? '', grade: grade ?? ('' as const) },
      ...{ from: from ?? '', to: to ?? '' },
    }
    return showData(
      data,
      (links) =>
        resultsPage({
          ...{ place, typed, rows: withWorth, measures, unmatched, links, quarters: quartersUntil(now) },
          page: { number, of: pages },
        }),
      {
        columns: resultColumns,
        // Of all rows: made only for those who want the table.
        get rows() {
          return rows.map(inTable)
        },
      },
    )
  },
})

const figure: Route = get({
  name: 'measurement figure',
  path: '/places/:place/results/figure',
  permission: 'measurement.results',
  words:
    'One number answered: what it is, who says so, how sure we are, what would change it, and the records behind it.',
  query: Type.Object({ ...{ measure: short, work: short, nature: short, grade: short, from: short, to: short }, page }),
  answer: Figure,
  handle: async ({ scope, at, query }) => {
    const id = placeOf(at)
    // Where no measure is named, the first.
    const measure = given(query.measure, asId<MeasureId>) ?? (await measuresEver(scope, id))[0]?.id
    if (measure === undefined) throw notFound('number')
    const [nature, grade] = [given(query.nature, asNature), given(query.grade, asGrade)]
    const work = given(query.work, asId<WorkId>)
    const from = given(query.from, asDay)
    const last = given(query.to, asDay)
    const to = last && asDay(quarterEnd(last))
    const number = query.page ?? 1
    const found = await figureOf(
      scope,
      id,
      {
        measure,
        ...(work === undefined ? {} : { work }),
        ...(nature === undefined ? {} : { nature }),
        ...(grade === undefined ? {} : { grade }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
      number,
    )
    if (found === undefined) throw notFound('number')
    const place = await placeNamed(scope, id)
    const priced = await worthOf(scope, id)
    const worth = worthOfSums(
      found.sums,
      priced.get(found.measure.id) ?? [],
      await datedOfFigure(scope, id, found, { nature, from, to }, priced),
    )
    const { promised, delivered, done } = splitOf(found.sums)
    const all =
      grade === undefined
        ? promised.records + done.records
        : grade === 'promised'
          ? promised.records
          : (delivered.find((part) => part.grade === grade)?.records ?? 0)
    const pages = Math.max(1, Math.ceil(all / pageSize))
    const data = {
      ...{ measure: measureJson(found.measure), work: found.work?.id ?? null, grades: gradesJson(found.sums), worth },
      ...{ page: number, pages },
      records: found.records.map((one) => ({
        ...{ id: one.id, work: one.workTitle, provider: one.provider, from: one.from, to: one.to },
        ...{ quantity: one.quantity, grade: one.grade, nature: one.nature, recordedBy: one.recordedBy },
      })),
    }
    const periods = [query.from, query.to].flatMap((day) => (day ? [quarterWords(day)] : []))
    return showData(
      data,
      (links) =>
        figurePage({
          ...{ place, measure: found.measure, sums: found.sums, nature: nature ?? null, grade: grade ?? null, links },
          ...{ worth, worthAt: measureValuesAddress(place, found.measure.id) },
          work: found.work && {
            title: found.work.title,
            href: workAddress(place, found.work.id),
            provider: found.work.provider,
          },
          period: [...new Set(periods)].join(' to '),
          records: found.records.map((one) => ({
            ...{ id: one.id, href: recordAddress(place, one.id), quantity: one.quantity, period: periodWords(one) },
            ...{ grade: one.grade, work: one.workTitle, provider: one.provider, recordedBy: one.recordedBy },
          })),
          forms: found.forms,
          page: { number, of: pages },
          asked: { ...query, page: undefined },
        }),
      {
        columns: figureColumns,
        rows: found.records.map((one) => [
          ...[one.workTitle, one.provider, periodWords(one), one.quantity / 1000, one.grade, one.recordedBy],
        ]),
      },
    )
  },
})

export const totalsRoutes: readonly Route[] = [results, figure]
