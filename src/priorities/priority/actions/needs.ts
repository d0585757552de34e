// What waits for whoever chairs: a priority to which a sector objects, in words that somebody has to answer.
import { places } from '../../../places/index.ts'
import { type At, may, type Scope } from '../../../platform/kernel/index.ts'
import { prioritiesOf } from './views.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

/** For "what needs me": the leads hear of it through the agreement itself. */
export const priorityNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (scope.actor.kind !== 'person' || scope.everything || !may(scope, 'priorities.facilitate')) return []
  const needs: Need[] = []
  for (const { id, slug, name } of await places(scope)) {
    const at: At = { kind: 'place', id }
    if (!may(scope, 'priorities.facilitate', at)) continue
    for (const { number, title, state } of await prioritiesOf(scope, id))
      if (state === 'objected')
        needs.push({
          text: `Answer the objection to “${title}”`,
          href: `/places/${slug}/priorities/${number}`,
          hint: `Priority ${number} of ${name} cannot be agreed while it stands.`,
        })
  }
  return needs
}
