// The measures that single contracts use: a new one, a change while nothing stands on it, and its end.
import { get, goTo, invalid, post, type Route, showPage, Type } from '../../../platform/http/index.ts'
import { dayIn, dayOf, dayTyped, type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import { frameworkAddress, measureAddress } from '../../pages/words.ts'
import { type Context, idIn, placeOf } from '../../routes/here.ts'
import type { MeasureId, OutcomeId } from '../../rules/types.ts'
import { measureById } from '../actions/ask.ts'
import { changeContractMeasure, endContractMeasure } from '../actions/contract.ts'
import { addContractMeasure } from '../actions/edit.ts'
import { emptyMeasure, type MeasureTyped, measureForm, measureShown, measureTyped } from '../forms/measure.ts'
import { changedField, measureFormPage, outcomeField } from '../pages/measure-form.ts'
import { endMeasurePage } from '../pages/small-forms.ts'
import { contractMeasureAddress, underFramework } from '../pages/words.ts'
import { outcomesIn } from '../rules/content.ts'
import { boxes, choicesOf, contentHere, frameworkHere, known } from './here.ts'

const path = '/places/:place/frameworks/:framework/contract-measure'
const ofOne = '/places/:place/contract-measures/:contractMeasure'

interface ContractForm {
  /** The framework's measure that it is a form of; empty for a contract's own. */
  readonly from: string
  readonly under: string
  readonly changed: string
  readonly typed: MeasureTyped
  readonly errors?: FieldErrors
}

/** @param which the measure that is changed; none for a new one */
const contractForm = async (context: Context, framework: string, given: ContractForm, which?: MeasureId) => {
  const { id, place, framework: its } = await frameworkHere(context, framework)
  const version = its.held ?? its.versions[0] ?? null
  const outcomes = version === null ? [] : outcomesIn(await contentHere(context.scope, id, version))
  const from =
    given.from === '' ? undefined : await measureById(context.scope, id, idIn<MeasureId>(given.from, 'measure'))
  const isNew = which === undefined
  return measureFormPage({
    ...{ place, framework: its, typed: given.typed, choices: await choicesOf(context.scope, id) },
    under: underFramework(place, its),
    title: !isNew
      ? 'Change a measure of a contract'
      : from === undefined
        ? 'Add a measure for a contract'
        : `Count “${from.title}” in another way`,
    action: isNew
      ? `${frameworkAddress(place, its.id)}/contract-measure`
      : `${contractMeasureAddress(place, which)}/change`,
    carried: isNew ? { from: given.from } : {},
    before:
      from === undefined
        ? outcomeField('Outcome that it belongs to', outcomes, given.under, given.errors?.under)
        : changedField(given.changed, given.errors?.changed),
    ...(given.errors === undefined ? {} : { errors: given.errors }),
  })
}

const adding: readonly Route[] = [
  get({
    name: 'contract measure form',
    path,
    permission: 'measurement.edit',
    words: 'The form for a measure that a single contract uses.',
    query: Type.Object({ from: Type.Optional(Type.String({ maxLength: 36 })) }),
    handle: async (context) => {
      const { from = '' } = context.query
      const found =
        from === ''
          ? undefined
          : await measureById(context.scope, placeOf(context.at), idIn<MeasureId>(from, 'measure'))
      if (from !== '' && found === undefined) throw notFound('measure')
      const typed = found === undefined ? emptyMeasure : { ...measureShown(found), code: '' }
      return showPage(await contractForm(context, context.params.framework, { from, under: '', changed: '', typed }))
    },
  }),
  post({
    name: 'add a contract measure',
    path,
    permission: 'measurement.edit',
    audit: 'contract measure added',
    words: 'Adds a measure that a single contract counts in its own way, or a contract’s own under an outcome.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, framework } = await frameworkHere(context, context.params.framework)
      const typed = measureTyped(body)
      const [from, under, changed] = [textOf(body, 'from'), textOf(body, 'under'), textOf(body, 'changed')]
      const read = measureForm(typed, known(await choicesOf(scope, id)))
      const use =
        from === ''
          ? { kind: 'local' as const, outcome: under as OutcomeId }
          : { kind: 'adapted' as const, from: idIn<MeasureId>(from, 'measure'), changed }
      const saved = read.ok
        ? await addContractMeasure(scope, id, framework.id, read.value, use, dayOf(context.now))
        : read
      if (saved.ok) return goTo(measureAddress(place, saved.value), { message: 'The measure is there.' })
      const errors = saved.errors
      return invalid(
        errors,
        await contractForm(context, context.params.framework, { from, under, changed, typed, errors }),
      )
    },
  }),
]

