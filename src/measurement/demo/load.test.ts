// The demonstration's framework, works, evidence and values: loaded once, however often; removed whole; and true to their story.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../../test/support/server.ts'
import { placeBySlug } from '../../places/index.ts'
import { gradeFrom } from '../evidence/rules/grade.ts'
import { checksOf, evidenceOf } from '../evidence/store/evidence.ts'
import { sumsByMeasure } from '../results/store/totals.ts'
import { worksOf } from '../results/store/works.ts'
import { worthOf } from '../values/actions/worth.ts'

const needed = ['places', 'accounts', 'priorities', 'measurement']
const tables = [
  ...[
    'measurement_frameworks',
    'measures',
    'measure_versions',
    'works',
    'work_shares',
    'records',
    'evidence',
    'evidence_checks',
  ],
  ...[
    'draws',
    'value_packs',
    'pack_values',
    'measure_values',
    'tier_schemes',
    'totals_by_measure',
    'totals_by_work',
    'totals_by_buyer',
    'measure_matches',
    'buyers_offered',
  ],
]

test('Merebridge counts, promises and delivers; each grade follows from what stands beside its record', async (t) => {
  const { product, database } = await startServer(t)
  const scope = product.auth.systemScope('a test')
  const parts = needed.map((name) => product.features.find((feature) => feature.name === name)!.demo!)
  const write = <T>(work: () => Promise<T>): Promise<T> => product.database.write(scope, work)
  const load = async () => {
    for (const part of parts) await write(() => part.load(scope, () => undefined, true))
  }
  await load()
  await load()
  const found = await product.database.read(scope, async () => {
    const place = (await placeBySlug(scope, 'merebridge'))!.id
    return {
      works: await worksOf(scope, place),
      sums: await sumsByMeasure(scope, place, {}),
      worth: await worthOf(scope, place),
    }
  })
  assert.equal(found.works.length, 6)
  assert.ok(found.sums.length > 10)
  assert.deepEqual(
    [...found.worth.values()].map((all) => all.map(({ kind }) => kind)),
    [['fiscal', 'economic']],
  )
  const records = await database.asOwner<{ id: string; grade: string }>(
    `select id, grade from records where grade <> 'promised'`,
  )
  for (const { id, grade } of records) {
    const worked = await product.database.read(scope, async () =>
      gradeFrom([
        ...(await evidenceOf(scope, id as never)).map(({ addedAt }) => ({
          what: 'evidence' as const,
          at: addedAt,
          withdrawn: false,
        })),
        ...(await checksOf(scope, id as never)).map(({ kind, upheld, checkedAt }) => ({
          what: kind,
          upheld,
          at: checkedAt,
          withdrawn: false,
        })),
      ]),
    )
    assert.equal(worked, grade)
  }
  const grades = new Set(records.map(({ grade }) => grade))
  assert.deepEqual(grades, new Set(['claimed', 'evidenced', 'checked', 'confirmed', 'assured']))
  for (const part of parts.toReversed()) await write(() => part.remove(scope, () => undefined))
  for (const table of tables) {
    const [left] = await database.asOwner<{ rows: string }>(`select count(*)::text as rows from ${table}`)
    assert.equal(left?.rows, '0', table)
  }
})
