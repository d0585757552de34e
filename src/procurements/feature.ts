// The door for the app: what procurements adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { aimsRoutes } from './aims/routes.ts'
import { considerationRoutes } from './consideration/routes.ts'
import { demo } from './demo/load.ts'
import { evaluateCommand } from './evaluation/commands/evaluate.ts'
import { evaluationRoutes } from './evaluation/routes.ts'
import { priceLaboratory } from './evaluation/rules/price-laboratory.ts'
import type { ProcurementsServices } from './index.ts'
import { pipelineRoutes } from './pipeline/routes.ts'
import { routeRoutes } from './route/routes.ts'
import type { TenderPorts } from './tender/actions/ports.ts'
import { tenderJobs } from './tender/jobs.ts'
import { tenderRoutes } from './tender/routes.ts'
import { tenderFiles } from './tender/store/rooms.ts'

const officers: readonly Holder[] = ['installation-administrator', 'place-lead', 'commissioner']

const everyRole: readonly Holder[] = [
  ...officers,
  ...(['evaluator', 'contract-manager', 'provider', 'vcse-member', 'facilitator', 'assessor'] as const),
  ...(['analyst', 'viewer'] as const),
]

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
  {
    name: 'tenders.public',
    words: 'see published tenders with all that goes with them (everybody)',
    holders: [...everyRole, 'public'],
  },
  {
    name: 'tenders.ask',
    words: 'ask about a published tender and follow it, for an organisation of their own',
    holders: ['provider', 'vcse-member'],
  },
  {
    name: 'procurements.tools',
    words: 'use the helpers that are for everybody: routes, notices, price formulas',
    holders: [...everyRole, 'public'],
  },
]

/** What others do when a tender is published. Nothing yet: the rooms for bids and the market are joined here. */
const portsOf = ({ jobs }: ProcurementsServices): TenderPorts => ({
  makeKey: async () => undefined,
  alert: async () => undefined,
  jobs,
  laboratory: priceLaboratory,
})

export const procurementsFeature = (services: ProcurementsServices): Feature => ({
  name: 'procurements',
  routes: [
    ...pipelineRoutes,
    ...considerationRoutes,
    ...aimsRoutes,
    ...routeRoutes,
    ...evaluationRoutes,
    ...tenderRoutes(services, portsOf(services)),
  ],
  jobs: tenderJobs(services),
  filesInUse: tenderFiles,
  permissions,
  navigation: [{ text: 'Tenders', href: '/tenders', permission: 'tenders.public' }],
  demo: demo(portsOf(services)),
  commands: [evaluateCommand],
  migrations: new URL('./migrations/', import.meta.url),
})
