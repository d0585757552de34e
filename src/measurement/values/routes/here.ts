// What the pages of values share: who may change them, and the data of one.
import { may } from '../../../platform/kernel/index.ts'
import { type Context, placeOf } from '../../routes/here.ts'
import type { PackValue } from '../rules/types.ts'

export const mayChange = (context: Context): boolean =>
  may(context.scope, 'measurement.values', { kind: 'place', id: placeOf(context.at) })

export const valueJson = ({ code, title, kind, unit, priceYear, bears, source, worth, confidence }: PackValue) => ({
  ...{ code, title, kind, unit, priceYear, bears, source, worth, confidence },
})
