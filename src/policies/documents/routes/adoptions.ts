// Organisations adopt what the sectors agreed to.
import { get, goTo, invalid, post, type Route, type RouteContext, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, formatMoment, notFound, textOf } from '../../../platform/kernel/index.ts'
import type { PoliciesServices } from '../../index.ts'
import { partnersToday, recordAdoption, removeAdoption } from '../actions/adopt.ts'
import { type AdoptTyped, adoptForm, adoptTyped } from '../forms/start.ts'
import { adoptionsPage } from '../pages/small-forms.ts'
import { draftAddress } from '../pages/words.ts'
import { isOpen } from '../rules/life.ts'
import type { VersionRow } from '../rules/types.ts'
import { adoptionsOf } from '../store/adoptions.ts'
import { versionsOf } from '../store/versions.ts'
import { type Asked, hereOf, mayDo } from './here.ts'

/** The open version; else the published one, which further organisations may adopt. */
const versionToAdopt = async (asked: Asked): Promise<VersionRow> => {
  const { where } = await hereOf(asked)
  const versions = await versionsOf(asked.scope, where.place, where.kind)
  const found = versions.find(isOpen) ?? versions.find(({ state }) => state === 'published')
  if (found === undefined) throw notFound('version')
  return found
}

const empty: AdoptTyped = { organisation: '', adopted: { day: '', month: '', year: '' }, minute: '' }

const viewOf = async (context: Asked & Pick<RouteContext, 'now'>, typed: AdoptTyped, errors?: FieldErrors) => {
  const { scope, now } = context
  const { place, where } = await hereOf(context)
  const version = await versionToAdopt(context)
  const adoptions = await adoptionsOf(scope, version.id)
  const adopted = new Set(adoptions.map(({ organisationId }) => organisationId))
  const mayRecord = mayDo(scope, 'policies.adopt', where.place)
  return adoptionsPage({
    ...{ place, kind: where.kind, number: version.number, title: version.title, typed, mayRecord },
    adoptions: adoptions.map((one) => ({
      ...{ id: one.id, organisation: one.organisation, on: one.adoptedOn, minute: one.minute },
      recorded: `${one.recordedBy}, ${formatMoment(one.recordedAt)}`,
    })),
    notYet: (await partnersToday(scope, where.place, dayOf(now))).filter(({ id }) => !adopted.has(id)),
    mayRemove: mayRecord && version.state === 'proposed',
    ...(errors === undefined ? {} : { errors }),
  })
}

export const adoptionRoutes = (services: PoliciesServices): readonly Route[] => [
  get({
    name: 'document adoptions',
    path: '/places/:place/policies/:document/draft/adoptions',
    permission: 'policies.drafts',
    words: 'Which organisations adopted a version, with day and minute, and who recorded it.',
    handle: async (context) => showPage(await viewOf(context, empty)),
  }),
  post({
    name: 'record an adoption',
    path: '/places/:place/policies/:document/draft/adoptions',
    permission: 'policies.adopt',
    audit: 'document adopted',
    words: 'Records that an organisation adopted a version: the day and the minute.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, where } = await hereOf(context)
      const read = adoptForm(body)
      const version = await versionToAdopt(context)
      const saved = read.ok
        ? await recordAdoption(scope, services, { ...where, ...read.value, version: version.id, at: now })
        : read
      if (!saved.ok) return invalid(saved.errors, await viewOf(context, adoptTyped(body), saved.errors))
      return goTo(`${draftAddress(place, where.kind)}/adoptions`, { message: 'The adoption is recorded.' })
    },
  }),
  post({
    name: 'take an adoption back',
    path: '/places/:place/policies/:document/draft/adoptions/remove',
    permission: 'policies.adopt',
    audit: 'document adoption removed',
    words: 'Takes back an adoption that was recorded by mistake, before the version is published.',
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      const version = await versionToAdopt(context)
      await removeAdoption(context.scope, { ...where, version: version.id, adoption: textOf(context.body, 'adoption') })
      return goTo(`${draftAddress(place, where.kind)}/adoptions`, { message: 'The adoption is taken back.' })
    },
  }),
]
