// The very first person: whoever started the product holds the link it printed.

import { record } from '../../platform/audit/index.ts'
import { createPerson, grantWithoutAsking, hasAdministrator } from '../../platform/auth/index.ts'
import { dayOf, type PersonId, type Scope } from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import { clockOf } from './who.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

export const setupLinkWorks = async (scope: Scope, services: AccountsServices, token: string): Promise<boolean> =>
  (await services.auth.readLink(scope, 'first-administrator', token)) !== undefined && !(await hasAdministrator(scope))

/** Undefined where the link is used, too old, or an administrator is there already. Returns the token to sign in with. */
export const makeFirstAdministrator = async (
  scope: Scope,
  services: AccountsServices,
  token: string,
  account: NewAccount,
  agent?: string,
): Promise<{ readonly person: PersonId; readonly signIn: string } | undefined> => {
  const { auth } = services
  if (await hasAdministrator(scope)) return undefined
  if ((await auth.useLink(scope, 'first-administrator', token)) === undefined) return undefined
  const person = await createPerson(scope, account)
  await auth.setPassword(scope, person, account.password)
  await grantWithoutAsking(scope, { person, role: 'installation-administrator' }, dayOf(clockOf(services)))
  await record(scope, {
    what: 'first administrator made',
    subject: { kind: 'person', id: person },
    after: { name: account.name, email: account.email },
    actorWords: 'somebody with the link printed at the start',
  })
  return { person, signIn: await auth.startSession(scope, person, agent) }
}
