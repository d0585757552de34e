// The measures that single contracts use: changed while nothing is recorded by them, and ended after that.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type Day,
  formatDay,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { type Recorded, recordedBy } from '../../results/store/records.ts'
import { takeTurn } from '../../results/store/works.ts'
import type { MeasureId, OutcomeId } from '../../rules/types.ts'
import { turnedOnIn } from '../../values/store/values.ts'
import type { Measure, MeasureWords } from '../rules/types.ts'
import { frameworkProblem, frameworkProblems, lockFramework } from '../store/frameworks.ts'
import { everyMeasure, measureIn, setContractEnd, updateContractMeasure } from '../store/measures.ts'
import { hasOutcome } from './edit.ts'
import { needEdit } from './write.ts'

/** What a person may do with a measure of contracts, as the page says it and the actions hold to it. */
export interface ContractStanding {
  readonly mayChange: boolean
  /** What was ever counted by it keeps its unit. */
  readonly mayChangeUnit: boolean
}

const standingOf = ({ endedOn }: Measure, { stand, ever }: Recorded): ContractStanding => ({
  mayChange: stand === 0 && endedOn === null,
  mayChangeUnit: ever === 0,
})

export const contractStanding = async (scope: Scope, place: PlaceId, measure: Measure): Promise<ContractStanding> =>
  standingOf(measure, await recordedBy(scope, place, measure.id))

interface Held {
  readonly measure: Measure
  readonly recorded: Recorded
}

/** Held until the transaction ends: nobody records by it in between. */
const held = async (scope: Scope, place: PlaceId, id: MeasureId): Promise<Held> => {
  needEdit(scope, place)
  await takeTurn(scope, place)
  const measure = await measureIn(scope, place, id)
  if (measure === undefined || measure.origin === 'own') throw notFound('measure')
  await lockFramework(scope, place, measure.framework)
  return { measure, recorded: await recordedBy(scope, place, id) }
}

const fixed = ({ measure, recorded }: Held): Refused =>
  measure.endedOn === null
    ? new Refused(
        'measure-in-use',
        409,
        `What stands in ${recorded.stand} records was counted by these words.`,
        'End this measure, and add another with the new words.',
      )
    : new Refused('measure-ended', 409, 'This measure has ended.', 'Add another one.')

export interface ContractChange {
  readonly words: MeasureWords
  /** Of an adapted measure. */
  readonly changed: string
  /** Of a contract's own. */
  readonly outcome: OutcomeId
}

const problems = async (scope: Scope, place: PlaceId, { measure, recorded }: Held, given: ContractChange) => {
  const { words, changed, outcome } = given
  const others = (await everyMeasure(scope, place)).filter((one) => one.version === null && one.id !== measure.id)
  if (others.some(({ code }) => code.toLowerCase() === words.code.toLowerCase()))
    return frameworkProblems.measure_versions_contract_code
  if (measure.origin === 'adapted' && changed.trim() === '')
    return { changed: 'Say what is different from the framework’s measure.' }
  if (measure.origin === 'local' && !(await hasOutcome(scope, place, measure.framework, outcome)))
    return { under: 'Choose an outcome of this framework.' }
  if (words.unit === measure.unit && words.ownUnit === measure.ownUnit) return undefined
  if (!standingOf(measure, recorded).mayChangeUnit)
    return { unit: 'Records that were withdrawn are counted in the unit before. Add another measure for a new unit.' }
  if ((await turnedOnIn(scope, place)).some((use) => use.measure === measure.id))
    return { unit: 'A £ value is turned on for one of the unit before. Turn it off first.' }
  return undefined
}

/** While no promise and no delivery stands on it. Field errors `code`, `changed`, `under`, `unit`. @throws Refused `measure-in-use`, `measure-ended` */
export const changeContractMeasure = async (
  scope: Scope,
  place: PlaceId,
  id: MeasureId,
  given: ContractChange,
): Promise<Result<true>> => {
  const found = await held(scope, place, id)
  const { measure, recorded } = found
  if (!standingOf(measure, recorded).mayChange) throw fixed(found)
  const wrongs = await problems(scope, place, found, given)
  if (wrongs !== undefined) return wrong(wrongs)
  const isLocal = measure.origin === 'local'
  const use = {
    outcome: isLocal ? given.outcome : measure.outcome.id,
    changed: isLocal ? null : given.changed.trim(),
  }
  await updateContractMeasure(scope, id, given.words, use).catch(asRefusal(frameworkProblem))
  const { code, title, definition, unit, ownUnit, whoCounts } = measure
  await record(scope, {
    place,
    what: 'contract measure changed',
    subject: { kind: 'measure', id },
    before: {
      code,
      title,
      definition,
      unit,
      ownUnit,
      whoCounts,
      outcome: measure.outcome.id,
      changed: measure.changed,
    },
    after: { ...given.words, ...use },
  })
  return ok(true)
}

/**
 * From a day on nothing new is promised or recorded by it. Where it was ended before, the day is put right. Field errors `on`, `why`.
 */
export const endContractMeasure = async (
  scope: Scope,
  place: PlaceId,
  id: MeasureId,
  given: { readonly on: Day; readonly why: string },
): Promise<Result<true>> => {
  const found = await held(scope, place, id)
  const why = given.why.trim()
  if (why === '') return wrong({ why: 'Say why, in a few words: people will ask.' })
  if (why.length > 2000) return wrong({ why: 'Use at most 2,000 letters.' })
  const last = found.recorded.lastDelivered
  if (last !== null && given.on <= last)
    return wrong({ on: `What was done until ${formatDay(last)} is recorded by it. Choose a later day.` })
  await setContractEnd(scope, id, { on: given.on, why })
  await record(scope, {
    place,
    what: 'contract measure ended',
    subject: { kind: 'measure', id },
    before: { on: found.measure.endedOn },
    after: { on: given.on },
    why,
  })
  return ok(true)
}
