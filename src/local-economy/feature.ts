// The door for the app: what local-economy adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { commands } from './commands.ts'
import { demo } from './demo/load.ts'
import type { LocalEconomyServices } from './index.ts'
import { checkLedger } from './ledger/actions/check.ts'
import { ledgerNeeds } from './ledger/actions/needs.ts'
import { ledgerJobs } from './ledger/jobs.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { ledgerFiles } from './ledger/store/uploads.ts'

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
    name: 'ledger.read',
    words: 'see where the money of a place went (everybody, where the place shows it)',
    holders: [...everyRole, 'public'],
  },
  {
    name: 'ledger.receipts',
    words: 'see what became of each row of a payment file, and held rows',
    holders: everyRole,
  },
  {
    name: 'ledger.import',
    words: 'add payment files to a ledger, replace and undo them, put held rows right',
    holders: ['installation-administrator', 'place-lead', 'commissioner', 'contract-manager'],
  },
  {
    name: 'ledger.hide',
    words: 'hide a line of a ledger with a reason, and show it again',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'ledger.publish',
    words: 'show the ledger of a place to everybody, and no longer',
    holders: ['installation-administrator', 'place-lead'],
  },
]

export const localEconomyFeature = (services: LocalEconomyServices): Feature => ({
  name: 'local-economy',
  routes: ledgerRoutes(services),
  permissions,
  jobs: ledgerJobs(services),
  commands: commands(services),
  migrations: new URL('./migrations/', import.meta.url),
  needsMe: ledgerNeeds,
  demo: demo(services),
  filesInUse: ledgerFiles,
  checks: [
    {
      name: 'ledger',
      words: 'The ledgers: every batch has its file and its lines, and they add up to its receipt',
      run: (scope) => checkLedger(scope, services),
    },
  ],
})
