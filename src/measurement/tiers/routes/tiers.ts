// The tiers that hold in a place, and setting them.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { dayOf, may } from '../../../platform/kernel/index.ts'
import type { MeasurementServices } from '../../index.ts'
import { setTiers } from '../actions/schemes.ts'
import { Tiers } from '../api.ts'
import { type TiersTyped, tiersForm, tiersShown, tiersTyped } from '../forms/tiers.ts'
import { tiersFormPage } from '../pages/edit.ts'
import { tierColumns, tiersPage } from '../pages/tiers.ts'
import { tiersAt } from '../pages/words.ts'
import { starterScheme } from '../rules/starter.ts'
import { bandEnd } from '../rules/tier.ts'
import { type Context, placeOf, tiersHere } from './here.ts'

const formView = async (services: MeasurementServices, context: Context, typed?: TiersTyped) => {
  const { place, scheme, policy } = await tiersHere(services, context)
  const proposed = scheme.tiersFrom === 'nobody' && typed === undefined
  const shown = proposed ? starterScheme : scheme
  return { place, policy, proposed, typed: typed ?? tiersShown(shown, dayOf(context.now)) }
}

export const tierRoutes = (services: MeasurementServices): readonly Route[] => [
  get({
    name: 'tiers',
    path: '/places/:place/tiers',
    permission: 'measurement.read',
    words: 'How much may be asked of a contract by its value, risk and opportunity, and who fixed it.',
    answer: Tiers,
    handle: async (context) => {
      const { id, place, scheme, policy, set } = await tiersHere(services, context)
      const mayEdit = may(context.scope, 'measurement.edit', { kind: 'place', id })
      const tiers = scheme.tiers.map((tier) => ({ ...tier, toPence: bandEnd(scheme.tiers, tier) }))
      const data = {
        ...{ tiersFrom: scheme.tiersFrom, since: scheme.since, policy: policy?.title ?? null },
        ...{ tiers, shifts: scheme.shifts, hours: scheme.hours },
        set: set.map(({ from, why, setBy, setAt }) => ({ from, why, setBy, setAt: setAt.toISOString() })),
      }
      return showData(data, (links) => tiersPage({ place, scheme, policy, set, mayEdit, links }), {
        columns: tierColumns,
        rows: tiers.map((tier) => [
          ...[tier.name, tier.fromPence, tier.toPence, tier.measuresAtMost, tier.questionsAtMost],
          ...[tier.evidenceAtMost, tier.returnsAtMost, tier.hoursAtMost],
        ]),
      })
    },
  }),
  get({
    name: 'tiers form',
    path: '/places/:place/tiers/edit',
    permission: 'measurement.edit',
    words: 'The form in which a place sets its tiers.',
    handle: async (context) => showPage(tiersFormPage(await formView(services, context))),
  }),
  post({
    name: 'set tiers',
    path: '/places/:place/tiers/edit',
    permission: 'measurement.edit',
    audit: 'tiers set',
    words: 'Sets the tiers of a place from a day on, with a reason.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const typed = tiersTyped(body)
      const read = tiersForm(body, typed)
      const view = await formView(services, context, typed)
      if (!read.ok) return invalid(read.errors, tiersFormPage({ ...view, errors: read.errors }))
      await setTiers(scope, placeOf(at), { ...read.value, at: now })
      return goTo(tiersAt(view.place), { message: 'The tiers are saved.' })
    },
  }),
]
