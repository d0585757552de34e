// What accounts itself has to say on "what needs me".

import { type RoleName, roleTitle } from '../../platform/auth/index.ts'
import { count, dayOf, formatDay, installation, may, type Scope } from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import { expiresSoon, invitationState } from '../rules.ts'
import { openInvitations } from '../store.ts'
import { clockOf } from './who.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint?: string
  readonly due?: Date
}

const fewRecoveryCodes = 3

const ownNeeds = async (scope: Scope, services: AccountsServices): Promise<readonly Need[]> => {
  if (scope.actor.kind !== 'person') return []
  const { auth } = services
  const on = await auth.codesOn(scope, scope.actor.id)
  if (!on)
    return may(scope, 'people.manage', installation)
      ? [
          {
            text: 'Turn on a code for signing in',
            href: '/account/codes',
            hint: 'You can open every door here, so a stolen password would too. It takes two minutes.',
          },
        ]
      : []
  const left = await auth.recoveryCodesLeft(scope, scope.actor.id)
  return left < fewRecoveryCodes
    ? [
        {
          text: 'Make new recovery codes',
          href: '/account/codes',
          hint: `You have ${count(left, 'recovery code')} left. Without one you cannot sign in when your phone is lost.`,
        },
      ]
    : []
}

const invitationNeeds = async (scope: Scope, services: AccountsServices): Promise<readonly Need[]> => {
  if (!may(scope, 'people.invite')) return []
  const now = clockOf(services)
  const self = scope.actor.kind === 'person' ? scope.actor.id : undefined
  const mine = (await openInvitations(scope)).filter((one) => one.invitedBy === self)
  return mine.flatMap((one): readonly Need[] => {
    const who = `${one.name ?? one.email}, ${roleTitle(one.role as RoleName).toLowerCase()}`
    if (expiresSoon(one, now))
      return [
        {
          text: `An invitation runs out on ${formatDay(dayOf(one.expires))}: ${who}`,
          href: '/people#invitations',
          hint: 'Send it again, or withdraw it.',
          due: one.expires,
        },
      ]
    return invitationState(one, now) === 'expired'
      ? [
          {
            text: `An invitation has run out: ${who}`,
            href: '/people#invitations',
            hint: 'Send it again, or withdraw it.',
          },
        ]
      : []
  })
}

export const needsOf = async (scope: Scope, services: AccountsServices): Promise<readonly Need[]> => [
  ...(await ownNeeds(scope, services)),
  ...(await invitationNeeds(scope, services)),
]
