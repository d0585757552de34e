// What of this room waits for a person: measures of joint works that count for nothing here yet.
import { places } from '../../../places/index.ts'
import { count, may, type Scope } from '../../../platform/kernel/index.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import { waysOf } from '../rules/counts-as.ts'
import { matchesOf, placesThatShare, sharedMeasures } from '../store/crosswalk.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

export const crosswalkNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (!may(scope, 'measurement.edit')) return []
  const names = new Map((await places(scope)).map((one) => [one.id, one]))
  const needs: Need[] = []
  for (const place of await placesThatShare(scope)) {
    const found = names.get(place)
    if (found === undefined || !may(scope, 'measurement.edit', { kind: 'place', id: place })) continue
    const shared = await sharedMeasures(scope, place)
    const { way } = waysOf(await measuresEver(scope, place), shared, await matchesOf(scope, place))
    const open = shared.filter(({ id, standing }) => standing > 0 && way(id).length === 0)
    if (open.length > 0)
      needs.push({
        text: `Match ${count(open.length, 'measure')} of joint works with those of ${found.name}`,
        href: `/places/${found.slug}/joint`,
        hint: 'Until then your share of them is in none of your results.',
      })
  }
  return needs
}
