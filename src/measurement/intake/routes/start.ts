// A framework begun from the starter measures.
import { get, goTo, invalid, post, type Route, showData, Type } from '../../../platform/http/index.ts'
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { draftAddress } from '../../framework/pages/words.ts'
import { type Context, placeNamed, placeOf } from '../../routes/here.ts'
import { startFromStarter } from '../actions/start.ts'
import { StarterMeasures } from '../api.ts'
import { type StartTyped, startForm, startTyped } from '../forms/start.ts'
import { startPage } from '../pages/start.ts'
import { exportHeadings, exportRows } from '../rules/export.ts'
import { type Arrangement, isArrangement, starterSets } from '../rules/starter.ts'

const path = '/places/:place/frameworks/start'

const setJson = (arrangement: Arrangement) => {
  const { title, words, source, licence, vintage, toCheck, themes } = starterSets[arrangement]
  return { title, words, source, licence, vintage, toCheck, themes }
}

const formPage = async ({ scope, at }: Context, typed: StartTyped, errors?: FieldErrors) =>
  startPage({ place: await placeNamed(scope, placeOf(at)), typed, errors })

export const startRoutes: readonly Route[] = [
  get({
    name: 'starter measures',
    path,
    permission: 'measurement.edit',
    words: 'The starter measures, to choose from for a new framework.',
    query: Type.Object({ by: Type.Optional(Type.String({ maxLength: 20 })) }),
    answer: StarterMeasures,
    handle: async (context) => {
      const { by = '' } = context.query
      const arrangement = isArrangement(by) ? by : 'themes'
      const view = await formPage(context, { title: '', theme: '', arrangement, measures: [] })
      return showData(setJson(arrangement), () => view, {
        columns: exportHeadings.map((name) => ({ name, title: name })),
        rows: exportRows(starterSets[arrangement]),
      })
    },
  }),
  post({
    name: 'begin from the starter measures',
    path,
    permission: 'measurement.edit',
    audit: 'framework begun from the starter',
    words: 'Makes a framework whose draft holds the starter measures that were chosen.',
    handle: async (context) => {
      const typed = startTyped(context.body)
      const chosen = startForm(typed)
      if (!chosen.ok) return invalid(chosen.errors, await formPage(context, typed, chosen.errors))
      const { scope, at } = context
      const made = await startFromStarter(scope, placeOf(at), chosen.value)
      if (!made.ok) return invalid(made.errors, await formPage(context, typed, made.errors))
      const place = await placeNamed(scope, placeOf(at))
      return goTo(draftAddress(place, made.value), {
        message: 'The draft is made. Change what does not fit, and put it in force when it does.',
        data: { framework: made.value },
      })
    },
  }),
]
