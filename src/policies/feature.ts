// The door for the app: what policies adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { areasRoutes } from './areas/routes.ts'
import { commands } from './commands.ts'
import { demo } from './demo/load.ts'
import { documentsNeeds } from './documents/actions/steps.ts'
import { documentsJobs } from './documents/jobs.ts'
import { documentsRoutes } from './documents/routes.ts'
import { documentFiles } from './documents/store/publications.ts'
import type { PoliciesServices } from './index.ts'

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
    name: 'policies.read',
    words: 'see the published documents of a place (everybody), and what twelve areas did',
    holders: [...everyRole, 'public'],
  },
  { name: 'policies.drafts', words: 'see drafts, comments and earlier versions of documents', holders: everyRole },
  {
    name: 'policies.edit',
    words: 'write the documents of a place',
    holders: ['installation-administrator', 'place-lead', 'commissioner', 'vcse-member', 'facilitator'],
  },
  {
    name: 'policies.comment',
    words: 'comment on a paragraph of a draft',
    holders: [
      'place-lead',
      'commissioner',
      'evaluator',
      'contract-manager',
      'provider',
      'vcse-member',
      'facilitator',
      'assessor',
    ],
  },
  {
    name: 'policies.adopt',
    words: 'record that an organisation adopted a document',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'policies.publish',
    words: 'publish a document of a place, and no longer',
    holders: ['installation-administrator', 'place-lead'],
  },
]

export const policiesFeature = (services: PoliciesServices): Feature => ({
  name: 'policies',
  routes: [...areasRoutes(), ...documentsRoutes(services)],
  permissions,
  commands: commands(services),
  jobs: documentsJobs(services),
  needsMe: (scope) => documentsNeeds(scope, services.now?.() ?? new Date()),
  filesInUse: documentFiles,
  migrations: new URL('./migrations/', import.meta.url),
  demo: demo(services),
})
