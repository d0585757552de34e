import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { roles, shapeProblem } from '../../platform/auth/index.ts'
import { emailOf } from '../../platform/kernel/index.ts'
import { demonstrationPeople, demoPeople } from './people.ts'

test('the invented people hold every role, each as it may be held, and have addresses nobody can have', () => {
  const held = new Set(demoPeople.flatMap((person) => person.roles.map((role) => role.role)))
  assert.deepEqual(
    roles.map((role) => role.name).filter((name) => !held.has(name)),
    [],
  )
  for (const person of demoPeople) {
    assert.equal(emailOf(person.email), person.email)
    assert.match(person.email, /\.example$/)
    for (const { role, place, organisation, sector } of person.roles) {
      const grant = { role, ...(place && { place }), ...(organisation && { organisation }), ...(sector && { sector }) }
      assert.deepEqual(shapeProblem(grant as Parameters<typeof shapeProblem>[0]), {}, person.name)
    }
  }
  assert.equal(new Set(demoPeople.map((person) => person.email)).size, demoPeople.length)
})

test('their places and organisations are those of the demonstration', async () => {
  const text = await readFile(new URL('../../places/demo/organisations.json', import.meta.url), 'utf8')
  for (const { place, organisation } of demoPeople.flatMap((person) => person.roles)) {
    if (place !== undefined) assert.ok(text.includes(`"${place}"`), place)
    if (organisation !== undefined) assert.ok(text.includes(`"${organisation}"`), organisation)
  }
})

test('the sign-in page offers each role once, and the leads of all sectors', () => {
  const offered = demonstrationPeople()
  assert.ok(offered.length >= roles.length)
  assert.equal(new Set(offered.map((one) => one.role)).size, offered.length)
  assert.ok(offered.some((one) => one.role === 'place lead for: NHS commissioner'))
})
