// Loading values that somebody else holds the rights to, and turning them on and off for measures.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  may,
  notAllowed,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { measureById } from '../../framework/actions/ask.ts'
import { type FileGiven, readFile } from '../../intake/actions/read-file.ts'
import { settleActsOf } from '../../results/actions/counting.ts'
import type { MeasureId } from '../../rules/types.ts'
import type { ValueKind } from '../../rules/words.ts'
import { type ReadPack, readValues } from '../rules/read-values.ts'
import type { MeasureValueId, PackValueId, Settings, ValuePackId } from '../rules/types.ts'
import { type UnitWorth, unitWorth } from '../rules/worth.ts'
import {
  insertMeasureValue,
  insertPack,
  markOff,
  packsOf,
  turnedOnIn,
  valueById,
  valueProblem,
} from '../store/values.ts'

/** @throws Refused `not-allowed` */
export const needValues = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'measurement.values', { kind: 'place', id: place })) throw notAllowed('load or turn on £ values here')
}

/** What is in a file, read and held apart. @throws Refused `file-not-readable` */
export const lookInto = async (file: FileGiven, otherwise: ValueKind | null): Promise<ReadPack> =>
  readValues((await readFile(file)).tables, otherwise)

export interface NewPack {
  readonly title: string
  readonly holder: string
  readonly licence: string
  readonly vintage: string
  readonly fileName: string
  readonly read: ReadPack
  readonly at: Date
}

/** Values stay private to the place. Field errors `title`, `file`. */
export const loadPack = async (scope: Scope, place: PlaceId, given: NewPack): Promise<Result<ValuePackId>> => {
  needValues(scope, place)
  const { read, ...rest } = given
  const [title, vintage] = [given.title.trim(), given.vintage.trim()]
  if (read.values.length === 0)
    return wrong({
      file: 'No row of this file is a value that we can read. A value needs words, an amount in pounds, and the year of its prices.',
    })
  if ((await packsOf(scope, place)).some((one) => one.title === title && one.vintage === vintage))
    return wrong({ title: 'Values of this title and date are here already. Change the title or the date.' })
  const id = await insertPack(scope, place, {
    ...{ ...rest, title, vintage, report: read.report, values: read.values, by: nameOf(scope) },
  }).catch(asRefusal(valueProblem))
  await record(scope, {
    place,
    what: 'values loaded',
    subject: { kind: 'value pack', id },
    after: { title, holder: given.holder, licence: given.licence, vintage, values: read.values.length },
  })
  return ok(id)
}

export interface NewUse {
  readonly measure: MeasureId
  readonly value: PackValueId
  readonly settings: Settings
  readonly why: string
  readonly at: Date
}

/** Field errors `value`, `priceYear`, `why`. */
export const turnOn = async (scope: Scope, place: PlaceId, given: NewUse): Promise<Result<MeasureValueId>> => {
  needValues(scope, place)
  const measure = await measureById(scope, place, given.measure)
  const value = await valueById(scope, place, given.value)
  if (measure === undefined) throw notFound('measure')
  if (value === undefined) return wrong({ value: 'Choose a value.' })
  if (given.why.trim() === '') return wrong({ why: 'Say why this value fits, in a few words: people will ask.' })
  const worth = unitWorth(value, given.settings)
  if (typeof worth === 'string') return wrong({ priceYear: worth })
  if ((await turnedOnIn(scope, place)).some((one) => one.measure === given.measure && one.kind === value.kind))
    return wrong({ value: 'A value of this kind is turned on for this measure. Turn it off first.' })
  const { settings, at } = given
  const why = given.why.trim()
  const id = await insertMeasureValue(scope, place, {
    ...{ measure: measure.id, value: value.id, kind: value.kind, settings, why, by: nameOf(scope), at },
  }).catch(asRefusal(valueProblem))
  await record(scope, {
    place,
    what: 'value turned on',
    subject: { kind: 'measure', id: measure.id },
    after: { value: value.title, kind: value.kind, settings },
    why,
  })
  await settleActsOf(scope, place, measure.id)
  return ok(id)
}

export const turnOff = async (
  scope: Scope,
  place: PlaceId,
  given: { readonly measure: MeasureId; readonly kind: ValueKind; readonly at: Date },
): Promise<void> => {
  needValues(scope, place)
  const changed = await markOff(scope, place, given.measure, given.kind, { by: nameOf(scope), at: given.at })
  if (changed === 0) throw notFound('value')
  await record(scope, {
    place,
    what: 'value turned off',
    subject: { kind: 'measure', id: given.measure },
    before: { kind: given.kind },
  })
  await settleActsOf(scope, place, given.measure)
}

export interface Worth extends UnitWorth {
  readonly kind: ValueKind
  readonly title: string
  readonly confidence: string
  readonly bears: string
  /** Title and date of the values, and who holds them. */
  readonly from: string
}

/** By measure, at most one for each kind: only what is turned on. */
export const worthOf = async (scope: Scope, place: PlaceId): Promise<ReadonlyMap<string, readonly Worth[]>> => {
  const all = (await turnedOnIn(scope, place)).flatMap((one) => {
    const worth = unitWorth(one.value, one.settings)
    return typeof worth === 'string'
      ? []
      : [
          {
            ...{ ...worth, measure: one.measure, kind: one.kind, title: one.value.title, bears: one.value.bears },
            ...{ confidence: one.value.confidence, from: `${one.packTitle}, ${one.packVintage} (${one.packHolder})` },
          },
        ]
  })
  return Map.groupBy(all, ({ measure }) => measure)
}
