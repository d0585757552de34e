import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { makeAreaBook, type OwnArea, plainName } from './areas.ts'

const own: readonly OwnArea[] = [
  { code: 'E06000008', name: 'Blackburn with Darwen', area: 'place', others: ['BBD'] },
  { code: 'E05000001', name: 'Audley', area: 'part', others: [] },
]
const book = makeAreaBook(own)
const words = (code: string, name = '', parent = '') => ({ code, name, type: '', parent })

test('an area is known by its code, its old and short ones, and by its name as councils are called', () => {
  for (const one of [
    words('E06000008'),
    words('e06000008 '),
    words('BBD', 'Somewhere'),
    words('', 'Blackburn with Darwen Borough Council'),
    words('', 'BLACKBURN WITH DARWEN'),
  ])
    assert.deepEqual(book(one), { area: 'place', code: 'E06000008', name: 'Blackburn with Darwen' })
})

test('its region and England are known by code and by name; a code that is somewhere else goes before a name', () => {
  assert.deepEqual(book(words('', 'North West region (statistical)')), {
    area: 'region',
    code: 'E12000002',
    name: 'North West',
  })
  assert.equal(book(words('Z12000001', 'Mere and Fell')).area, 'region')
  assert.deepEqual(book(words('', 'England Total')), { area: 'england', code: 'E92000001', name: 'England' })
  assert.equal(book(words('E07000117', 'Blackburn with Darwen')).area, 'somewhere')
  assert.equal(book(words('W92000004', 'Wales')).area, 'somewhere')
  assert.equal(book(words('', '')).area, 'nowhere')
})

test('a ward that no register has is ours where the file says it lies in one of our districts', () => {
  assert.deepEqual(book(words('E05999999', 'Roe Lee', 'E06000008')), {
    area: 'part',
    code: 'E05999999',
    name: 'Roe Lee',
  })
  assert.equal(book(words('E05999998', 'Roe Lee', 'E07000117')).area, 'somewhere')
})

test('nothing but an area of the place, or a part that says it lies in one, is ever taken for its own', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('E06000008', 'BBD', 'E05000001', 'E12000002', 'E92000001', 'England'),
  )
  fc.assert(
    fc.property(text, text, text, (code, name, parent) => {
      const found = makeAreaBook(own)({ code, name, type: '', parent })
      if (found.area !== 'place' && found.area !== 'part') return
      const mine = [code.replace(/\s/g, '').toUpperCase(), parent.toUpperCase()].some((one) =>
        own.some((area) => area.code === one || area.others.includes(one)),
      )
      assert.ok(mine || own.some((area) => plainName(area.name) === plainName(name)))
    }),
  )
})

test('a name that two areas of the place share is neither’s', () => {
  const two = makeAreaBook([
    { code: 'E05000001', name: 'St Mary’s', area: 'part', others: [] },
    { code: 'E05000002', name: 'St Mary’s', area: 'part', others: [] },
  ])
  assert.equal(two(words('', 'St Mary’s')).area, 'somewhere')
  assert.equal(two(words('E05000002', 'St Mary’s')).area, 'part')
})
