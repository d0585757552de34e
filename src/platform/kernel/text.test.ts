import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { asId, type OrganisationId, type PlaceId } from './ids.ts'
import { count, emailOf, inSentence, isSlug, listOf, slugOf } from './text.ts'
import { dayIn, textOf, textsOf } from './typed.ts'

test('a slug made from any text is a slug, or empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const slug = slugOf(text)
      assert.ok(slug === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
      assert.equal(slugOf(slug), slug)
    }),
  )
  assert.equal(slugOf('King’s Lynn & West Norfolk'), 'kings-lynn-west-norfolk')
  assert.equal(slugOf('Ynys Môn'), 'ynys-mon')
  assert.ok(!isSlug('-a') && !isSlug('a--b') && !isSlug('A') && isSlug('mere-1'))
})

test('lists and counts read as a person would say them', () => {
  assert.equal(listOf([]), '')
  assert.equal(listOf(['a']), 'a')
  assert.equal(listOf(['a', 'b', 'c']), 'a, b and c')
  assert.equal(count(1, 'person', 'people'), '1 person')
  assert.equal(count(1234, 'row'), '1,234 rows')
})

test('an e-mail address is trimmed and lower-cased; what cannot be one is refused', () => {
  assert.equal(emailOf(' Ada@Merebridge.Example '), 'ada@merebridge.example')
  for (const text of [
    '',
    'ada',
    'ada@',
    '@x.example',
    'a b@x.example',
    'a@x',
    'a@x.example,b@x.example',
    '<a@x.example>',
  ])
    assert.equal(emailOf(text), undefined, text)
})

test('ids are checked on the way in, and one kind cannot stand for another', () => {
  assert.equal(asId<PlaceId>('not-an-id'), undefined)
  const place = asId<PlaceId>('0190a0b0-0000-7000-8000-000000000001')
  const take = (id: OrganisationId | undefined) => id
  // @ts-expect-error a place is not an organisation
  assert.ok(take(place))
})

test('fields of a form are read whatever came: text, a list, or nothing of the kind', () => {
  const body = {
    name: '  Ada ',
    codes: [' a ', '', 3, 'b'],
    one: 'x',
    'on-day': '7',
    'on-month': '3',
    'on-year': '2026',
    when: '2026-02-30',
  }
  assert.equal(textOf(body, 'name'), 'Ada')
  assert.equal(textOf(body, 'codes'), '')
  assert.deepEqual(textsOf(body, 'codes'), ['a', 'b'])
  assert.deepEqual(textsOf(body, 'one'), ['x'])
  assert.deepEqual(textsOf(body, 'nothing'), [])
  assert.equal(dayIn(body, 'on'), '2026-03-07')
  assert.equal(dayIn(body, 'when'), 'wrong')
  assert.equal(dayIn(body, 'never'), undefined)
  assert.equal(dayIn({ 'on-day': '31', 'on-month': '4', 'on-year': '2026' }, 'on'), 'wrong')
  assert.equal(dayIn({ 'on-day': '31' }, 'on'), 'wrong')
})

test('a title within a sentence begins small, an abbreviation stays', () => {
  assert.deepEqual(['Local authority', 'NHS commissioner', 'A', ''].map(inSentence), [
    'local authority',
    'NHS commissioner',
    'a',
    '',
  ])
})
