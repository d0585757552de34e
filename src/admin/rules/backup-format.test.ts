import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { coverProblem, format, isPartName, type Manifest, partsProblem } from './backup-format.ts'

test('only names that a backup has lead to the disk', () => {
  const key = 'ab'.repeat(32)
  const right = ['commonweal.json', 'settings.json', `files/${key}`, 'database/people/000001', 'keys/installation.key']
  for (const name of [...right, 'ledger/place=1/batch=2/a-b_c.parquet']) assert.ok(isPartName(name), name)
  const wrong = [
    '',
    '/etc/passwd',
    'files/x',
    'keys/../x',
    'ledger//x',
    'ledger/.hidden',
    'ledger/a/',
    'a.json',
    'keys/postgres.json',
  ]
  for (const name of [...wrong, `files/${key}/x`, 'database/people/1', `ledger/${'a/'.repeat(300)}a`])
    assert.ok(!isPartName(name), name)
  const nasty = fc.array(fc.constantFrom('keys', 'ledger', '..', '.', '/', '\\', '\0', 'a'), { maxLength: 8 })
  fc.assert(
    fc.property(nasty, (parts) => {
      const name = parts.join('')
      if (isPartName(name)) assert.doesNotMatch(name, /(^|\/)\.\.?(\/|$)|\\|\0|^\/|\/\/|\/$/)
    }),
  )
})

test('a cover of another product or of a newer format is refused in words', () => {
  const cover = { product: 'commonweal', format, version: '0.1.0', madeAt: '2026-11-22T00:00:00.000Z' }
  assert.equal(coverProblem(cover), undefined)
  assert.match(coverProblem({ ...cover, format: format + 1 }) ?? '', /newer release/)
  for (const other of [undefined, null, 1, {}, { ...cover, product: 'x' }, { ...cover, format: '1' }])
    assert.notEqual(coverProblem(other), undefined)
})

test('every part must be there, once, as it was', () => {
  const part = (name: string) => ({ name, bytes: 1, sha256: 'x' })
  const parts = [part('a'), part('b')]
  const manifest = { parts, tables: [] } as unknown as Manifest
  assert.equal(partsProblem(parts, manifest), undefined)
  assert.match(partsProblem([part('a')], manifest) ?? '', /b is missing/)
  assert.match(partsProblem([...parts, part('a')], manifest) ?? '', /does not name/)
  assert.match(partsProblem([...parts, part('c')], manifest) ?? '', /does not name/)
  assert.match(partsProblem([{ ...part('a'), sha256: 'y' }, part('b')], manifest) ?? '', /was changed/)
})

test('a table is filled from parts of the backup, and from no other file', () => {
  const part = { name: 'database/people/000001', bytes: 1, sha256: 'x' }
  const filledFrom = (name: string) =>
    partsProblem([part], { parts: [part], tables: [{ parts: [name] }] } as unknown as Manifest)
  assert.equal(filledFrom(part.name), undefined)
  assert.match(filledFrom('../../../etc/passwd') ?? '', /no part of it/)
})
