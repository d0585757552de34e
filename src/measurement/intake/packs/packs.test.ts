import assert from 'node:assert/strict'
import test from 'node:test'
import { codesIn, contentChosen, starterSets } from '../rules/starter.ts'

const measures = (content = contentChosen('themes', codesIn('themes'))) =>
  content.themes.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.measures))

test('about forty measures serve all eight Marmot objectives, in natural units', () => {
  const all = measures()
  assert.ok(all.length >= 38 && all.length <= 48, String(all.length))
  assert.equal(new Set(all.map(({ code }) => code)).size, all.length)
  assert.equal(new Set(all.map(({ title }) => title)).size, all.length)
  for (let number = 1; number <= 8; number += 1)
    assert.ok(
      all.some(({ objectives }) => objectives.includes(`marmot:${number}`)),
      String(number),
    )
  for (const one of all) {
    assert.equal(one.unit === 'own', one.ownUnit !== null, one.code)
    for (const words of [one.definition, one.whoCounts, one.whose, one.evidence.evidenced, one.evidence.confirmed])
      assert.ok(words !== undefined && words.length > 5, one.code)
    assert.doesNotMatch(`${one.title} ${one.definition}`, /social return|proxy/i)
  }
})

test('the themes of places are there', () => {
  const text = measures()
    .map(({ title, definition }) => `${title} ${definition}`)
    .join(' ')
  for (const theme of [
    /local people/i,
    /apprentice/i,
    /living wage/i,
    /schools/i,
    /local suppliers/i,
    /charities and social enterprises/i,
    /volunteer/i,
    /did not offend again/i,
    /CO₂e/,
  ])
    assert.match(text, theme)
})

test('the outcomes of PPN 002 say that nobody checked them, and each has measures', () => {
  const ppn = starterSets['ppn-002']
  assert.match(ppn.toCheck ?? '', /To be checked against the original/)
  assert.deepEqual(ppn.themes[0]?.outcomes.length, 8)
  assert.ok(ppn.themes[0]?.outcomes.every((one) => one.measures.length > 0))
})

test('choosing keeps what was chosen, once, and leaves nothing empty', () => {
  const some = contentChosen('ppn-002', ['WORK1', 'SAFE1', 'no such'])
  assert.deepEqual(
    some.themes[0]?.outcomes.map((one) => [one.title, one.measures.map(({ code }) => code)]),
    [
      ['Fair work', ['WORK1']],
      ['Reducing crime', ['SAFE1']],
    ],
  )
  assert.deepEqual(contentChosen('themes', []), { themes: [] })
})
