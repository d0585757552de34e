// The sums of a place, grouped in the way somebody asked for.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { objectivesByKeys, prioritiesOf } from '../../../priorities/index.ts'
import { waysIn } from '../../crosswalk/actions/ask.ts'
import type { Ways } from '../../crosswalk/rules/counts-as.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import type { Sums } from '../../results/store/totals.ts'
import {
  providersWith,
  sharesElsewhere,
  sumsByMeasure,
  sumsByOrganisation,
  sumsByProvider,
  sumsByQuarter,
  sumsByWork,
  worksWith,
} from '../../results/store/totals.ts'
import { providersOf, titlesOfWorks } from '../../results/store/works.ts'
import type { MeasureId } from '../../rules/types.ts'
import { addsUp, type Grade, type Nature } from '../../rules/words.ts'
import { hasGrade, type Row, rowsOf, type SumGiven } from '../rules/graded.ts'
import { type By, quarterWords } from '../rules/ways.ts'

export interface Question {
  readonly by: By
  /** Works and those who do them come a page at a time: there may be thousands. */
  readonly page: number
  readonly measure?: MeasureId
  readonly nature?: Nature
  /** Only rows with anything of this grade. Their sums are of all grades even so. */
  readonly having?: Grade
  readonly from?: Day
  readonly to?: Day
}

export interface RolledRow extends Row {
  readonly title: string
  readonly of: Measure
}

export interface RolledUp {
  readonly rows: readonly RolledRow[]
  readonly measures: readonly Measure[]
  /** As what each of them counts. */
  readonly ways: Ways
  /** Of works and of those who do them; 1 where all rows are here. */
  readonly pages: number
  /** Sums of measures that another place keeps and nobody has matched with one of this place's. */
  readonly unmatched: number
}

type Grouped = Sums & { readonly group: string }

const ofMeasures = async (scope: Scope, place: PlaceId, question: Question): Promise<readonly Grouped[]> =>
  (await sumsByMeasure(scope, place, question)).map((one) => ({ ...one, group: 'all' }))

/** Each group that a measure belongs to; a measure that serves two objectives stands under both. */
const groupsOf = (by: 'theme' | 'priority' | 'objective', measure: Measure): readonly string[] => {
  if (by === 'theme') return [measure.theme]
  if (by === 'priority') return [measure.priority ?? '']
  return measure.objectives.length === 0 ? [''] : measure.objectives
}

/** Works or providers on a page: each may have a row for every measure and nature. */
const groupsOnPage = 10

interface Found {
  readonly sums: readonly Grouped[]
  readonly titles?: ReadonlyMap<string, string>
  readonly pages?: number
}

const slice = <T>(all: readonly T[], page: number): { readonly some: readonly T[]; readonly pages: number } => ({
  some: all.slice((page - 1) * groupsOnPage, page * groupsOnPage),
  pages: Math.max(1, Math.ceil(all.length / groupsOnPage)),
})

const byWork = async (scope: Scope, place: PlaceId, question: Question): Promise<Found> => {
  const { having } = question
  const fit = having && (await worksWith(scope, place, { ...question, grade: having }))
  const own = (await titlesOfWorks(scope, place)).filter(({ id }) => fit?.has(id) !== false)
  const { some, pages } = slice(own, question.page)
  const sums = await sumsByWork(scope, place, { ...question, works: some.map(({ id }) => id) })
  return {
    pages,
    titles: new Map(some.map(({ id, title }) => [id, title])),
    sums: sums.map((one) => ({ ...one, group: one.work })),
  }
}

const byProvider = async (scope: Scope, place: PlaceId, question: Question): Promise<Found> => {
  const { having } = question
  const all = await (having ? providersWith(scope, place, { ...question, grade: having }) : providersOf(scope, place))
  const { some, pages } = slice(all, question.page)
  const sums = await sumsByProvider(scope, place, { ...question, providers: some })
  return { pages, sums: sums.map((one) => ({ ...one, group: one.provider })) }
}

const byOrganisation = async (
  scope: Scope,
  place: PlaceId,
  question: Question,
  endOf: (id: MeasureId) => Measure | undefined,
): Promise<Found> => {
  const sums = await sumsByOrganisation(scope, place, question)
  return {
    titles: new Map(sums.map(({ organisation, name }) => [organisation, name])),
    sums: sums.map((one) => ({
      ...one,
      group: one.organisation,
      // There is no share of a percentage: each buyer sees it whole.
      quantity: addsUp(endOf(one.measure)?.unit ?? 'count') ? one.quantity : one.whole,
    })),
  }
}

