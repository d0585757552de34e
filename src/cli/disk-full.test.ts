import assert from 'node:assert/strict'
import test from 'node:test'
import { Refused } from '../platform/kernel/index.ts'
import { diskFull } from './disk-full.ts'

test('a full disk is told in words, whoever found it out', () => {
  const system = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const database = Object.assign(new Error('could not extend file "base/1/2"'), { code: '53100' })
  const engine = new Error('IO Error: Could not write file "lines.parquet": No space left on device')
  const wrapped = new Error('The batch was not written', { cause: system })
  for (const error of [system, database, engine, wrapped]) assert.equal(diskFull(error)?.reason, 'disk-full')
})

test('anything else stays what it is', () => {
  for (const error of [new Error('broken'), new Refused('no', 400, 'No space left on device', 'x'), 'words', undefined])
    assert.equal(diskFull(error), undefined)
})
