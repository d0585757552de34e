// Who is in the room, and who has not been heard for long.
import type { Seat } from '../../../places/index.ts'
import { sectors } from '../../../platform/auth/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { lastSpoken } from '../../conversation/actions/ask.ts'
import type { PrioritiesServices } from '../../index.ts'
import { lastActs } from '../store.ts'

export interface SeatHeard {
  readonly sector: string
  readonly title: string
  readonly lead: string | null
  readonly lastSpoke: Date | null
  /** Whole days since. */
  readonly days: number | null
}

const dayLength = 86_400_000

const latest = (moments: readonly (Date | undefined)[]): Date | null =>
  moments.reduce<Date | null>((last, one) => (one !== undefined && (last === null || one > last) ? one : last), null)

/** Every seat with the moment at which anybody last spoke for its sector: in a conversation, on an agreement, or later on the road. */
export const readinessOf = async (
  scope: Scope,
  services: Pick<PrioritiesServices, 'spokeLater'>,
  place: PlaceId,
  seats: readonly Seat[],
  now: Date,
): Promise<{ readonly seats: readonly SeatHeard[]; readonly notSeated: readonly string[] }> => {
  const inConversation: ReadonlyMap<string, Date> = await lastSpoken(scope, place)
  const onAgreements = new Map((await lastActs(scope, place)).map(({ sector, at }) => [sector, at]))
  const later = (await services.spokeLater?.(scope, place)) ?? new Map<string, Date>()
  return {
    seats: seats.map(({ sector, title, lead }) => {
      const lastSpoke = latest([inConversation.get(sector), onAgreements.get(sector), later.get(sector)])
      const days =
        lastSpoke === null ? null : Math.max(0, Math.floor((now.getTime() - lastSpoke.getTime()) / dayLength))
      return { sector, title, lead: lead?.name ?? null, lastSpoke, days }
    }),
    notSeated: sectors.filter(({ name }) => !seats.some(({ sector }) => sector === name)).map(({ title }) => title),
  }
}
