// What waits for the lead of a seat: something to agree or object to, or an empty seat that is theirs to take.
import { ownSeat, places, seatsOf } from '../../../places/index.ts'
import { type At, inSentence, may, type Scope } from '../../../platform/kernel/index.ts'
import { standsOf } from '../rules.ts'
import { agreementsIn, eventsOf } from '../store.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint?: string
}

export const agreementNeeds = async (scope: Scope, now = new Date()): Promise<readonly Need[]> => {
  const { actor } = scope
  if (actor.kind !== 'person' || !may(scope, 'priorities.agree')) return []
  const needs: Need[] = []
  for (const { id, slug, name } of await places(scope)) {
    const at: At = { kind: 'place', id }
    if (!may(scope, 'priorities.agree', at)) continue
    const seats = await seatsOf(scope, id, now)
    const own = await ownSeat(scope, id, now)
    const free = seats.find(
      ({ lead, candidates }) => lead === null && candidates.some(({ person }) => person === actor.id),
    )
    // One person leads one seat.
    if (free !== undefined && own === null)
      needs.push({
        text: `Take the seat of ${inSentence(free.title)} in ${name}`,
        href: `/places/${slug}/seats`,
        hint: 'Until then nobody agrees for your sector.',
      })
    if (own === null) continue
    for (const row of await agreementsIn(scope, id, ['open', 'objected'])) {
      const stand = standsOf(await eventsOf(scope, row.id), seats).find(({ sector }) => sector === own)
      if (stand?.stand !== 'silent') continue
      needs.push({
        text: `Agree or object to “${row.title}”`,
        href: row.href,
        hint: `A ${row.what} of ${name} waits for the word of your sector.`,
      })
    }
  }
  return needs
}
