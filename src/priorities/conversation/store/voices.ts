// Who takes part. A voice has a sector and no name; whose voice it is stands apart, where the database shows it to the person
// themselves and, in a conversation with names, to the others.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Conversation, ConversationId, SectorPeople, VoiceId } from '../rules/types.ts'

export interface Voice {
  readonly id: VoiceId
  readonly sector: string
}

/** The reader's own voice here, once they have spoken. */
export const ownVoice = (scope: Scope, conversation: ConversationId): Promise<Voice | undefined> =>
  maybe<Voice>(
    scope,
    sql`select v.id, v.sector from conversation_people p join conversation_voices v on v.id = p.voice_id
      where p.conversation_id = ${conversation} and p.person_id = scope_person()`,
  )

export const insertVoice = (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  sector: string,
): Promise<Voice> =>
  one<Voice>(
    scope,
    sql`insert into conversation_voices (conversation_id, place_id, sector)
      values (${conversation.id}, ${conversation.place}, ${sector}) returning id, sector`,
  )

export const insertPerson = (
  scope: Scope,
  conversation: Pick<Conversation, 'id' | 'place'>,
  voice: VoiceId,
  person: { readonly id: PersonId; readonly name: string },
): Promise<number> =>
  run(
    scope,
    sql`insert into conversation_people (voice_id, conversation_id, place_id, person_id, name)
      values (${voice}, ${conversation.id}, ${conversation.place}, ${person.id}, ${person.name})`,
  )

/** How many people of each sector take part. What was said in the room counts for no person: nobody knows how many spoke. */
export const peopleBySector = (scope: Scope, conversation: ConversationId): Promise<SectorPeople[]> =>
  rows<SectorPeople>(
    scope,
    sql`select v.sector, count(*) as people from conversation_voices v where v.conversation_id = ${conversation}
      and (exists (select from conversation_ideas i where i.conversation_id = v.conversation_id and i.voice_id = v.id and i.withdrawn_at is null)
        or exists (select from conversation_points p where p.voice_id = v.id))
      group by v.sector order by v.sector`,
  )

/** When each sector last said something in this place or shared out points. Of anonymous conversations the day is all that is told. */
export const sectorsSpoke = (scope: Scope, place: PlaceId): Promise<{ sector: string; at: Date }[]> =>
  rows(
    scope,
    sql`select sector, max(case when c.anonymous then date_trunc('day', at, 'Europe/London') else at end) as at from (
        select i.conversation_id, i.sector, i.said_at as at from conversation_ideas i where i.place_id = ${place}
        union all
        select p.conversation_id, v.sector, p.given_at from conversation_points p join conversation_voices v on v.id = p.voice_id where p.place_id = ${place}
      ) spoke join conversations c on c.id = spoke.conversation_id group by sector`,
  )
