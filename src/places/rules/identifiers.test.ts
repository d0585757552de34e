import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseIdentifier, readIdentifier, schemes, writeIdentifier } from './identifiers.ts'

const read = (scheme: string, text: string): string | undefined => {
  const result = readIdentifier(scheme, text)
  return result.ok ? result.value.id : undefined
}

test('each scheme takes its own example and writes it back', () => {
  for (const { code, example } of schemes) {
    const result = readIdentifier(code, example)
    assert.ok(result.ok, code)
    assert.deepEqual(parseIdentifier(writeIdentifier(result.value)), result, code)
    assert.deepEqual(parseIdentifier(`${code}: ${example.toLowerCase()}`), result, code)
  }
})

test('a company number keeps or regains its leading zeros', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
      assert.equal(read('GB-COH', String(number)), String(number).padStart(8, '0'))
    }),
  )
  assert.equal(read('GB-COH', 'sc 123456'), 'SC123456')
  assert.equal(read('GB-COH', 'R0000123'), 'R0000123')
  for (const text of ['', '0', '123456789', 'XX123456', '12345A']) assert.equal(read('GB-COH', text), undefined, text)
})

test('charity and society numbers have one form each', () => {
  assert.equal(read('GB-CHC', '1234567'), '1234567')
  assert.equal(read('GB-CHC', '12345'), undefined)
  assert.equal(read('GB-SC', '12345'), 'SC012345')
  assert.equal(read('GB-SC', 'SC012345'), 'SC012345')
  assert.equal(read('GB-NIC', 'NIC100123'), '100123')
  assert.equal(read('GB-MPR', 'IP012345R'), '12345R')
  assert.equal(read('GB-LAE', 'abc'), 'ABC')
  assert.equal(read('GB-LAE', 'ABCD'), undefined)
})

test('what is wrong is said in words', () => {
  const unknown = parseIdentifier('GB-XYZ:1')
  assert.ok(!unknown.ok && unknown.errors.includes('not a register we know'))
  const bare = parseIdentifier('01234567')
  assert.ok(!bare.ok && bare.errors.includes('GB-COH:01234567'))
})
