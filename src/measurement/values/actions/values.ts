// Loading values that somebody else holds the rights to, and turning them on and off for measures.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  may,
  notAllowed,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { type FileGiven, readFile } from '../../intake/actions/read-file.ts'
import type { ValueKind } from '../../rules/words.ts'
import { type ReadPack, readValues } from '../rules/read-values.ts'
import type { ValuePackId } from '../rules/types.ts'
import { insertPack, packsOf, valueProblem } from '../store/values.ts'

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
