// The door for the app: what accounts adds to the product.
import type { PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { needsOf } from './actions/needs.ts'
import { commands } from './commands.ts'
import { demo } from './demo/load.ts'
import type { AccountsServices } from './index.ts'
import { routes } from './routes.ts'

const permissions: readonly PermissionDefinition[] = [
  { name: 'public.read', words: 'read the pages that are for everybody', holders: ['public'] },
  { name: 'own.account', words: 'look after their own account', holders: ['signed-in'] },
  {
    name: 'people.read',
    words: 'see the people of the places they lead, and their roles',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'people.invite',
    words: 'invite people, give them roles and end these',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'colleagues.manage',
    words: 'invite colleagues to their own organisation, and end their roles there',
    holders: ['installation-administrator', 'provider', 'vcse-member'],
  },
  {
    name: 'people.manage',
    words: 'deactivate people, hand over what is theirs, and let them in again',
    holders: ['installation-administrator'],
  },
]

export const accountsFeature = (services: AccountsServices): Feature => ({
  name: 'accounts',
  routes: routes(services),
  permissions,
  commands: commands(services),
  migrations: new URL('./migrations/', import.meta.url),
  // The way to one's own account is one's name, in the frame of every page.
  navigation: [{ text: 'People', href: '/people', permission: 'people.read' }],
  needsMe: (scope) => needsOf(scope, services),
  demo: demo(services),
})
