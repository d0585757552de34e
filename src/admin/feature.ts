// The door for the app: what admin adds to the product.
import type { PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { adminNeeds } from './actions/needs.ts'
import { checks } from './checks.ts'
import { commands } from './commands.ts'
import type { AdminServices } from './index.ts'
import { jobs } from './jobs.ts'
import { routes } from './routes.ts'

const permissions: readonly PermissionDefinition[] = [
  {
    name: 'admin.read',
    words: 'see how the site runs: overview, outbox, settings, storage, data packs',
    holders: ['installation-administrator'],
  },
  { name: 'admin.check', words: 'have everything checked', holders: ['installation-administrator'] },
  {
    name: 'admin.mail',
    words: 'show the text of secret mails, and send mails again',
    holders: ['installation-administrator'],
  },
  { name: 'admin.settings', words: 'change settings', holders: ['installation-administrator'] },
  {
    name: 'jobs.follow',
    words: 'follow, cancel and try again the jobs they started (administrators: all)',
    holders: ['signed-in'],
  },
  {
    name: 'audit.read',
    words: 'search the audit of the places they lead (administrators: all)',
    holders: ['installation-administrator', 'place-lead'],
  },
]

export const adminFeature = (services: AdminServices): Feature => ({
  name: 'admin',
  routes: routes(services),
  permissions,
  jobs: jobs(services),
  commands: commands(services),
  migrations: new URL('./migrations/', import.meta.url),
  navigation: [{ text: 'Running the site', href: '/admin', permission: 'admin.read' }],
  needsMe: (scope) => adminNeeds(scope, services),
  checks: checks(services),
})
