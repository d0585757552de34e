// Measures: the form in a draft, and the page of one.
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, may, notFound, textOf } from '../../../platform/kernel/index.ts'
import { objectivesByKeys, prioritiesOf } from '../../../priorities/index.ts'
import { type Context, idIn, placeNamed, placeOf } from '../../routes/here.ts'
import type { MeasureId } from '../../rules/types.ts'
import { frameworkOf, measureById, measuresEver } from '../actions/ask.ts'
import { contractStanding } from '../actions/contract.ts'
import { changeDraft } from '../actions/edit.ts'
import { OneMeasure } from '../api.ts'
import { emptyMeasure, type MeasureTyped, measureForm, measureShown, measureTyped } from '../forms/measure.ts'
import { measurePage } from '../pages/measure.ts'
import { measureFormPage, outcomeField } from '../pages/measure-form.ts'
import { takeOut } from '../pages/small-forms.ts'
import { draftAddress, underFramework } from '../pages/words.ts'
import { measuresIn, outcomesIn } from '../rules/content.ts'
import { withMeasure } from '../rules/edit.ts'
import { historyOf } from '../store/measures.ts'
import { choicesOf, draftHere, known, withEdition } from './here.ts'

const path = '/places/:place/frameworks/:framework'

interface DraftForm {
  readonly measure: string
  readonly under: string
  readonly edition: string
  readonly typed: MeasureTyped
  readonly errors?: FieldErrors
}

const draftForm = async (context: Context, here: Awaited<ReturnType<typeof draftHere>>, given: DraftForm) => {
  const { place, framework, content } = here
  const outcomes = outcomesIn(content)
  const at = draftAddress(place, framework.id)
  return measureFormPage({
    ...{ place, framework, typed: given.typed, choices: await choicesOf(context.scope, here.id) },
    under: [...underFramework(place, framework), { text: 'Draft', href: at }],
    title: given.measure === '' ? 'Add a measure' : 'Change a measure',
    action: `${at}/measure`,
    carried: { edition: given.edition, measure: given.measure },
    before: outcomeField('Outcome', outcomes, given.under, given.errors?.under),
    ...(given.measure === ''
      ? {}
      : {
          after: takeOut(
            { place, framework },
            {
              edition: given.edition,
              what: 'measure',
              which: given.measure,
              words: 'What was recorded by it stays, with its name.',
            },
          ),
        }),
    ...(given.errors === undefined ? {} : { errors: given.errors }),
  })
}

const inDraft: readonly Route[] = [
  get({
    name: 'measure form',
    path: `${path}/draft/measure`,
    permission: 'measurement.edit',
    words: 'The form for a measure of a draft.',
    query: Type.Object({
      measure: Type.Optional(Type.String({ maxLength: 36 })),
      under: Type.Optional(Type.String({ maxLength: 36 })),
    }),
    handle: async (context) => {
      const here = await draftHere(context, context.params.framework)
      const outcomes = outcomesIn(here.content)
      const { measure = '', under = '' } = context.query
      const found = measuresIn(here.content).find(({ id }) => id === measure)
      // Where no outcome is named, a new measure goes under the first.
      const outcome = outcomes.find((one) =>
        measure === '' ? under === '' || one.id === under : one.measures.some(({ id }) => id === measure),
      )
      if (outcome === undefined || (measure !== '' && found === undefined)) throw notFound('measure')
      const typed = found === undefined ? emptyMeasure : measureShown(found)
      const edition = String(here.draft.edition)
      return showPage(await draftForm(context, here, { measure, under: outcome.id ?? '', edition, typed }))
    },
  }),
  post({
    name: 'save a measure',
    path: `${path}/draft/measure`,
    permission: 'measurement.edit',
    audit: 'framework draft changed',
    words: 'Adds a measure to a draft, or changes one.',
    handle: async (context) => {
      const { scope, body } = context
      const here = await draftHere(context, context.params.framework)
      const { id, place, framework, day } = here
      const typed = measureTyped(body)
      const [measure, under, edition] = [textOf(body, 'measure'), textOf(body, 'under'), textOf(body, 'edition')]
      const read = measureForm(typed, known(await choicesOf(scope, id)))
      const outcome = outcomesIn(here.content).find((one) => one.id === under)?.id
      const errors = {
        ...(read.ok ? {} : read.errors),
        ...(outcome === undefined ? { under: 'Choose an outcome.' } : {}),
      }
      if (!read.ok || outcome === undefined)
        return invalid(errors, await draftForm(context, here, { measure, under, edition, typed, errors }))
      const content = measure === '' ? read.value : { ...read.value, id: measure as MeasureId }
      const saved = await changeDraft(
        ...([scope, id, framework.id, Number(edition)] as const),
        (now) => withMeasure(now, outcome, content),
        day,
      )
      if (saved.ok) return goTo(draftAddress(place, framework.id), { message: 'The measure is saved.' })
      const wrongs = withEdition(saved.errors, 'code')
      return invalid(wrongs, await draftForm(context, here, { measure, under, edition, typed, errors: wrongs }))
    },
  }),
]

const one: Route = get({
  name: 'measure',
  path: '/places/:place/measures/:measure',
  permission: 'measurement.read',
  words: 'One measure: what it is, who counts, what is to be shown, what it serves, and since when.',
  answer: OneMeasure,
  handle: async ({ scope, at, params, now }) => {
    const id = placeOf(at)
    const measure = await measureById(scope, id, idIn<MeasureId>(params.measure, 'measure'))
    const framework = measure && (await frameworkOf(scope, id, measure.framework, dayOf(now)))
    if (measure === undefined || framework === undefined) throw notFound('measure')
    const place = await placeNamed(scope, id)
    const history = await historyOf(scope, id, measure.id)
    const priority =
      measure.priority === null
        ? undefined
        : (await prioritiesOf(scope, id)).find((each) => each.id === measure.priority)
    const from = measure.adaptedFrom === null ? undefined : await measureById(scope, id, measure.adaptedFrom)
    const forms = (await measuresEver(scope, id)).filter((each) => each.adaptedFrom === measure.id)
    const mayEdit = may(scope, 'measurement.edit', { kind: 'place', id })
    const mayEnd = measure.origin !== 'own' && mayEdit
    const { framework: _, version: __, ...words } = measure
    const data = {
      ...words,
      versions: history.map(({ number, from: since, code, title, unit }) => ({
        number,
        from: since,
        code,
        title,
        unit,
      })),
    }
    const view = {
      ...{ place, framework, measure, history, forms, adaptedFrom: from ?? null },
      priority:
        priority === undefined
          ? null
          : { title: priority.title, href: `/places/${place.slug}/priorities/${priority.number}` },
      objectives: await objectivesByKeys(scope, id, measure.objectives),
      mayAdapt: measure.origin === 'own' && framework.held !== null && mayEdit,
      ...{ mayEnd, mayChange: mayEnd && (await contractStanding(scope, id, measure)).mayChange },
    }
    return showData(data, () => measurePage(view))
  },
})

export const measureRoutes: readonly Route[] = [...inDraft, one]
