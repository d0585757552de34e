// What these pages ask first: which place this is, and what this reader may do in it.
import { placeById } from '../../../places/index.ts'
import { type At, may, notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { PlaceNamed } from '../pages/words.ts'

export const placeAt = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const { slug, name } = await placeById(scope, place)
  return { slug, name }
}

export const mayEdit = (scope: Scope, place: PlaceId): boolean =>
  may(scope, 'priorities.edit', { kind: 'place', id: place })

const tooLate = new Set(['upload-not-waiting', 'upload-not-stopped', 'upload-added', 'question-open'])

/** Somebody else was faster, or the page was old: what is true now is shown, and why nothing was done. */
export const unlessTooLate = async (work: () => Promise<void>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Refused && tooLate.has(error.reason)) return error.message
    throw error
  }
}
