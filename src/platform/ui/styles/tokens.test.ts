import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asHex, contrast, type Hex, mix } from './colour.ts'
import { brandOf, tokens } from './tokens.ts'

const grounds = { paper: tokens.paper, wash: tokens.wash }

const floor = (name: string, colour: Hex, ground: string, under: Hex, least: number) => {
  const reached = contrast(colour, under)
  assert.ok(reached >= least, `${name} on ${ground} reaches ${reached.toFixed(2)}, not ${least}`)
}

test('words can be read on paper and on wash', () => {
  for (const name of [
    'ink',
    'muted',
    'brand',
    'link',
    'linkHover',
    'linkVisited',
    'accent',
    'error',
    'success',
  ] as const)
    for (const [ground, under] of Object.entries(grounds)) floor(name, tokens[name], ground, under, 4.5)
})

test('marks can be seen on paper and on wash', () => {
  for (const name of ['series1', 'series2', 'series3', 'series4', 'notKnown', 'field'] as const)
    for (const [ground, under] of Object.entries(grounds)) floor(name, tokens[name], ground, under, 3)
})

test('focus is plain to see on light and on dark', () => {
  floor('ink', tokens.ink, 'focus', tokens.focus, 4.5)
  floor('focus', tokens.focus, 'brand', tokens.brand, 3)
  floor('focus', tokens.focus, 'ink', tokens.ink, 3)
  // On paper the focus colour alone is too pale: the line of ink round or under it is what is seen.
  floor('ink', tokens.ink, 'paper', tokens.paper, 3)
})

test('contrast is what the definition says', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#777777'), 1)
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
  assert.equal(mix('#000000', '#ffffff', 0.5), '#808080')
})

test('colours are read in the ways people write them', () => {
  assert.equal(asHex('#0B5C5A'), '#0b5c5a')
  assert.equal(asHex(' 123 '), '#112233')
  for (const not of ['', 'teal', '#12', '#1234567', '#12345g']) assert.equal(asHex(not), undefined)
})

test("an installation's own colour is taken where white can be read on it, and refused in words where not", () => {
  const own = brandOf('#7B1E3A')
  assert.equal(own.colour, '#7b1e3a')
  assert.equal(own.words, undefined)
  floor('white', tokens.paper, 'dark brand', own.dark, 4.5)
  const pale = brandOf('#f2a900')
  assert.equal(pale.colour, tokens.brand)
  assert.match(pale.words ?? '', /too hard to read: the contrast is 2\.0 and must be 4\.5/)
  assert.match(brandOf('teal').words ?? '', /"teal" is not a colour/)
})

test('the bars beside a chosen one are seen too: muted at seven tenths on paper', () => {
  floor('other bars', mix(tokens.paper, tokens.muted, 0.7), 'paper', tokens.paper, 3)
})
