// The sums of a place, grouped in the way somebody asked for.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { objectivesByKeys, prioritiesOf } from '../../../priorities/index.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import type { Sums } from '../../results/store/totals.ts'
import {
  sumsByMeasure,
  sumsByOrganisation,
  sumsByProvider,
  sumsByQuarter,
  sumsByWork,
} from '../../results/store/totals.ts'
import { worksOf } from '../../results/store/works.ts'
import type { MeasureId } from '../../rules/types.ts'
import type { Nature } from '../../rules/words.ts'
import { type Row, rowsOf, type SumGiven } from '../rules/graded.ts'
import { type By, quarterWords } from '../rules/ways.ts'

export interface Question {
  readonly by: By
  readonly measure?: MeasureId
  readonly nature?: Nature
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
  /** Sums of measures that another place keeps and nobody has matched with one of this place's. */
  readonly unmatched: number
}

type Grouped = Sums & { readonly group: string }

/** A contract's form of a measure counts as the framework's own where both count in the same unit. */
const countsAs = (measures: ReadonlyMap<string, Measure>, id: MeasureId): Measure | undefined => {
  const one = measures.get(id)
  const own = one?.adaptedFrom ? measures.get(one.adaptedFrom) : undefined
  return own !== undefined && own.unit === one?.unit && own.ownUnit === one.ownUnit ? own : one
}

const ofMeasures = async (scope: Scope, place: PlaceId, question: Question): Promise<readonly Grouped[]> =>
  (await sumsByMeasure(scope, place, question)).map((one) => ({ ...one, group: 'all' }))

/** Each group that a measure belongs to; a measure that serves two objectives stands under both. */
const groupsOf = (by: 'theme' | 'priority' | 'objective', measure: Measure): readonly string[] => {
  if (by === 'theme') return [measure.theme]
  if (by === 'priority') return [measure.priority ?? '']
  return measure.objectives.length === 0 ? [''] : measure.objectives
}

const sumsFor = async (
  scope: Scope,
  place: PlaceId,
  question: Question,
  measures: ReadonlyMap<string, Measure>,
): Promise<readonly Grouped[]> => {
  const { by } = question
  switch (by) {
    case 'measure':
      return ofMeasures(scope, place, question)
    case 'theme':
    case 'priority':
    case 'objective':
      return (await ofMeasures(scope, place, question)).flatMap((one) => {
        const measure = measures.get(one.measure)
        return measure === undefined ? [] : groupsOf(by, measure).map((group) => ({ ...one, group }))
      })
    case 'quarter':
      return (await sumsByQuarter(scope, place, question)).map((one) => ({ ...one, group: one.quarter }))
    case 'work':
      return (await sumsByWork(scope, place, question)).map((one) => ({ ...one, group: one.work }))
    case 'provider':
      return (await sumsByProvider(scope, place, question)).map((one) => ({ ...one, group: one.provider }))
    case 'organisation':
      return (await sumsByOrganisation(scope, place, question)).map((one) => ({ ...one, group: one.name }))
  }
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
  if (by === 'work') return new Map((await worksOf(scope, place)).map(({ id, title }) => [id, title]))
  if (by === 'quarter') return new Map(groups.map((group) => [group, quarterWords(group)]))
  return new Map()
}

const natureOrder: readonly Nature[] = ['additional', 'core', 'usual']

/** Every row is of one group, one measure and one nature, split by grade. */
export const rollUp = async (scope: Scope, place: PlaceId, question: Question): Promise<RolledUp> => {
  const all = await measuresEver(scope, place)
  const measures = new Map<string, Measure>(all.map((one) => [one.id, one]))
  // A measure that was asked for is asked with its contract forms.
  const { measure: wanted, ...rest } = question
  const found = await sumsFor(scope, place, wanted === undefined || hasForms(all, wanted) ? rest : question, measures)
  const known: (SumGiven & { readonly group: string; readonly measure: string; readonly nature: Nature })[] = []
  let unmatched = 0
  for (const one of found) {
    const as = countsAs(measures, one.measure)
    if (as === undefined) unmatched += one.records
    else if (wanted === undefined || as.id === wanted) known.push({ ...one, measure: as.id })
  }
  const rows = rowsOf(known)
  const titles = await titlesOf(scope, place, question.by, [...new Set(rows.map(({ group }) => group))])
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
    unmatched,
  }
}

const hasForms = (all: readonly Measure[], id: MeasureId): boolean => all.some(({ adaptedFrom }) => adaptedFrom === id)
