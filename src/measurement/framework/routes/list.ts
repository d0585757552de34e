// The frameworks of a place, and beginning an empty one.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { dayOf, errorsOf, may, textOf } from '../../../platform/kernel/index.ts'
import { placeNamed, placeOf } from '../../routes/here.ts'
import { frameworksOf, measuresOf } from '../actions/ask.ts'
import { newFramework } from '../actions/write.ts'
import { Frameworks } from '../api.ts'
import { frameworkColumns, frameworksPage } from '../pages/list.ts'
import { newFrameworkPage } from '../pages/small-forms.ts'
import { draftAddress, heldWords } from '../pages/words.ts'
import { lastDayOf } from '../rules/versions.ts'
import { versionJson } from './here.ts'

const path = '/places/:place/frameworks'

export const listRoutes: readonly Route[] = [
  get({
    name: 'frameworks',
    path,
    permission: 'measurement.read',
    words: 'The frameworks of a place: what is counted, and since when.',
    answer: Frameworks,
    handle: async ({ scope, at, now }) => {
      const id = placeOf(at)
      const day = dayOf(now)
      const held = Map.groupBy(await measuresOf(scope, id, day), ({ framework }) => framework)
      const frameworks = (await frameworksOf(scope, id, day)).map((one) => ({
        ...one,
        measures: held.get(one.id)?.length ?? 0,
      }))
      const place = await placeNamed(scope, id)
      const mayEdit = may(scope, 'measurement.edit', { kind: 'place', id })
      const data = {
        frameworks: frameworks.map((one) => ({
          ...{ id: one.id, title: one.title, theme: one.theme, endedOn: one.endedOn, measures: one.measures },
          versions: one.versions.map((version) => versionJson(one, version)),
        })),
      }
      return showData(data, (links) => frameworksPage({ place, frameworks, mayEdit, links }), {
        columns: frameworkColumns,
        rows: frameworks.map((one) => [
          ...[one.title, one.theme],
          one.held && heldWords(one.held.from, lastDayOf(one.versions, one.held, one.endedOn)),
          ...[one.measures, one.draft?.number ?? null],
        ]),
      })
    },
  }),
  get({
    name: 'framework form',
    path: `${path}/new`,
    permission: 'measurement.edit',
    words: 'The form that begins an empty framework.',
    handle: async ({ scope, at }) =>
      showPage(newFrameworkPage({ place: await placeNamed(scope, placeOf(at)), typed: { title: '', theme: '' } })),
  }),
  post({
    name: 'begin a framework',
    path: `${path}/new`,
    permission: 'measurement.edit',
    audit: 'framework made',
    words: 'Begins an empty framework with its first draft.',
    handle: async ({ scope, at, body }) => {
      const id = placeOf(at)
      const typed = { title: textOf(body, 'title'), theme: textOf(body, 'theme') }
      const wrongs = errorsOf({
        title: typed.title === '' || typed.title.length > 200 ? 'Enter a title of up to 200 letters.' : undefined,
        theme: typed.theme.length > 100 ? 'Use at most 100 letters.' : undefined,
      })
      const place = await placeNamed(scope, id)
      if (Object.keys(wrongs).length > 0) return invalid(wrongs, newFrameworkPage({ place, typed, errors: wrongs }))
      const made = await newFramework(scope, id, typed)
      if (!made.ok) return invalid(made.errors, newFrameworkPage({ place, typed, errors: made.errors }))
      return goTo(draftAddress(place, made.value.framework), {
        message: 'The framework is there. Add its first theme.',
      })
    },
  }),
]
