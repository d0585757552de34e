// The demonstration's procurements: loaded once, however often; removed whole; and as their story says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../../test/support/server.ts'
import { placeBySlug } from '../../places/index.ts'
import { wholeOf } from '../consideration/actions/consideration.ts'
import { procurementsOf } from '../pipeline/store/procurements.ts'
import { noticesSeen } from '../route/actions/route.ts'
import { lateOnes } from '../route/rules/notices.ts'
import { stateOf } from '../tender/rules/types.ts'
import { tendersOf } from '../tender/store/tenders.ts'

const needed = ['places', 'accounts', 'priorities', 'measurement', 'policies', 'procurements']

test('Merebridge plans with its partners and the place next door; all four have signed, and their tender is open', async (t) => {
  const { product, database } = await startServer(t)
  const scope = product.auth.systemScope('a test')
  const parts = needed.map((name) => product.features.find((feature) => feature.name === name)!.demo!)
  const write = <T>(work: () => Promise<T>): Promise<T> => product.database.write(scope, work)
  for (const part of [...parts, parts.at(-1)!]) await write(() => part.load(scope, () => undefined, true))
  const { all, routes, tenders, whole } = await product.database.read(scope, async () => {
    const place = (await placeBySlug(scope, 'merebridge'))!.id
    const planned = await procurementsOf(scope, place)
    const joint = planned.find(({ title }) => title.startsWith('Domestic abuse'))!
    const routes = []
    for (const one of planned) {
      const { decided, owed } = await noticesSeen(scope, one, new Date('2026-11-24T10:00:00Z'))
      routes.push([decided?.route ?? null, decided?.edition ?? 0, lateOnes(owed).length, decided?.against ?? false])
    }
    const tenders = []
    for (const { id } of planned) tenders.push(...(await tendersOf(scope, id)))
    return { all: planned, routes, tenders, whole: await wholeOf(scope, joint.id) }
  })
  assert.deepEqual(
    all.map(({ abandoned }) => abandoned !== null),
    [false, false, false, false, true],
  )
  assert.deepEqual(routes, [
    ['psr-urgent', 1, 1, false],
    ['below-threshold-reserved', 1, 0, false],
    ['light-touch', 1, 0, false],
    ['psr-most-suitable', 2, 0, false],
    [null, 0, 0, false],
  ])
  assert.deepEqual([whole.considered.state, whole.considered.waiting.length, whole.buyers.length], ['signed', 0, 4])
  assert.deepEqual(tenders.map((one) => stateOf(one, new Date())).toSorted(), ['closed', 'draft', 'open'])
  assert.equal(whole.firstStep?.earlyWhy, null)
  const open = tenders.find((one) => stateOf(one, new Date()) === 'open')
  assert.equal(open?.criteria[0]?.weight, 6000)
  assert.ok((open?.published?.buyers.length ?? 0) === 4 && open?.published?.tested !== null)
  assert.equal(whole.record?.answers.length, 3)
  assert.equal(whole.consultations.length, 2)
  for (const part of parts.toReversed()) await write(() => part.remove(scope, () => undefined))
  const [left] = await database.asOwner<{ rows: string }>('select count(*)::text as rows from procurements')
  assert.equal(left?.rows, '0')
})
