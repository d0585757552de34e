// The paragraphs of a draft: adding, changing, moving, removing.
import { get, goTo, invalid, post, type Route, showPage, Type } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, notFound } from '../../../platform/kernel/index.ts'
import { prioritiesNow } from '../actions/filling.ts'
import { addPart, movePart, removePart, restorePart, savePart } from '../actions/parts.ts'
import { addTyped, saveTyped } from '../forms/paragraph.ts'
import { type PartFormView, partFormPage } from '../pages/paragraph.ts'
import { draftAddress, theKind } from '../pages/words.ts'
import { type EntryKind, firstSection, sectionOf } from '../rules/kinds.ts'
import { formBytes } from '../rules/limits.ts'
import { hereOf, openOr404 } from './here.ts'
import { type AtPart, type Context, partAt, partView, toPart } from './paragraph-view.ts'

const addTitle = (entry: EntryKind | null, section: string): string =>
  entry === 'outcome' ? 'Add an outcome' : entry === 'question' ? 'Add a question' : `Add a paragraph to “${section}”`

const addView = async (
  context: Context,
  typed: ReturnType<typeof addTyped>,
  errors?: FieldErrors,
): Promise<PartFormView> => {
  const { place, where } = await hereOf(context)
  const version = await openOr404(context.scope, where)
  const section = sectionOf(where.kind, typed.section || firstSection(where.kind))
  if (section === undefined) throw notFound(`part of ${theKind(where.kind)}`)
  const entry = section.entries === typed.entry ? typed.entry : null
  return {
    ...{ place, kind: where.kind, number: version.number, part: entry ?? 'text', typed, mayWrite: true },
    title: addTitle(entry, section.title),
    action: `${draftAddress(place, where.kind)}/add`,
    priorities: await prioritiesNow(context.scope, where.place),
    carried: {
      section: section.key,
      key: typed.onceKey,
      ...(entry === null ? {} : { entry }),
      ...(typed.after === undefined ? {} : { after: typed.after }),
    },
    ...(errors === undefined ? {} : { errors }),
  }
}

const writingRoutes = (): readonly Route[] => [
  get({
    name: 'add paragraph form',
    path: '/places/:place/policies/:document/draft/add',
    permission: 'policies.edit',
    words: 'The form to add a paragraph, an outcome or a question to a draft.',
    query: Type.Object({
      section: Type.Optional(Type.String()),
      entry: Type.Optional(Type.String()),
      after: Type.Optional(Type.String()),
    }),
    handle: async (context) => showPage(partFormPage(await addView(context, addTyped(context.query)))),
  }),
  post({
    name: 'add a paragraph',
    path: '/places/:place/policies/:document/draft/add',
    permission: 'policies.edit',
    audit: 'paragraph added',
    words: 'Adds a paragraph, an outcome or a question to a draft; once, however often it is sent.',
    form: { maxBytes: formBytes },
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      const typed = addTyped(context.body)
      const priority = asId(typed.priority) ?? null
      const made = await addPart(context.scope, { ...where, ...typed, priority, at: context.now })
      if (!made.ok) return invalid(made.errors, partFormPage(await addView(context, typed, made.errors)))
      return goTo(`${draftAddress(place, where.kind)}#part-${made.value}`, {
        message: 'It is added.',
        data: { paragraph: made.value },
      })
    },
  }),
  get({
    name: 'document paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph',
    permission: 'policies.drafts',
    words: 'One paragraph of a draft: its form, what sectors say about it, and every text it had.',
    handle: async (context) => showPage(partFormPage(await partView(context, await partAt(context)))),
  }),
  post({
    name: 'save a paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph',
    permission: 'policies.edit',
    audit: 'paragraph changed',
    words: 'Saves a paragraph. Where somebody else saved it meanwhile, both texts are shown and one chooses.',
    form: { maxBytes: formBytes },
    handle: async (context) => {
      const { scope, body, now } = context
      const found = await partAt(context)
      const typed = saveTyped(body)
      const entry = found.part.kind === 'outcome' || found.part.kind === 'question'
      const priority = entry && 'priority' in body ? { priority: asId(typed.priority) ?? null } : {}
      const { heading, words, base, choice, mine } = typed
      const saved = await savePart(scope, {
        ...found.where,
        ...{ heading, words, base, choice, mine, part: found.part.id, at: now },
        ...priority,
      })
      if (!saved.ok) {
        const { part } = found
        const kept = { ...part, by: part.changedBy, at: part.changedAt, removed: part.removedAt !== null }
        const both = mine === null ? {} : { both: { theirs: kept, mine } }
        return invalid(
          saved.errors,
          partFormPage(await partView(context, found, { typed, errors: saved.errors, ...both })),
        )
      }
      const outcome = saved.value
      if (outcome.what === 'choose') {
        const both = { theirs: outcome.theirs, mine: outcome.mine }
        return showPage(partFormPage(await partView(context, found, { typed, both })), 409)
      }
      const message =
        outcome.what === 'theirs kept'
          ? 'Theirs is kept. Yours is in the history of the paragraph.'
          : 'The paragraph is saved.'
      return goTo(toPart(found), { message })
    },
  }),
]

const moving = (action: 'up' | 'down'): Route =>
  post({
    name: `move a paragraph ${action}`,
    path: `/places/:place/policies/:document/draft/paragraphs/:paragraph/${action}`,
    permission: 'policies.edit',
    audit: 'paragraph moved',
    words: `Moves a paragraph ${action} by one, within its section.`,
    handle: async (context) => {
      const found = await partAt(context as AtPart)
      await movePart(context.scope, { ...found.where, part: found.part.id, up: action === 'up', at: context.now })
      return goTo(toPart(found))
    },
  })

const orderRoutes = (): readonly Route[] => [
  moving('up'),
  moving('down'),
  post({
    name: 'remove a paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph/remove',
    permission: 'policies.edit',
    audit: 'paragraph removed',
    words: 'Removes a paragraph from a draft. It can be brought back.',
    handle: async (context) => {
      const found = await partAt(context)
      const heading = await removePart(context.scope, { ...found.where, part: found.part.id, at: context.now })
      return goTo(draftAddress(found.place, found.where.kind), {
        message: `“${heading}” is removed. It can be brought back below.`,
      })
    },
  }),
  post({
    name: 'bring a paragraph back',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph/back',
    permission: 'policies.edit',
    audit: 'paragraph brought back',
    words: 'Brings a removed paragraph back as it was.',
    handle: async (context) => {
      const found = await partAt(context)
      const heading = await restorePart(context.scope, { ...found.where, part: found.part.id, at: context.now })
      return goTo(toPart(found), { message: `“${heading}” is back.` })
    },
  }),
]

export const paragraphRoutes = (): readonly Route[] => [...writingRoutes(), ...orderRoutes()]
