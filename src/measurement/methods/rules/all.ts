// All methods, in the order in which they are listed.
import { carbon } from './carbon.ts'
import { discounting } from './discounting.ts'
import type { Method } from './method.ts'
import { persistence } from './persistence.ts'
import { priceBase } from './price-base.ts'
import { qaly } from './qaly.ts'
import { sroi } from './sroi.ts'
import { unitCost } from './unit-cost.ts'
import { wellby } from './wellby.ts'

export const methods: readonly Method[] = [sroi, unitCost, wellby, qaly, carbon, persistence, discounting, priceBase]

const byKey: ReadonlyMap<string, Method> = new Map(methods.map((method) => [method.key, method]))

/** Undefined where there is none of that key. */
export const methodByKey = (key: string): Method | undefined => byKey.get(key)
