// Turning a value on for a measure, from a day and until a day; ending it; and turning it off, so that it never counted.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type Day,
  formatDay,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { measureById } from '../../framework/actions/ask.ts'
import { settleActsOf } from '../../results/actions/counting.ts'
import { takeTurn } from '../../results/store/works.ts'
import type { MeasureId } from '../../rules/types.ts'
import { ledgerOf } from '../../rules/words.ts'
import { type Days, endBefore, overlap } from '../rules/days.ts'
import type { MeasureValue, MeasureValueId, PackValueId, Settings } from '../rules/types.ts'
import { unitWorth } from '../rules/worth.ts'
import { insertMeasureValue, markOff, setLastDay, turnedOnIn, valueById, valueProblem } from '../store/values.ts'
import { needValues } from './values.ts'

export interface NewUse extends Partial<Days> {
  readonly measure: MeasureId
  readonly value: PackValueId
  readonly settings: Settings
  readonly why: string
  readonly at: Date
}

const spanWords = ({ from, to }: Days): string =>
  `${from === null ? 'from the beginning' : `from ${formatDay(from)}`}${to === null ? ' on' : ` until ${formatDay(to)}`}`

/** The other values of the measure and kind that have to end for this one; or why they cannot. */
const making = (
  others: readonly MeasureValue[],
  days: Days,
): Result<readonly { readonly use: MeasureValue; readonly to: Day }[]> => {
  const ending: { use: MeasureValue; to: Day }[] = []
  for (const use of others.filter((one) => overlap(one, days))) {
    const to = endBefore(use, days)
    if (to === undefined) {
      const words = `“${use.value.title}” counts ${spanWords(use)}. A measure has one value of a kind on any day.`
      return wrong(
        days.from === null
          ? { value: `${words} Say from which day this one counts, or turn that one off first.` }
          : { from: `${words} Choose other days, or turn that one off first.` },
      )
    }
    ending.push({ use, to })
  }
  return ok(ending)
}

const writeEnd = async (scope: Scope, place: PlaceId, use: MeasureValue, to: Day | null): Promise<void> => {
  await setLastDay(scope, use.id, to).catch(asRefusal(valueProblem))
  await record(scope, {
    place,
    what: 'value ended',
    subject: { kind: 'measure', id: use.measure },
    before: { value: use.value.title, kind: use.kind, until: use.to },
    after: { until: to },
  })
}

/** Where another value of the kind goes on, it ends the day before. Field errors `value`, `priceYear`, `why`, `from`, `to`. */
export const turnOn = async (scope: Scope, place: PlaceId, given: NewUse): Promise<Result<MeasureValueId>> => {
  needValues(scope, place)
  await takeTurn(scope, place)
  const measure = await measureById(scope, place, given.measure)
  const value = await valueById(scope, place, given.value)
  if (measure === undefined) throw notFound('measure')
  if (value === undefined) return wrong({ value: 'Choose a value.' })
  if (ledgerOf(measure.unit) === 'circulation')
    return wrong({
      value:
        'This measure counts money that moved. That is a ledger of its own: no £ value is put on top of £ that were spent.',
    })
  if (given.why.trim() === '') return wrong({ why: 'Say why this value fits, in a few words: people will ask.' })
  const days = { from: given.from ?? null, to: given.to ?? null }
  if (days.from !== null && days.to !== null && days.to < days.from)
    return wrong({ to: 'The last day is before the first day. Change one of them.' })
  const worth = unitWorth(value, given.settings)
  if (typeof worth === 'string') return wrong({ priceYear: worth })
  const all = await turnedOnIn(scope, place)
  const ending = making(
    all.filter((one) => one.measure === given.measure && one.kind === value.kind),
    days,
  )
  if (!ending.ok) return ending
  for (const { use, to } of ending.value) await writeEnd(scope, place, use, to)
  const { settings, at } = given
  const why = given.why.trim()
  const id = await insertMeasureValue(scope, place, {
    ...{ measure: measure.id, value: value.id, kind: value.kind, ...days, settings, why, by: nameOf(scope), at },
  }).catch(asRefusal(valueProblem))
  await record(scope, {
    place,
    what: 'value turned on',
    subject: { kind: 'measure', id: measure.id },
    after: { value: value.title, kind: value.kind, ...days, settings },
    why,
  })
  await settleActsOf(scope, place, measure.id)
  return ok(id)
}

/** One that is on, and the others of its measure and kind. */
const useHere = async (scope: Scope, place: PlaceId, id: MeasureValueId) => {
  needValues(scope, place)
  await takeTurn(scope, place)
  const all = await turnedOnIn(scope, place)
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw notFound('value')
  const isOther = (one: MeasureValue): boolean =>
    one.measure === found.measure && one.kind === found.kind && one.id !== id
  return { found, others: all.filter(isOther) }
}

/** Its last day; null: it goes on. What was done before goes on being valued by it. Field error `until`. */
export const endUse = async (
  scope: Scope,
  place: PlaceId,
  id: MeasureValueId,
  to: Day | null,
): Promise<Result<true>> => {
  const { found, others } = await useHere(scope, place, id)
  if (to !== null && found.from !== null && to < found.from)
    return wrong({ until: `It counts from ${formatDay(found.from)}. Choose a later day, or turn it off.` })
  const other = others.find((one) => overlap(one, { from: found.from, to }))
  if (other !== undefined)
    return wrong({ until: `“${other.value.title}” counts ${spanWords(other)}. Choose an earlier day.` })
  await writeEnd(scope, place, found, to)
  await settleActsOf(scope, place, found.measure)
  return ok(true)
}

/** It counts for no day any more, not even for those that have passed. It stays to be seen that it was on. */
export const turnOff = async (scope: Scope, place: PlaceId, id: MeasureValueId, at: Date): Promise<void> => {
  const { found } = await useHere(scope, place, id)
  await markOff(scope, found.id, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'value turned off',
    subject: { kind: 'measure', id: found.measure },
    before: { value: found.value.title, kind: found.kind, from: found.from, until: found.to },
  })
  await settleActsOf(scope, place, found.measure)
}
