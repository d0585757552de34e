// The one-page form for small contracts: on a page, and as a Word file to send.
import { isInventedPlace } from '../../../places/index.ts'
import { mediaTypes } from '../../../platform/documents/index.ts'
import { get, type Route, sendFile, showPage, Type } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors } from '../../../platform/kernel/index.ts'
import type { MeasurementServices } from '../../index.ts'
import { mostMeasures, onePage } from '../messages/one-page.ts'
import { smallFormPage } from '../pages/small-form.ts'
import { inOrder } from '../rules/tier.ts'
import { type Context, offeredHere, tiersHere } from './here.ts'

const query = Type.Object({
  contract: Type.Optional(Type.String({ maxLength: 120 })),
  measure: Type.Optional(
    Type.Union([Type.String({ maxLength: 40 }), Type.Array(Type.String({ maxLength: 40 }), { maxItems: 200 })]),
  ),
})

interface Asked {
  readonly contract?: string
  readonly measure?: string | readonly string[]
}

const found = async (services: MeasurementServices, context: Context & { readonly query: Asked }) => {
  const { id, place, scheme } = await tiersHere(services, context)
  const offered = await offeredHere(context)
  const asked = context.query.measure ?? []
  const chosen = offered.filter((one) => (typeof asked === 'string' ? [asked] : asked).includes(one.id))
  const contract = (context.query.contract ?? '').trim()
  const document = onePage({
    ...{ place: place.name, contract, date: dayOf(context.now) },
    measures: chosen.slice(0, mostMeasures),
    hours: inOrder(scheme.tiers)[0]?.hoursAtMost ?? null,
    demonstration: await isInventedPlace(context.scope, id),
  })
  return { place, offered, chosen: chosen.map((one) => one.id), contract, document }
}

const tooMany: FieldErrors = { measure: `Choose at most ${mostMeasures}: more do not fit on one page.` }

const addressOf = (contract: string, chosen: readonly string[]): string => {
  const pairs = new URLSearchParams(contract === '' ? [] : [['contract', contract]])
  for (const one of chosen) pairs.append('measure', one)
  return pairs.size === 0 ? '' : `?${pairs}`
}

export const smallFormRoutes = (services: MeasurementServices): readonly Route[] => [
  get({
    name: 'one-page form',
    path: '/places/:place/tiers/small-form',
    permission: 'measurement.read',
    words: 'A one-page form for small contracts and grants.',
    query,
    handle: async (context) => {
      const { document, ...view } = await found(services, context)
      return showPage(
        smallFormPage({
          ...{ ...view, document, query: addressOf(view.contract, view.chosen.slice(0, mostMeasures)) },
          ...(view.chosen.length > mostMeasures ? { errors: tooMany } : {}),
        }),
      )
    },
  }),
  get({
    name: 'one-page form as Word',
    path: '/places/:place/tiers/small-form/docx',
    permission: 'measurement.read',
    words: 'The one-page form as a Word file.',
    query,
    handle: async (context) => {
      const { document } = await found(services, context)
      return sendFile('one-page-form.docx', mediaTypes.docx, await services.documents.word(document))
    },
  }),
]
