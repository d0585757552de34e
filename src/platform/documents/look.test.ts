import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { tokens } from '../ui/index.ts'
import { colours } from './look.ts'

test('documents have the colours of the pages', () => {
  const { brandDark, ...shared } = colours
  for (const [name, colour] of Object.entries(shared)) assert.equal(colour, tokens[name as keyof typeof tokens], name)
  assert.match(brandDark, /^#[0-9a-f]{6}$/)
})

test('so does the template of PDFs', () => {
  const template = readFileSync(new URL('./pdf/template.typ', import.meta.url), 'utf8')
  const used = [...template.matchAll(/rgb\("(#[0-9a-f]{6})"\)/g)].map(([, colour]) => colour)
  assert.ok(used.length >= 7)
  for (const colour of used) assert.ok(Object.values<string>(colours).includes(colour ?? ''), colour)
})