const byMeasure = async (
  scope: Scope,
  place: PlaceId,
  question: Question,
  endOf: (id: MeasureId) => Measure | undefined,
): Promise<readonly Grouped[]> => {
  const { by } = question
  switch (by) {
    case 'theme':
    case 'priority':
    case 'objective':
      return (await ofMeasures(scope, place, question)).flatMap((one) => {
        const measure = endOf(one.measure)
        return measure === undefined ? [] : groupsOf(by, measure).map((group) => ({ ...one, group }))
      })
    case 'quarter':
      return (await sumsByQuarter(scope, place, question)).map((one) => ({ ...one, group: one.quarter }))
    default:
      return ofMeasures(scope, place, question)
  }
}

const sumsFor = async (
  scope: Scope,
  place: PlaceId,
  question: Question,
  endOf: (id: MeasureId) => Measure | undefined,
): Promise<Found> => {
  if (question.by === 'work') return byWork(scope, place, question)
  if (question.by === 'provider') return byProvider(scope, place, question)
  if (question.by === 'organisation') return byOrganisation(scope, place, question, endOf)
  return { sums: await byMeasure(scope, place, question, endOf) }
}

const titlesOf = async (
  scope: Scope,
  place: PlaceId,
  by: By,
  groups: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (by === 'priority')
    return new Map([
      ['', 'No priority'],
      ...(await prioritiesOf(scope, place)).map(({ id, title }) => [id, title] as const),
    ])
  if (by === 'objective')
    return new Map([
      ['', 'No objective'],
      ...(await objectivesByKeys(scope, place, groups)).map(({ key, title }) => [key, title] as const),
    ])
  if (by === 'quarter') return new Map(groups.map((group) => [group, quarterWords(group)]))
  return new Map()
}

const natureOrder: readonly Nature[] = ['additional', 'core', 'usual']

/** However the question is narrowed: nobody is to think that a joint work is in the figures when it is not. */
const unmatchedRecords = async (
  scope: Scope,
  place: PlaceId,
  endOf: (id: MeasureId) => Measure | undefined,
): Promise<number> =>
  (await sharesElsewhere(scope, place))
    .filter(({ measure }) => endOf(measure) === undefined)
    .reduce((sum, { records }) => sum + records, 0)

/** Every row is of one group, one measure and one nature, split by grade. */
export const rollUp = async (scope: Scope, place: PlaceId, question: Question): Promise<RolledUp> => {
  const all = await measuresEver(scope, place)
  const measures = new Map<string, Measure>(all.map((one) => [one.id, one]))
  const ways = await waysIn(scope, place, all)
  const endOf = (id: MeasureId): Measure | undefined => measures.get(ways.way(id).at(-1) ?? '')
  // A measure that was asked for is asked with all that counts as it.
  const { measure: wanted, ...rest } = question
  const found = await sumsFor(
    scope,
    place,
    wanted === undefined || ways.through(wanted).length > 1 ? rest : question,
    endOf,
  )
  const known: (SumGiven & { readonly group: string; readonly measure: string; readonly nature: Nature })[] = []
  for (const one of found.sums) {
    const as = endOf(one.measure)
    if (as === undefined) continue
    if (wanted === undefined) known.push({ ...one, measure: as.id })
    else if (ways.way(one.measure).includes(wanted)) known.push({ ...one, measure: wanted })
  }
  const { having } = question
  const rows = rowsOf(known).filter(({ sums }) => having === undefined || hasGrade(sums, having))
  const titles =
    found.titles ?? (await titlesOf(scope, place, question.by, [...new Set(rows.map(({ group }) => group))]))
  const place_ = new Map(all.map((one, i) => [one.id as string, i]))
  return {
    rows: rows
      .flatMap((row) => {
        const of = measures.get(row.measure)
        return of === undefined ? [] : [{ ...row, of, title: titles.get(row.group) ?? row.group }]
      })
      .toSorted(
        (a, b) =>
          (question.by === 'quarter' ? b.group.localeCompare(a.group) : a.title.localeCompare(b.title, 'en-GB')) ||
          (place_.get(a.measure) ?? 0) - (place_.get(b.measure) ?? 0) ||
          natureOrder.indexOf(a.nature) - natureOrder.indexOf(b.nature),
      ),
    measures: all,
    ways,
    unmatched: question.by === 'organisation' ? await unmatchedRecords(scope, place, endOf) : 0,
    pages: found.pages ?? 1,
  }
}
