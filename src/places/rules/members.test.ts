import assert from 'node:assert/strict'
import test from 'node:test'
import { listIn, memberCounts, readMembers } from './members.ts'

test('codes and sectors are read as what they are, once each', () => {
  const read = readMembers(listIn('e06000006, E05000001;zx1 1,E06000006'))
  assert.ok(read.ok)
  assert.deepEqual(read.value, [
    { kind: 'district', code: 'E06000006' },
    { kind: 'ward', code: 'E05000001' },
    { kind: 'sector', code: 'ZX1 1' },
  ])
  assert.deepEqual(memberCounts(read.value), ['1 district', '1 ward', '1 postcode sector'])
})

test('what cannot be a member is named', () => {
  const read = readMembers(['E06000006', 'E92000001'])
  assert.ok(!read.ok && read.errors.includes('“E92000001”'))
  assert.ok(!readMembers(['E05000001'], 'district').ok)
})