/** A measure of contracts with its framework. @throws Refused `not-found` for a framework's own: that is changed in a draft */
const contractHere = async (context: Context, text: string) => {
  const measure = await measureById(context.scope, placeOf(context.at), idIn<MeasureId>(text, 'measure'))
  if (measure === undefined || measure.origin === 'own') throw notFound('measure')
  return { measure, ...(await frameworkHere(context, measure.framework)) }
}

const changing: readonly Route[] = [
  get({
    name: 'contract measure change form',
    path: `${ofOne}/change`,
    permission: 'measurement.edit',
    words: 'The form that changes a measure of contracts while no promise and no delivery stands on it.',
    handle: async (context) => {
      const { measure } = await contractHere(context, context.params.contractMeasure)
      const { adaptedFrom, changed, outcome, framework, id } = measure
      const given = { from: adaptedFrom ?? '', under: outcome.id, changed: changed ?? '', typed: measureShown(measure) }
      return showPage(await contractForm(context, framework, given, id))
    },
  }),
  post({
    name: 'change a contract measure',
    path: `${ofOne}/change`,
    permission: 'measurement.edit',
    audit: 'contract measure changed',
    words: 'Changes a measure of contracts while no promise and no delivery stands on it.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, measure } = await contractHere(context, context.params.contractMeasure)
      const typed = measureTyped(body)
      const [under, changed] = [textOf(body, 'under'), textOf(body, 'changed')]
      const read = measureForm(typed, known(await choicesOf(scope, id)))
      const given = { changed, outcome: under as OutcomeId }
      const saved = read.ok ? await changeContractMeasure(scope, id, measure.id, { ...given, words: read.value }) : read
      if (saved.ok) return goTo(measureAddress(place, measure.id), { message: 'The measure is changed.' })
      const errors = saved.errors
      const again = { from: measure.adaptedFrom ?? '', under, changed, typed, errors }
      return invalid(errors, await contractForm(context, measure.framework, again, measure.id))
    },
  }),
]

const ending: readonly Route[] = [
  get({
    name: 'contract measure end form',
    path: `${ofOne}/end`,
    permission: 'measurement.edit',
    words: 'The form that ends a measure of contracts.',
    handle: async (context) => {
      const { place, framework, measure, day } = await contractHere(context, context.params.contractMeasure)
      const on = boxes(measure.endedWhy === null ? day : (measure.endedOn ?? day))
      return showPage(endMeasurePage({ place, framework, measure, on, why: measure.endedWhy ?? '' }))
    },
  }),
  post({
    name: 'end a contract measure',
    path: `${ofOne}/end`,
    permission: 'measurement.edit',
    audit: 'contract measure ended',
    words: 'Ends a measure of contracts from a day on, with a reason. What was recorded stays in the totals.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, framework, measure } = await contractHere(context, context.params.contractMeasure)
      const on = dayIn(body, 'on')
      const why = textOf(body, 'why')
      const ended =
        on === undefined || on === 'wrong'
          ? { ok: false as const, errors: { on: 'Enter the first day without it, such as 1 4 2027.' } }
          : await endContractMeasure(scope, id, measure.id, { on, why })
      if (ended.ok) return goTo(measureAddress(place, measure.id), { message: 'The end of this measure is saved.' })
      const { errors } = ended
      return invalid(errors, endMeasurePage({ place, framework, measure, on: dayTyped(body, 'on'), why, errors }))
    },
  }),
]

export const contractRoutes: readonly Route[] = [...adding, ...changing, ...ending]
