// The forms for the themes and outcomes of a draft.
import { get, goTo, invalid, post, type Route, showPage, Type } from '../../../platform/http/index.ts'
import { errorsOf, notFound, textOf } from '../../../platform/kernel/index.ts'
import type { OutcomeId } from '../../rules/types.ts'
import { changeDraft } from '../actions/edit.ts'
import { outcomePage, themePage } from '../pages/small-forms.ts'
import { draftAddress } from '../pages/words.ts'
import { outcomesIn } from '../rules/content.ts'
import { withNewOutcome, withOutcome, withTheme } from '../rules/edit.ts'
import type { FrameworkContent } from '../rules/types.ts'
import { draftHere, withEdition } from './here.ts'

const path = '/places/:place/frameworks/:framework/draft'

const titleWrong = (title: string): string | undefined =>
  title === '' || title.length > 200 ? 'Enter words of up to 200 letters.' : undefined

/** The place of a theme in the draft, from 0; null for none given. @throws Refused `not-found` for one that is not there */
const themeAt = ({ themes }: FrameworkContent, text: string | undefined): number | null => {
  if (text === undefined || text === '') return null
  const at = Number(text)
  if (themes[at] === undefined) throw notFound('theme')
  return at
}

const themeRoutes: readonly Route[] = [
  get({
    name: 'framework theme form',
    path: `${path}/theme`,
    permission: 'measurement.edit',
    words: 'The form for a theme of a draft.',
    query: Type.Object({ theme: Type.Optional(Type.String({ maxLength: 4 })) }),
    handle: async (context) => {
      const { place, framework, draft, content } = await draftHere(context, context.params.framework)
      const at = themeAt(content, context.query.theme)
      const title = at === null ? '' : (content.themes[at]?.title ?? '')
      return showPage(themePage({ place, framework, edition: String(draft.edition), title, at }))
    },
  }),
  post({
    name: 'save a framework theme',
    path: `${path}/theme`,
    permission: 'measurement.edit',
    audit: 'framework draft changed',
    words: 'Adds a theme to a draft, or changes one.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, framework, content, day } = await draftHere(context, context.params.framework)
      const at = themeAt(content, textOf(body, 'theme'))
      const [title, edition] = [textOf(body, 'title'), textOf(body, 'edition')]
      const wrongs = errorsOf({ title: titleWrong(title) })
      const saved =
        Object.keys(wrongs).length > 0
          ? { ok: false as const, errors: wrongs }
          : await changeDraft(scope, id, framework.id, Number(edition), (now) => withTheme(now, at, title), day)
      if (saved.ok) return goTo(draftAddress(place, framework.id), { message: 'The theme is saved.' })
      const errors = withEdition(saved.errors, 'title')
      return invalid(errors, themePage({ place, framework, edition, title, at, errors }))
    },
  }),
]

const outcomeRoutes: readonly Route[] = [
  get({
    name: 'framework outcome form',
    path: `${path}/outcome`,
    permission: 'measurement.edit',
    words: 'The form for an outcome of a draft.',
    query: Type.Object({
      theme: Type.Optional(Type.String({ maxLength: 4 })),
      outcome: Type.Optional(Type.String({ maxLength: 36 })),
    }),
    handle: async (context) => {
      const { place, framework, draft, content } = await draftHere(context, context.params.framework)
      const { outcome = '', theme = '0' } = context.query
      const found = outcomesIn(content).find(({ id }) => id === outcome)
      if (found === undefined) themeAt(content, theme)
      const { title, words } = found ?? { title: '', words: '' }
      return showPage(outcomePage({ place, framework, edition: String(draft.edition), title, words, theme, outcome }))
    },
  }),
  post({
    name: 'save a framework outcome',
    path: `${path}/outcome`,
    permission: 'measurement.edit',
    audit: 'framework draft changed',
    words: 'Adds an outcome to a theme of a draft, or changes one.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, framework, content, day } = await draftHere(context, context.params.framework)
      const [title, words, edition] = [textOf(body, 'title'), textOf(body, 'words'), textOf(body, 'edition')]
      // Where no theme is named, a new outcome goes under the first.
      const [theme, outcome] = [textOf(body, 'theme') || '0', textOf(body, 'outcome')]
      const known = outcomesIn(content).some((one) => one.id === outcome)
      const at = known ? null : themeAt(content, theme)
      const wrongs = errorsOf({
        title: titleWrong(title),
        words: words.length > 2000 ? 'Use at most 2,000 letters.' : undefined,
      })
      const change = (now: FrameworkContent): FrameworkContent =>
        known
          ? withOutcome(now, outcome as OutcomeId, { title, words })
          : withNewOutcome(now, at ?? 0, { title, words })
      const saved =
        Object.keys(wrongs).length > 0
          ? { ok: false as const, errors: wrongs }
          : await changeDraft(scope, id, framework.id, Number(edition), change, day)
      if (saved.ok) return goTo(draftAddress(place, framework.id), { message: 'The outcome is saved.' })
      const errors = withEdition(saved.errors, 'title')
      return invalid(errors, outcomePage({ place, framework, edition, title, words, theme, outcome, errors }))
    },
  }),
]

export const partRoutes: readonly Route[] = [...themeRoutes, ...outcomeRoutes]
