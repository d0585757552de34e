// What other rooms and features may ask of conversations and residents' views.
import { isSector, type Sector } from '../../../platform/auth/index.ts'
import { asId, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { ConversationId, GroupId, GroupNamed, ResidentsView, SectorPeople } from '../rules/types.ts'
import { groupNamed } from '../store/groups.ts'
import { viewsIn } from '../store/views.ts'
import { peopleBySector, sectorsSpoke } from '../store/voices.ts'

/** When each sector last added an idea or shared out points in this place. A sector that never did is not in it. */
export const lastSpoken = async (scope: Scope, place: PlaceId): Promise<ReadonlyMap<Sector, Date>> => {
  const spoke = new Map<Sector, Date>()
  for (const { sector, at } of await sectorsSpoke(scope, place)) if (isSector(sector)) spoke.set(sector, at)
  return spoke
}

/** How many people of each sector took part in a conversation; never who. */
export const participantsOf = (scope: Scope, conversation: ConversationId): Promise<readonly SectorPeople[]> =>
  peopleBySector(scope, conversation)

/** What residents and service users of the place have said, newest first. */
export const viewsOf = (scope: Scope, place: PlaceId): Promise<readonly ResidentsView[]> => viewsIn(scope, place)

/** A group of ideas, with the conversation it is from; undefined where there is none (any more). */
export const groupById = async (scope: Scope, place: PlaceId, id: string): Promise<GroupNamed | undefined> => {
  const group = asId<GroupId>(id)
  return group && groupNamed(scope, place, group)
}
