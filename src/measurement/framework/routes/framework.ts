// One framework: what holds, one of its versions, and its end.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { dayIn, dayTyped, notFound, textOf } from '../../../platform/kernel/index.ts'
import { frameworkAddress } from '../../pages/words.ts'
import { type Context, idIn } from '../../routes/here.ts'
import type { FrameworkVersionId } from '../../rules/types.ts'
import { unitWords } from '../../rules/words.ts'
import { measuresEver } from '../actions/ask.ts'
import { endFramework } from '../actions/write.ts'
import { OneFramework } from '../api.ts'
import { frameworkPage } from '../pages/framework.ts'
import { endPage } from '../pages/small-forms.ts'
import { measuresIn } from '../rules/content.ts'
import type { FrameworkContent, FrameworkVersion } from '../rules/types.ts'
import { boxes, contentHere, frameworkHere, versionJson } from './here.ts'

const path = '/places/:place/frameworks/:framework'

const openColumns = [
  { name: 'theme', title: 'Theme' },
  { name: 'outcome', title: 'Outcome' },
  { name: 'code', title: 'Code' },
  { name: 'title', title: 'Measure' },
  { name: 'definition', title: 'Definition' },
  { name: 'unit', title: 'Unit' },
  { name: 'whoCounts', title: 'Who counts' },
  { name: 'frequency', title: 'Frequency' },
  { name: 'direction', title: 'Direction' },
  { name: 'level', title: 'Level' },
  { name: 'whose', title: 'Whose wellbeing' },
  { name: 'objectives', title: 'Objectives' },
  { name: 'references', title: 'Reference codes' },
] as const

/** What may leave the place: measures under a licence stay. */
const openContent = ({ themes }: FrameworkContent) =>
  themes.map(({ title, outcomes }) => ({
    title,
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      measures: outcome.measures.filter((one) => one.private !== true).map(({ private: _, ...measure }) => measure),
    })),
  }))

const openRows = (content: FrameworkContent) =>
  openContent(content).flatMap((theme) =>
    theme.outcomes.flatMap((outcome) =>
      outcome.measures.map((one) => [
        ...[theme.title, outcome.title, one.code, one.title, one.definition, unitWords(one.unit, one.ownUnit)],
        ...[one.whoCounts, one.frequency, one.direction, one.level, one.whose, one.objectives.join('; ')],
        one.references.map(({ framework, code }) => `${framework}: ${code}`).join('; '),
      ]),
    ),
  )

const shown = async (
  context: Context,
  here: Awaited<ReturnType<typeof frameworkHere>>,
  version: FrameworkVersion,
  own: boolean,
) => {
  const { id, day, framework, place, mayEdit } = here
  const content = await contentHere(context.scope, id, version)
  const contract = (await measuresEver(context.scope, id)).filter(
    (one) => one.framework === framework.id && one.version === null,
  )
  const all = measuresIn(content)
  const data = {
    ...{ id: framework.id, title: framework.title, theme: framework.theme, version: versionJson(framework, version) },
    leftOut: all.filter((one) => one.private === true).length,
    themes: openContent(content),
    contractMeasures: contract
      .filter((one) => own && !one.private)
      .map(({ framework: _, version: __, private: ___, theme, outcome, ...words }) => ({
        ...words,
        theme,
        outcome: outcome.title,
      })),
  }
  return showData(
    data,
    (links) => frameworkPage({ place, framework, version, content, contract, own, day, mayEdit, links }),
    { columns: openColumns, rows: openRows(content) },
  )
}

export const frameworkRoutes: readonly Route[] = [
  get({
    name: 'framework',
    path,
    permission: 'measurement.read',
    words: 'The version of a framework that holds today; the newest where none does.',
    answer: OneFramework,
    handle: async (context) => {
      const here = await frameworkHere(context, context.params.framework)
      const version = here.framework.held ?? here.framework.versions[0]
      if (version === undefined) throw notFound('version')
      return shown(context, here, version, true)
    },
  }),
  get({
    name: 'framework version',
    path: `${path}/versions/:frameworkVersion`,
    permission: 'measurement.read',
    words: 'One version of a framework, as it was or will be.',
    answer: OneFramework,
    handle: async (context) => {
      const here = await frameworkHere(context, context.params.framework)
      const id = idIn<FrameworkVersionId>(context.params.frameworkVersion, 'version')
      const version = here.framework.versions.find((one) => one.id === id)
      if (version === undefined) throw notFound('version')
      return shown(context, here, version, false)
    },
  }),
  get({
    name: 'framework end form',
    path: `${path}/end`,
    permission: 'measurement.edit',
    words: 'The form that ends a framework.',
    handle: async (context) => {
      const { place, framework, day } = await frameworkHere(context, context.params.framework)
      return showPage(endPage({ place, framework, on: boxes(day), why: '' }))
    },
  }),
  post({
    name: 'end a framework',
    path: `${path}/end`,
    permission: 'measurement.edit',
    audit: 'framework ended',
    words: 'Ends a framework from a day on, with a reason. What was recorded stays.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, framework } = await frameworkHere(context, context.params.framework)
      const on = dayIn(body, 'on')
      const why = textOf(body, 'why')
      const ended =
        on === undefined || on === 'wrong'
          ? { ok: false as const, errors: { on: 'Enter the first day without it, such as 1 4 2027.' } }
          : await endFramework(scope, id, framework.id, { on, why, at: now })
      if (!ended.ok)
        return invalid(ended.errors, endPage({ place, framework, on: dayTyped(body, 'on'), why, errors: ended.errors }))
      return goTo(frameworkAddress(place, framework.id), { message: 'The end of this framework is saved.' })
    },
  }),
]
