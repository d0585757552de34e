// The door for the app: what measurement adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { crosswalkNeeds } from './crosswalk/actions/needs.ts'
import { crosswalkRoutes } from './crosswalk/routes.ts'
import { demo } from './demo/load.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { evidenceFiles } from './evidence/store/evidence.ts'
import { frameworkRoomRoutes } from './framework/routes.ts'
import type { MeasurementServices } from './index.ts'
import { intakeNeeds } from './intake/actions/steps.ts'
import { intakeCommands } from './intake/commands.ts'
import { intakeRoutes } from './intake/routes.ts'
import { intakeFiles } from './intake/store/imports.ts'
import { methodsCommand } from './methods/commands/methods.ts'
import { valueCommand } from './methods/commands/value.ts'
import { methodsRoutes } from './methods/routes.ts'
import { resultsRoutes } from './results/routes.ts'
import { tiersRoutes } from './tiers/routes.ts'
import { totalsRoutes } from './totals/routes.ts'
import { importValuesCommand } from './values/commands/import.ts'
import { valuesRoutes } from './values/routes.ts'

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
    name: 'measurement.methods',
    words: 'read how figures are worked out, and try a method',
    holders: [...everyRole, 'public'],
  },
  { name: 'measurement.read', words: 'see the frameworks, measures and tiers of a place', holders: everyRole },
  {
    name: 'measurement.edit',
    words: 'write frameworks and measures, set tiers, and load measures from a file',
    holders: ['installation-administrator', 'place-lead', 'commissioner', 'analyst'],
  },
  {
    name: 'measurement.values',
    words: 'turn £ values on and off, and load values that somebody else holds the rights to',
    holders: ['installation-administrator', 'place-lead', 'analyst'],
  },
  {
    name: 'measurement.results',
    words: 'see what was promised and delivered, with its evidence and grades',
    holders: [
      'installation-administrator',
      'place-lead',
      'commissioner',
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
    name: 'measurement.record',
    words: 'record what was promised and delivered, and attach evidence',
    holders: ['installation-administrator', 'place-lead', 'commissioner', 'contract-manager', 'vcse-member', 'analyst'],
  },
  {
    name: 'measurement.check',
    words: 'check evidence, draw samples, and take back a grade',
    holders: ['installation-administrator', 'place-lead', 'contract-manager', 'assessor', 'analyst'],
  },
  {
    name: 'measurement.assure',
    words: 'say, as an independent assessor, that a result is as recorded',
    holders: ['assessor'],
  },
]

export const measurementFeature = (services: MeasurementServices): Feature => ({
  name: 'measurement',
  routes: [
    ...methodsRoutes,
    ...frameworkRoomRoutes,
    ...intakeRoutes,
    ...resultsRoutes,
    ...crosswalkRoutes,
    ...totalsRoutes,
    ...evidenceRoutes(services),
    ...valuesRoutes,
    ...tiersRoutes(services),
  ],
  permissions,
  demo,
  commands: [valueCommand, methodsCommand, importValuesCommand, ...intakeCommands(services)],
  needsMe: async (scope) => [...(await intakeNeeds(scope)), ...(await crosswalkNeeds(scope))],
  filesInUse: async (scope, keys) => [...(await intakeFiles(scope, keys)), ...(await evidenceFiles(scope, keys))],
  migrations: new URL('./migrations/', import.meta.url),
})
