// Which £ a record counts for, as form fields: by the values that are turned on, or as somebody says.
import { type Body, errorsOf, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import { isValueKind } from '../../rules/words.ts'
import type { Said, SaidGiven } from '../rules/counting.ts'

export interface CountingTyped {
  readonly counting: string
  readonly kinds: readonly string[]
  readonly countingWhy: string
}

export const countingTyped = (body: Body): CountingTyped => ({
  counting: textOf(body, 'counting'),
  kinds: textsOf(body, 'kinds'),
  countingWhy: textOf(body, 'countingWhy'),
})

export const countingShown = (said: Said | null): CountingTyped => ({
  counting: said === null ? 'values' : 'said',
  kinds: said?.kinds ?? [],
  countingWhy: said?.why ?? '',
})

/** Null where the values decide, as they do where nothing is chosen. Field errors `counting`, `kinds`, `countingWhy`. */
export const countingForm = ({ counting, kinds, countingWhy }: CountingTyped): Result<SaidGiven | null> => {
  if (counting === '' || counting === 'values') return ok(null)
  const known = kinds.filter(isValueKind)
  const errors = errorsOf({
    counting: counting === 'said' ? undefined : 'Choose who decides.',
    kinds: known.length === kinds.length ? undefined : 'Choose from the list.',
    countingWhy:
      countingWhy === ''
        ? 'Say why, in a few words: people will ask.'
        : countingWhy.length > 2000
          ? 'Use at most 2,000 letters.'
          : undefined,
  })
  return Object.keys(errors).length > 0 ? wrong(errors) : ok({ kinds: known, why: countingWhy })
}
