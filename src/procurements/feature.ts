// The door for the app: what procurements adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { aimsRoutes } from './aims/routes.ts'
import { checkRoutes } from './checks/routes.ts'
import { considerationRoutes } from './consideration/routes.ts'
import { demo } from './demo/load.ts'
import { panelRoutes } from './panel/routes/panel.ts'
import { scoreRoutes } from './panel/routes/scores.ts'
import { pipelineRoutes } from './pipeline/routes.ts'

const officers: readonly Holder[] = ['installation-administrator', 'place-lead', 'commissioner']

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
    name: 'procurements.evaluate',
    words: 'read opened bids, and score those that the panel gives them',
    holders: [...officers, 'evaluator'],
  },
]

export const procurementsFeature = (): Feature => ({
  name: 'procurements',
  routes: [...pipelineRoutes, ...considerationRoutes, ...aimsRoutes, ...checkRoutes, ...panelRoutes, ...scoreRoutes],
  permissions,
  demo,
  commands: [],
  migrations: new URL('./migrations/', import.meta.url),
})
