// What every page of priorities asks first: which place, which priority, and what this reader may do.
import { placeById } from '../../../places/index.ts'
import { type At, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { mayHere } from '../../actions/allowed.ts'
import { viewsOf } from '../../conversation/actions/ask.ts'
import { needsOf } from '../../needs/actions/needs-of.ts'
import { goalsOf, objectivesOf } from '../../plans/actions/ask.ts'
import { type OnePriority, priorityWhole } from '../actions/views.ts'
import type { Offered } from '../pages/form.ts'
import type { PlaceNamed } from '../pages/words.ts'

export const placeAt = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const { slug, name } = await placeById(scope, place)
  return { slug, name }
}

export const numberIn = (text: string): number => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0)

/** @throws Refused `not-found` */
export const priorityHere = async (scope: Scope, place: PlaceId, number: string): Promise<OnePriority> => {
  const found = await priorityWhole(scope, place, numberIn(number))
  if (found === undefined) throw notFound('priority')
  return found
}

/** Also by a role in an organisation that takes part in the place. */
export const mayEdit = (scope: Scope, place: PlaceId): Promise<boolean> => mayHere(scope, 'priorities.edit', place)

/** Everything that a priority of this place can be tied to. */
export const offeredIn = async (scope: Scope, place: PlaceId): Promise<Offered> => ({
  goals: (await goalsOf(scope, place)).map(({ id, code, title, plan }) => ({
    id,
    text: code === null ? title : `${code} ${title}`,
    hint: plan.title,
  })),
  objectives: (await objectivesOf(scope, place)).map(({ key, number, title, setTitle }) => ({
    key,
    text: `${number} ${title}`,
    hint: setTitle,
  })),
  needs: (await needsOf(scope, place)).map(({ id, name }) => ({ id, text: name })),
  views: (await viewsOf(scope, place)).map(({ id, source, words }) => ({
    id,
    text: source,
    hint: words.length > 120 ? `${words.slice(0, 119)}…` : words,
  })),
})
