// Published documents say when the priorities they rest on have changed since. The public cannot see priorities that are not
// published, so how many differ is worked out beforehand, by a job, and kept with the publication.
import { dayOf, type Scope } from '../../../platform/kernel/index.ts'
import { type MovedOn, movedOn, restsOn } from '../rules/moved-on.ts'
import { noteMovedOn, publishedEverywhere } from '../store/publications.ts'
import { prioritiesNow } from './filling.ts'

const same = (a: MovedOn | null, b: MovedOn | null): boolean =>
  a?.changed === b?.changed && a?.added === b?.added && a?.gone === b?.gone && a?.asOf === b?.asOf

/** How many publications say something else than before. Needs a system scope and an open write transaction. */
export const lookWhetherMoved = async (scope: Scope, now: Date): Promise<number> => {
  let changed = 0
  for (const one of await publishedEverywhere(scope)) {
    const live = restsOn(await prioritiesNow(scope, one.placeId))
    const found = movedOn(one.priorities, live, dayOf(now))
    if (same(found, one.movedOn)) continue
    await noteMovedOn(scope, one.id, found)
    changed += 1
  }
  return changed
}
