// What these pages ask first: the record with its work, and what this reader may do beside it.

import { may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import { measureById } from '../../framework/actions/ask.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import type { RecordRow } from '../../results/rules/types.ts'
import { evidencePanel } from '../pages/panel.ts'
import { referencesOf } from '../store/checking.ts'
import { checksOf, evidenceOf } from '../store/evidence.ts'

/** Only in the place that keeps the record, and while it stands and is no promise. */
const open = ({ withdrawnAt, grade }: RecordRow): boolean => withdrawnAt === null && grade !== 'promised'

const holds = (scope: Scope, place: PlaceId, permission: string): boolean =>
  may(scope, permission, { kind: 'place', id: place })

/** What stands beside a record, for its own page; nothing for a promise. */
export const panelOf = async (
  scope: Scope,
  at: PlaceId,
  place: PlaceNamed,
  record: RecordRow,
): Promise<Html | undefined> => {
  if (record.grade === 'promised') return undefined
  const own = record.place === at && open(record)
  return evidencePanel({
    ...{ place, record },
    expected: (await measureById(scope, record.place, record.measure))?.evidence ?? {},
    evidence: await evidenceOf(scope, record.id),
    checks: await checksOf(scope, record.id),
    references: await referencesOf(scope, record.id),
    mayAdd: own && holds(scope, at, 'measurement.record'),
    mayCheck: own && (holds(scope, at, 'measurement.check') || holds(scope, at, 'measurement.assure')),
  })
}
