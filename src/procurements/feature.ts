// The door for the app: what procurements adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { aimsRoutes } from './aims/routes.ts'
import { considerationRoutes } from './consideration/routes.ts'
import { demo } from './demo/load.ts'
import { evaluateCommand } from './evaluation/commands/evaluate.ts'
import { evaluationRoutes } from './evaluation/routes.ts'
import { pipelineRoutes } from './pipeline/routes.ts'

const officers: readonly Holder[] = ['installation-administrator', 'place-lead', 'commissioner']

const everyRole: readonly Holder[] = [
  ...officers,
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
    name: 'procurements.read',
    words: 'see what a place plans to buy, and the records of it',
    holders: [
      ...officers,
      'evaluator',
      'contract-manager',
      'vcse-member',
      'facilitator',
      'assessor',
      'analyst',
      'viewer',
    ],
  },
  {
    name: 'procurements.edit',
    words: 'plan what to buy, decide the route, and write the records that the law asks for',
    holders: officers,
  },
  {
    name: 'procurements.tools',
    words: 'use the helpers that are for everybody: routes, notices, price formulas',
    holders: [...everyRole, 'public'],
  },
]

export const procurementsFeature = (): Feature => ({
  name: 'procurements',
  routes: [...pipelineRoutes, ...considerationRoutes, ...aimsRoutes, ...evaluationRoutes],
  permissions,
  demo,
  commands: [evaluateCommand],
  migrations: new URL('./migrations/', import.meta.url),
})
