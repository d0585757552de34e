// What this room offers on a place's own page, and what of it waits for a person.
import { type NextStep, placeById, places } from '../../../places/index.ts'
import { count, may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { indicatorsOf } from '../store/indicators.ts'
import { waitingByPlace } from '../store/uploads.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

/** For the port `next` of places. */
export const needsSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  const at = `/places/${(await placeById(scope, place)).slug}/needs`
  const indicators = (await indicatorsOf(scope, place)).length
  if (indicators > 0) return [{ title: 'See what the place needs', href: at, status: count(indicators, 'indicator') }]
  const mayEdit = may(scope, 'priorities.edit', { kind: 'place', id: place })
  return [
    {
      title: 'Load indicators of need',
      hint: 'Published figures on health, work and homes show where a priority would matter most.',
      status: 'Not yet',
      ...(mayEdit ? { href: `${at}/import` } : {}),
    },
  ]
}

/** Files that were looked into and wait for a choice. */
export const needsNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (!may(scope, 'priorities.edit')) return []
  const names = new Map((await places(scope)).map((one) => [one.id, one]))
  return (await waitingByPlace(scope)).flatMap(({ place, uploads }) => {
    const found = names.get(place)
    if (found === undefined || !may(scope, 'priorities.edit', { kind: 'place', id: place })) return []
    return [
      {
        text: `Choose indicators from ${count(uploads, 'file')} sent for ${found.name}`,
        href: `/places/${found.slug}/needs/files`,
        hint: 'Nothing of a file counts until somebody chose.',
      },
    ]
  })
}
