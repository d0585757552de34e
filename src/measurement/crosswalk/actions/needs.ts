// What of this room waits for a person: measures of joint works that count for nothing here yet.
import { places } from '../../../places/index.ts'
import { count, may, type Scope } from '../../../platform/kernel/index.ts'
import { unmatchedByPlace } from '../store/crosswalk.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

export const crosswalkNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (!may(scope, 'measurement.edit')) return []
  const names = new Map((await places(scope)).map((one) => [one.id, one]))
  return (await unmatchedByPlace(scope)).flatMap(({ place, count: measures }) => {
    const found = names.get(place)
    if (found === undefined || !may(scope, 'measurement.edit', { kind: 'place', id: place })) return []
    return [
      {
        text: `Match ${count(measures, 'measure')} of joint works with those of ${found.name}`,
        href: `/places/${found.slug}/joint`,
        hint: 'Until then your share of them is in none of your results.',
      },
    ]
  })
}
