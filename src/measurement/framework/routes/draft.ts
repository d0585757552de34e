// A draft: opening it, its parts, and its way into force.
import { get, goTo, invalid, post, type Route, showPage } from '../../../platform/http/index.ts'
import { dayIn, dayTyped, textOf } from '../../../platform/kernel/index.ts'
import { frameworkAddress, frameworksAt } from '../../pages/words.ts'
import type { MeasureId, OutcomeId } from '../../rules/types.ts'
import { changeDraft } from '../actions/edit.ts'
import { dropDraft, openDraft, putInForce } from '../actions/write.ts'
import { draftPage } from '../pages/draft.ts'
import { inForcePage } from '../pages/small-forms.ts'
import { draftAddress } from '../pages/words.ts'
import { withoutMeasure, withoutOutcome, withoutTheme } from '../rules/edit.ts'
import type { FrameworkContent } from '../rules/types.ts'
import { boxes, draftHere, frameworkHere } from './here.ts'

const path = '/places/:place/frameworks/:framework'

const without = (content: FrameworkContent, what: string, which: string): FrameworkContent => {
  if (what === 'theme') return withoutTheme(content, Number(which))
  if (what === 'outcome') return withoutOutcome(content, which as OutcomeId)
  return withoutMeasure(content, which as MeasureId)
}

export const draftRoutes: readonly Route[] = [
  get({
    name: 'framework draft',
    path: `${path}/draft`,
    permission: 'measurement.read',
    words: 'The version of a framework that is being written.',
    handle: async (context) => {
      const { place, framework, draft, content } = await draftHere(context, context.params.framework)
      return showPage(draftPage({ place, framework, draft, content }))
    },
  }),
  post({
    name: 'open a framework draft',
    path: `${path}/draft/open`,
    permission: 'measurement.edit',
    audit: 'framework draft opened',
    words: 'Begins a new version of a framework that says what the newest one says.',
    handle: async (context) => {
      const { id, place, framework } = await frameworkHere(context, context.params.framework)
      await openDraft(context.scope, id, framework.id)
      return goTo(draftAddress(place, framework.id))
    },
  }),
  post({
    name: 'remove from a framework draft',
    path: `${path}/draft/remove`,
    permission: 'measurement.edit',
    audit: 'framework draft changed',
    words: 'Takes a theme, an outcome or a measure out of a draft.',
    handle: async (context) => {
      const { scope, body } = context
      const here = await draftHere(context, context.params.framework)
      const { id, place, framework, day } = here
      const [what, which] = [textOf(body, 'what'), textOf(body, 'which')]
      const change = (content: FrameworkContent) => without(content, what, which)
      const saved = await changeDraft(scope, id, framework.id, Number(textOf(body, 'edition')), change, day)
      return goTo(draftAddress(place, framework.id), {
        message: saved.ok
          ? 'It is taken out.'
          : 'Somebody else has changed this draft since you opened it, so nothing was taken out. Look at it again.',
      })
    },
  }),
  post({
    name: 'drop a framework draft',
    path: `${path}/draft/drop`,
    permission: 'measurement.edit',
    audit: 'framework draft dropped',
    words: 'Throws a draft away.',
    handle: async (context) => {
      const { id, place, framework } = await frameworkHere(context, context.params.framework)
      await dropDraft(context.scope, id, framework.id)
      const back = framework.versions.length > 1 ? frameworkAddress(place, framework.id) : frameworksAt(place)
      return goTo(back, { message: 'The draft is thrown away.' })
    },
  }),
  get({
    name: 'framework in force form',
    path: `${path}/draft/in-force`,
    permission: 'measurement.edit',
    words: 'The form that puts a draft in force.',
    handle: async (context) => {
      const { place, framework, draft, day } = await draftHere(context, context.params.framework)
      return showPage(inForcePage({ place, framework, number: draft.number, from: boxes(day) }))
    },
  }),
  post({
    name: 'put a framework in force',
    path: `${path}/draft/in-force`,
    permission: 'measurement.edit',
    audit: 'framework put in force',
    words: 'Puts a draft in force from a day on. It cannot be changed then.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, framework, draft } = await draftHere(context, context.params.framework)
      const from = dayIn(body, 'from')
      const done =
        from === undefined || from === 'wrong'
          ? { ok: false as const, errors: { from: 'Enter the first day, such as 1 4 2027.' } }
          : await putInForce(scope, id, framework.id, { from, at: now })
      if (done.ok) return goTo(frameworkAddress(place, framework.id), { message: 'It is put in force.' })
      const view = { place, framework, number: draft.number, from: dayTyped(body, 'from'), errors: done.errors }
      return invalid(done.errors, inForcePage(view))
    },
  }),
]
