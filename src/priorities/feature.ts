// The door for the app: what priorities adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { planLinks } from './actions/plan-links.ts'
import { agreementNeeds } from './agreement/actions/needs.ts'
import { agreementJobs } from './agreement/jobs.ts'
import { agreementRoutes } from './agreement/routes.ts'
import { conversationNeeds } from './conversation/actions/steps.ts'
import { conversationRoutes } from './conversation/routes.ts'
import { demo } from './demo/load.ts'
import type { PrioritiesServices } from './index.ts'
import { needsNeeds } from './needs/actions/steps.ts'
import { needsCommands } from './needs/commands.ts'
import { needsJobs } from './needs/jobs.ts'
import { needsRoutes } from './needs/routes.ts'
import { needFiles } from './needs/store/demonstration.ts'
import { plansNeeds } from './plans/actions/steps.ts'
import { plansCommands } from './plans/commands.ts'
import { plansRoutes } from './plans/routes.ts'
import { planFiles } from './plans/store/imports.ts'
import { priorityNeeds } from './priority/actions/needs.ts'
import { priorityCommands } from './priority/commands.ts'
import { priorityRoutes } from './priority/routes.ts'

const everyRole: readonly Holder[] = [
  'installation-administrator',
  'place-lead',
  'commissioner',
  'evaluator',
  'contract-manager',
  'provider',
  'vcse-member',
  'facilitator',
  'assessor',
  'analyst',
  'viewer',
]

const permissions: readonly PermissionDefinition[] = [
  {
    name: 'priorities.read',
    words: 'see the conversation, plans, needs and priorities of a place',
    holders: everyRole,
  },
  {
    name: 'priorities.speak',
    words: 'add ideas to a conversation and share out points',
    holders: ['place-lead', 'commissioner', 'evaluator', 'contract-manager', 'provider', 'vcse-member', 'facilitator'],
  },
  {
    name: 'priorities.facilitate',
    words: 'start conversations, group ideas and move a conversation on',
    holders: ['installation-administrator', 'place-lead', 'facilitator'],
  },
  {
    name: 'priorities.edit',
    words: 'write plans, goals, objectives, residents’ views and priorities, and load indicators of need',
    holders: ['installation-administrator', 'place-lead', 'commissioner', 'vcse-member', 'facilitator'],
  },
  {
    name: 'priorities.agree',
    words: 'agree or object for the sector whose seat they hold',
    holders: ['place-lead'],
  },
]

export const prioritiesFeature = (services: PrioritiesServices): Feature => ({
  name: 'priorities',
  routes: [
    ...agreementRoutes(services),
    ...conversationRoutes(services),
    ...plansRoutes(planLinks),
    ...needsRoutes(services),
    ...priorityRoutes(services),
  ],
  permissions,
  jobs: [...agreementJobs(), ...needsJobs(services)],
  commands: [...needsCommands(services), ...plansCommands(services), ...priorityCommands],
  needsMe: async (scope) => [
    ...(await agreementNeeds(scope)),
    ...(await priorityNeeds(scope)),
    ...(await conversationNeeds(scope, services.now?.())),
    ...(await needsNeeds(scope)),
    ...(await plansNeeds(scope)),
  ],
  demo: demo(services),
  filesInUse: async (scope, keys) => [...(await needFiles(scope, keys)), ...(await planFiles(scope, keys))],
  migrations: new URL('./migrations/', import.meta.url),
})
