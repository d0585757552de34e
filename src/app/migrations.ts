// Every folder of migrations, in the order in which it is applied: the platform's parts, then the features, lowest first.
import type { MigrationFolder } from '../platform/db/index.ts'
import type { Feature } from '../platform/http/index.ts'

const parts = ['db', 'mail', 'audit', 'jobs', 'auth'] as const

export const migrationFolders = (
  features: readonly Pick<Feature, 'name' | 'migrations'>[],
): readonly MigrationFolder[] => [
  ...parts.map((owner) => ({ owner, folder: new URL(`../platform/${owner}/migrations/`, import.meta.url) })),
  ...features.flatMap(({ name, migrations }) => (migrations ? [{ owner: name, folder: migrations }] : [])),
]
