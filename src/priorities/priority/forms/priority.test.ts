// What is typed into the form of a priority comes back as it was typed, or is read; nothing is lost on the way.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { baseOf, limits, priorityForm, priorityShown, priorityTyped } from './priority.ts'

const typed = { title: 'Good jobs', want: 'More of them' }
const errors = (more: Readonly<Record<string, string | string[]>>) => {
  const read = priorityForm({ ...typed, ...more })
  return read.ok ? {} : read.errors
}

test('a title and a wish are needed; too long a text is told with its length and the limit', () => {
  assert.deepEqual(Object.keys(errors({ title: '', want: ' ' })).sort(), ['title', 'want'])
  for (const [name, most] of Object.entries(limits)) {
    assert.deepEqual(errors({ [name]: 'x'.repeat(most) }), {}, name)
    const words = errors({ [name]: 'x'.repeat(most + 1) })[name] ?? ''
    assert.ok(words.includes((most + 1).toLocaleString('en-GB')) && words.includes(most.toLocaleString('en-GB')), words)
  }
})

test('days are real and in order, or left empty', () => {
  const from = { 'from-day': '31', 'from-month': '3', 'from-year': '2027' }
  const to = { 'to-day': '30', 'to-month': '3', 'to-year': '2027' }
  assert.deepEqual(errors(from), {})
  assert.match(errors({ ...from, ...to }).to ?? '', /must not be before/)
  assert.match(errors({ 'from-day': '31', 'from-month': '2', 'from-year': '2027' }).from ?? '', /real day/)
})

test('what is shown in the form of a change is read back as it was', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((one) => one.trim() || 'x')
  const day = fc.constantFrom(null, '2023-10-01', '2027-03-31')
  const ids = fc.uniqueArray(fc.uuid(), { maxLength: 3 })
  fc.assert(
    fc.property(text, text, text, day, ids, (title, want, why, from, goals) => {
      const words = { title, want, why, forWhom: '', where: '', good: '', theme: null, to: null }
      const links = { goals, objectives: ['marmot:3'], needs: [], views: [] }
      const given = { ...words, from, links } as unknown as Parameters<typeof priorityShown>[0]
      const form = priorityShown({ ...given, version: 2, edit: 5 })
      assert.deepEqual(baseOf(form.base), { version: 2, edit: 5 })
      const sent = {
        ...{ title, want, why, goals, objectives: ['marmot:3'] },
        ...Object.fromEntries(Object.entries(form.from).map(([part, value]) => [`from-${part}`, value])),
      }
      const read = priorityForm(sent)
      assert.ok(read.ok)
      assert.deepEqual(
        { ...read.value, title: read.value.title, want: read.value.want },
        { ...words, want: want.replaceAll('\r\n', '\n'), why: why.replaceAll('\r\n', '\n'), from, links },
      )
      assert.equal(priorityTyped(sent).title, title)
    }),
  )
})

test('what is no version and edit is none', () => {
  for (const text of ['', '1', '1.', '.2', '1.2.3', '-1.2', '1e3.1']) assert.equal(baseOf(text), undefined, text)
})

test('a priority is tied to as much as a form offers, and not to a hundred thousand made-up things', () => {
  const body = { title: 'Good jobs', want: 'More' }
  const many = (count: number) => Array.from({ length: count }, (_, i) => `marmot:${i}`)
  const read = priorityForm({ ...body, objectives: many(20_000) })
  assert.ok(!read.ok && read.errors.objectives)
  assert.ok(!priorityForm({ ...body, objectives: ['x'.repeat(5_000)] }).ok)
  assert.ok(priorityForm({ ...body, objectives: many(100) }).ok)
})
