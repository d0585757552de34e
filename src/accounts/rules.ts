// How long things last, and what state an invitation is in. Values in, values out.
import type { Day } from '../platform/kernel/index.ts'

export const invitationDays = 14
export const resetMinutes = 60
export const emailChangeMinutes = 24 * 60
/** A token that nobody remembers should not work for ever. */
export const longestTokenDays = 366
/** Invitations about to expire are shown to whoever sent them. */
const soonDays = 3

export type InvitationState = 'waiting' | 'expired' | 'accepted' | 'withdrawn'

export interface InvitationDates {
  readonly expires: Date
  readonly accepted?: Date
  readonly withdrawn?: Date
}

export const invitationState = (invitation: InvitationDates, now: Date): InvitationState => {
  if (invitation.accepted !== undefined) return 'accepted'
  if (invitation.withdrawn !== undefined) return 'withdrawn'
  return invitation.expires <= now ? 'expired' : 'waiting'
}

/** Waiting, but not for much longer. */
export const expiresSoon = (invitation: InvitationDates, now: Date): boolean =>
  invitationState(invitation, now) === 'waiting' &&
  invitation.expires.getTime() - now.getTime() < soonDays * 24 * 60 * 60_000

export type RoleState = 'now' | 'later' | 'ended'

export const roleState = (role: { readonly from: Day; readonly until?: Day }, today: Day): RoleState => {
  if (role.from > today && (role.until === undefined || role.until >= role.from)) return 'later'
  return role.until !== undefined && role.until < today ? 'ended' : role.from > today ? 'ended' : 'now'
}

/** `2 minutes`, `40 seconds`: how long to wait, rounded up, as a person says it. */
export const waitWords = (seconds: number): string => {
  const [number, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
