// An amount as publishers write it, to whole pence.
import type { Pence } from '../../../platform/kernel/index.ts'
import type { Decimals } from './types.ts'

export type AmountRead = { readonly pence: Pence } | { readonly wrong: 'missing' | 'unreadable' | 'withheld' }

/** Exact, by its digits; half a penny is rounded away from zero. */
export const readAmount = (text: string | null, decimals: Decimals): AmountRead => {
  throw new Error(`${text} ${decimals}`)
}
