// The packs of the law hold what their types say, name only what there is, and say that nobody has checked them.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, asDay } from '../../platform/kernel/index.ts'
import { draftParts } from '../route/rules/draft.ts'
import { regimeOf } from '../route/rules/regime.ts'
import { momentKinds, routeKeys } from '../route/rules/types.ts'
import { lawPacksListed } from './for-admin.ts'
import { lawPacks, packsKept } from './law.ts'

test('each pack says where it is from, of when, and whether anybody checked it', () => {
  for (const [name, pack] of Object.entries(lawPacks)) {
    for (const text of [pack.key, pack.title, pack.vintage, pack.source, pack.sourceLink])
      assert.ok(typeof text === 'string' && text !== '', name)
    assert.ok(pack.checked !== null || /To be checked against the original/.test(pack.toCheck), name)
  }
  assert.deepEqual(
    packsKept(lawPacks).map(({ key, checked }) => [key, checked]),
    ['thresholds', 'bank-holidays', 'notices', 'routes'].map((key) => [key, null]),
  )
  for (const { name, words, vintage, source } of lawPacksListed)
    for (const text of [name, words, vintage, source]) assert.ok(text.length > 3, name)
})

test('thresholds follow one another without a gap, in whole pence', () => {
  const { periods } = lawPacks.thresholds
  for (const [i, { from, to, pence }] of periods.entries()) {
    assert.ok(asDay(from) && asDay(to) && from < to)
    if (i > 0) assert.equal(from, addDays(periods[i - 1]!.to, 1))
    for (const amount of Object.values(pence)) assert.ok(Number.isSafeInteger(amount) && amount > 1_000_000)
  }
})

test('routes and notices name only what there is', () => {
  const { routes } = lawPacks.routes
  const { notices } = lawPacks.notices
  const keys = new Set(notices.map(({ key }) => key))
  assert.equal(keys.size, notices.length)
  assert.deepEqual(
    routes.map(({ key }) => key),
    routeKeys,
  )
  for (const route of routes) {
    assert.equal(route.regime, regimeOf(route.key))
    assert.ok(asDay(route.from) && route.steps.length >= 2, route.key)
    for (const { words, clause } of route.steps) assert.ok(words !== '' && clause !== '', route.key)
    for (const notice of route.notices) assert.ok(keys.has(notice), `${route.key}: ${notice}`)
  }
  for (const { key, clock, then, says, clause, owed } of notices) {
    assert.ok(clause !== '' && owed !== '' && says.length > 0, key)
    for (const part of says) assert.ok(draftParts.has(part), `${key}: ${part}`)
    if (clock?.kind === 'before')
      assert.ok(keys.has(clock.event) || momentKinds.some((one) => one === clock.event), key)
    if (clock?.kind === 'within') assert.ok(momentKinds.includes(clock.from) && clock.days > 0, key)
    if (then !== null) assert.ok(['that-day', 'next-day', 'day-after-next'].includes(then.beginning), key)
  }
  for (let n = 1; n <= 17; n += 1)
    assert.ok(
      notices.some(({ form }) => form === `UK${n}`),
      `UK${n}`,
    )
})
