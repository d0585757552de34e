// The data of the demonstration is ours: what does not fit is a fault in it.
import { asDay, type Day } from '../../platform/kernel/index.ts'

export const must = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`The demonstration's data is wrong: there is no ${what}`)
  return value
}

export const dayFrom = (text: string): Day => must(asDay(text), `day ${text}`)
export const momentOn = (day: string): Date => new Date(`${dayFrom(day)}T10:00:00Z`)
