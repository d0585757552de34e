// The door for the app: what procurements adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { aimsRoutes } from './aims/routes.ts'
import { considerationRoutes } from './consideration/routes.ts'
import { demo } from './demo/load.ts'
import { pipelineRoutes } from './pipeline/routes.ts'

const officers: readonly Holder[] = ['installation-administrator', 'place-lead', 'commissioner']

const permissions: readonly PermissionDefinition[] = [
  {
    // Those who may bid know as much as each other, and no more than what the market is told.
    name: 'procurements.plans',
    words: 'see that a place plans to buy something, about how much, and when',
    holders: [
      ...officers,
      ...(['evaluator', 'contract-manager', 'vcse-member', 'provider'] as const),
      ...(['facilitator', 'assessor', 'analyst', 'viewer'] as const),
    ],
  },
  {
    name: 'procurements.read',
    words: 'see what a place plans to buy, and the records of it',
    holders: [...officers, 'evaluator', 'contract-manager', 'facilitator', 'assessor', 'analyst', 'viewer'],
  },
  {
    name: 'procurements.edit',
    words: 'plan what to buy, decide the route, and write the records that the law asks for',
    holders: officers,
  },
]

export const procurementsFeature = (): Feature => ({
  name: 'procurements',
  routes: [...pipelineRoutes, ...considerationRoutes, ...aimsRoutes],
  permissions,
  demo,
  commands: [],
  migrations: new URL('./migrations/', import.meta.url),
})
