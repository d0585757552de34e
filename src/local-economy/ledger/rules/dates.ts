// A date as publishers write it, to a day.
import type { Day } from '../../../platform/kernel/index.ts'
import type { DateOrder } from './types.ts'

/** Undefined where it is no date in this order, or lies outside 1990 to 2100. `order` null reads only forms that need none. */
export const readDate = (text: string, order: DateOrder | null): Day | undefined => {
  throw new Error(`${text} ${order}`)
}
