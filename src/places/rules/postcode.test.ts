import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { areaOf, normalPostcode, normalSector, sectorOf, writtenPostcode } from './postcode.ts'

const letter = fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ')
const digit = fc.constantFrom(...'0123456789')
const outward = fc.oneof(
  fc.tuple(letter, digit),
  fc.tuple(letter, digit, digit),
  fc.tuple(letter, letter, digit),
  fc.tuple(letter, letter, digit, fc.oneof(digit, letter)),
)
const postcodes = fc.tuple(outward, digit, letter, letter).map(([out, d, a, b]) => `${out.join('')}${d}${a}${b}`)

test('a postcode is the same however it is spaced and whatever its letters’ size', () => {
  fc.assert(
    fc.property(postcodes, (compact) => {
      assert.equal(normalPostcode(compact), compact)
      assert.equal(normalPostcode(writtenPostcode(compact).toLowerCase()), compact)
      assert.equal(normalPostcode(` ${compact.slice(0, -3)}   ${compact.slice(-3)} `), compact)
      assert.ok(compact.startsWith(areaOf(compact)))
    }),
  )
})

test('every postcode lies in its sector, and a sector is written in one way', () => {
  fc.assert(
    fc.property(postcodes, (compact) => {
      const sector = sectorOf(compact)
      assert.equal(normalSector(sector.toLowerCase()), sector)
      assert.equal(`${sector.replace(' ', '')}${compact.slice(-2)}`, compact)
    }),
  )
})

test('what is no postcode is not taken for one', () => {
  for (const text of ['', 'ZX1', 'ZX1 1', 'ZX1 1A', '1ZX 1AA', 'ZXY1 1AA', 'E06000006', 'ZX1 1AA ZX1 1AB'])
    assert.equal(normalPostcode(text), undefined, text)
  assert.equal(normalSector('ZX1 1'), 'ZX1 1')
  assert.equal(normalSector('ZX11'), 'ZX1 1')
  assert.equal(normalSector('ZX11 1'), 'ZX11 1')
  assert.equal(normalSector('ZX1 1AA'), undefined)
})
