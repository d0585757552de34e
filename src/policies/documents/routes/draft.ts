// A draft: its page, its title, the rules it fixes, and its way to publication.
import { get, goTo, invalid, post, type Route, sendFile, showData, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import { documentBody } from '../../../platform/ui/index.ts'
import type { PoliciesServices } from '../../index.ts'
import { saveAbout, saveRules } from '../actions/about.ts'
import { drop, propose, takeBack } from '../actions/propose.ts'
import { publishVersion } from '../actions/publish.ts'
import { DraftShape } from '../api.ts'
import { emptyRules, type RulesTyped, rulesForm, rulesShown, rulesTyped } from '../forms/rules.ts'
import { aboutForm, aboutTyped } from '../forms/start.ts'
import { rulesBlocks } from '../messages/fills.ts'
import { draftPage } from '../pages/draft.ts'
import { rulesPage } from '../pages/rules.ts'
import { aboutPage } from '../pages/small-forms.ts'
import { documentAddress, draftAddress } from '../pages/words.ts'
import { type RulesRow, rulesOf } from '../store/rules.ts'
import { draftFound, draftJson } from './draft-view.ts'
import { type Asked, hereOf, openOr404 } from './here.ts'

const rulesView = async (
  asked: Asked,
  typed: RulesTyped,
  more: { readonly errors?: FieldErrors; readonly theirs?: RulesRow } = {},
) => {
  const { place, where } = await hereOf(asked)
  if (where.kind !== 'policy') throw notFound('page')
  const version = await openOr404(asked.scope, where)
  const { errors, theirs } = more
  return rulesPage({
    ...{ place, number: version.number, typed },
    ...(errors === undefined ? {} : { errors }),
    ...(theirs === undefined
      ? {}
      : {
          theirs: {
            by: theirs.changedBy,
            at: theirs.changedAt,
            body: documentBody({ blocks: rulesBlocks(theirs), part: true }),
          },
        }),
  })
}

const ruleRoutes = (): readonly Route[] => [
  get({
    name: 'policy rules form',
    path: '/places/:place/policies/:document/draft/rules',
    permission: 'policies.edit',
    words: 'The form for the weightings, thresholds and tiers of a policy.',
    handle: async (context) => {
      const { where } = await hereOf(context)
      const rules = await rulesOf(context.scope, (await openOr404(context.scope, where)).id)
      const typed = rules === undefined ? emptyRules(dayOf(context.now)) : rulesShown(rules, rules.edition)
      return showPage(await rulesView(context, typed))
    },
  }),
  post({
    name: 'save policy rules',
    path: '/places/:place/policies/:document/draft/rules',
    permission: 'policies.edit',
    audit: 'policy rules changed',
    words: 'Saves the weightings, thresholds and tiers of a policy that is drafted.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, where } = await hereOf(context)
      const typed = rulesTyped(body)
      const read = rulesForm(body, typed)
      if (!read.ok) return invalid(read.errors, await rulesView(context, typed, { errors: read.errors }))
      const saved = await saveRules(scope, { ...where, rules: read.value, base: typed.base, at: now })
      if (!saved.ok) return invalid(saved.errors, await rulesView(context, typed, { errors: saved.errors }))
      const { theirs } = saved.value
      if (theirs !== null)
        return showPage(await rulesView(context, { ...typed, base: theirs.edition }, { theirs }), 409)
      return goTo(draftAddress(place, where.kind), { message: 'The rules are saved.' })
    },
  }),
]

const aboutRoutes = (): readonly Route[] => [
  get({
    name: 'document title form',
    path: '/places/:place/policies/:document/draft/about',
    permission: 'policies.edit',
    words: 'The form for the title and the day of review.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      const { number, title, reviewOn } = await openOr404(context.scope, where)
      const [year = '', month = '', day = ''] = reviewOn?.split('-') ?? []
      const typed = { title, review: { day, month, year } }
      return showPage(aboutPage({ place, kind: where.kind, number, typed }))
    },
  }),
  post({
    name: 'save document title',
    path: '/places/:place/policies/:document/draft/about',
    permission: 'policies.edit',
    audit: 'document title changed',
    words: 'Saves the title and the day of review of a draft.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, where } = await hereOf(context)
      const read = aboutForm(body)
      const saved = read.ok ? await saveAbout(scope, { ...where, ...read.value, at: now }) : read
      if (saved.ok)
        return goTo(draftAddress(place, where.kind), { message: 'The title and the day of review are saved.' })
      const { number } = await openOr404(scope, where)
      const typed = aboutTyped(body)
      return invalid(saved.errors, aboutPage({ place, kind: where.kind, number, typed, errors: saved.errors }))
    },
  }),
]

const lifeRoutes = (services: PoliciesServices): readonly Route[] => [
  post({
    name: 'propose a document',
    path: '/places/:place/policies/:document/draft/propose',
    permission: 'policies.edit',
    audit: 'document proposed',
    words:
      'Asks every seated sector to agree to a draft. Its words, priorities and rules stay as they are from then on.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      await propose(context.scope, { ...where, at: context.now })
      return goTo(draftAddress(place, where.kind), {
        message: 'It is proposed. Every seated sector is asked to agree.',
      })
    },
  }),
  post({
    name: 'take a document back',
    path: '/places/:place/policies/:document/draft/take-back',
    permission: 'policies.edit',
    audit: 'document taken back',
    words: 'Takes a proposed version back to draft, while nobody has adopted it.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      await takeBack(context.scope, { ...where, at: context.now })
      return goTo(draftAddress(place, where.kind), { message: 'It is a draft again. Its words can change.' })
    },
  }),
  post({
    name: 'drop a version',
    path: '/places/:place/policies/:document/draft/drop',
    permission: 'policies.edit',
    audit: 'document version dropped',
    words: 'Ends the work on a version, with a reason. It is kept.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      await drop(context.scope, { ...where, why: textOf(context.body, 'why'), at: context.now })
      return goTo(`${documentAddress(place, where.kind)}/versions`, {
        message: 'The work on this version has ended. It is kept with your reason.',
      })
    },
  }),
  post({
    name: 'publish a document',
    path: '/places/:place/policies/:document/draft/publish',
    permission: 'policies.publish',
    audit: 'document published',
    words: 'Publishes the version that is agreed and adopted; its rules come into force.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      await publishVersion(context.scope, services, { ...where, at: context.now })
      return goTo(documentAddress(place, where.kind), { message: 'It is published. Everybody can read it.' })
    },
  }),
]

export const draftRoutes = (services: PoliciesServices): readonly Route[] => [
  get({
    name: 'document draft',
    path: '/places/:place/policies/:document/draft',
    permission: 'policies.drafts',
    words: 'The version that is being worked on: its paragraphs, what sectors say, and what comes next.',
    answer: DraftShape,
    handle: async (context) => {
      const here = await hereOf(context)
      const found = await draftFound(context, here, await openOr404(context.scope, here.where))
      return showData(draftJson(found), (links) => draftPage({ ...found.view, json: links.json }))
    },
  }),
  get({
    name: 'file of a draft',
    path: '/places/:place/policies/:document/draft/file',
    permission: 'policies.drafts',
    words: 'The file that a draft keeps as it is.',
    handle: async (context) => {
      const { where } = await hereOf(context)
      const { file } = await openOr404(context.scope, where)
      if (file === null) throw notFound('file')
      const type =
        file.kind === 'pdf'
          ? 'application/pdf'
          : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      return sendFile(file.name, type, await services.files.open(file.key))
    },
  }),
  ...aboutRoutes(),
  ...ruleRoutes(),
  ...lifeRoutes(services),
]
