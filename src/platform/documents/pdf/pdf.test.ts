// What a screen reader finds in our PDFs, and that no words can be more than words.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { anyDocument, anyWords, everyDocument } from '../../../../test/support/documents.ts'
import { nodesOf, type ReadPdf, readPdf } from '../../../../test/support/pdf-structure.ts'
import type { Block, Document } from '../model.ts'
import { prepare } from '../prepare.ts'
import { pdfData } from './data.ts'
import { allShown, shownText, unknownLetter } from './letters.ts'
import { canTypeset, pagesOf, typeset } from './typeset.ts'

const write = (document: Document): Buffer => typeset(pdfData(prepare(document)).json, 1_700_000_000)
const skip = canTypeset() ? false : 'PDF cannot be written on this platform'

let file: Buffer = Buffer.alloc(0)
let read: ReadPdf

before(async () => {
  if (skip) return
  file = write(everyDocument)
  read = await readPdf(file)
})

test('it is marked PDF/UA-1, tagged, and says its language and title', { skip }, () => {
  assert.equal(read.ua, 1)
  assert.equal(read.marked, true)
  assert.equal(read.showsTitle, true)
  assert.equal(read.language, 'en-GB')
  assert.equal(read.title, 'Policy of Merebridge')
  assert.equal(read.pages, pagesOf(file))
})

test('its face is Atkinson Hyperlegible, and nothing of this computer', { skip }, () => {
  assert.ok(read.fonts.some((name) => /\+AtkinsonHyperlegible-Regular$/.test(name)))
  assert.ok(read.fonts.some((name) => /\+AtkinsonHyperlegible-Bold$/.test(name)))
  for (const name of read.fonts) assert.match(name, /AtkinsonHyperlegible/)
})

test('headings are headings, in order', { skip }, () => {
  assert.deepEqual(
    nodesOf(read.tree, 'H1', 'H2', 'H3', 'H4').map(({ type, words }) => `${type} ${words}`),
    ['H1 Policy of Merebridge', 'H2 Contents', 'H2 Scope', 'H2 Rules', 'H3 Tiers'],
  )
  assert.deepEqual(
    nodesOf(read.tree, 'TOCI').map(({ words }) => words.replace(/\W+\d+$/, '')),
    ['Scope', 'Rules', 'Tiers'],
  )
})

test('a table has a caption, heads of columns, and cells in their rows', { skip }, () => {
  const [table, ...more] = nodesOf(read.tree, 'Table')
  assert.ok(table)
  assert.equal(more.length, 0)
  assert.equal(nodesOf(table, 'Caption')[0]?.words, 'How much is asked')
  const heads = nodesOf(table, 'TH')
  assert.deepEqual(
    heads.map(({ words }) => words),
    ['Tier', 'From', 'Weighting'],
  )
  assert.ok(heads.every(({ scope }) => scope === 'Column'))
  assert.deepEqual(
    nodesOf(table, 'TR').map((row) => nodesOf(row, 'TD').map(({ words }) => words)),
    [[], ['Light', '£0', '5%'], ['Full', '£1,000,000', '15%']],
  )
})

test('lists are lists of items', { skip }, () => {
  const lists = nodesOf(read.tree, 'L').map((list) =>
    nodesOf(list, 'LI').map((item) => nodesOf(item, 'LBody')[0]?.words),
  )
  assert.deepEqual(lists.slice(0, 3), [['Services', 'Works'], ['People out of work'], ['Before', 'After']])
  assert.match(lists[3]?.[0] ?? '', /^Could it create jobs\?Think of placements\.Yes\s*No/)
})

test('a drawing has words for those who do not see it', { skip }, () => {
  const [figure, ...more] = nodesOf(read.tree, 'Figure')
  assert.equal(more.length, 0)
  assert.equal(figure?.alt, 'One bar for Harbour.')
})

test('it is read from the title to the last question; heads and feet of pages are left out', { skip }, () => {
  const whole = read.tree.words
  const order = [
    'Policy of Merebridge',
    '22 November 2023',
    'Contents',
    'Whom it binds.',
    'Services',
    'This is a draft.',
    'How much is asked',
    'For whom',
    'Before',
    'Years of healthy life',
    'Who was asked?',
  ]
  let at = -1
  for (const words of order) {
    const next = whole.indexOf(words, at + 1)
    assert.ok(next > at, `${words} comes after what stands before it`)
    at = next
  }
  assert.equal(whole.split('Merebridge is an invented place.').length - 1, 1, 'the notice is read once, on the cover')
  assert.ok(read.artifacts.some((words) => words.includes('Page 3 of 3')))
})

test('links and footnotes are there', { skip }, () => {
  const links = nodesOf(read.tree, 'Link').map(({ words }) => words)
  for (const words of ['the rules', 'the law', everyDocument.address]) assert.ok(links.includes(words ?? ''), words)
  assert.ok(nodesOf(read.tree, 'Note').some(({ words }) => words.includes('Act of 2012, section 1')))
})

test('the same document gives the same bytes', { skip }, () => {
  assert.deepEqual(write(everyDocument), file)
})

test('no words can break out, call, read or stop the writer', { skip, timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      assert.match(write(document).subarray(0, 8).toString(), /^%PDF-1\.7/)
    }),
    { numRuns: 60 },
  )
})

test('what was typed is what is read', { skip, timeout: 120_000 }, async () => {
  const squeezed = (text: string): string => text.replace(/\s+/g, '')
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...'ab #[]{}()\\$"\'`<>&/*_-=@~;:|%é£'), minLength: 1, maxLength: 30 }),
      async (text) => {
        const blocks: readonly Block[] = [{ kind: 'paragraph', spans: [{ kind: 'text', text: `a${text}z` }] }]
        const { tree } = await readPdf(write({ ...everyDocument, cover: false, contents: false, blocks }))
        assert.equal(squeezed(nodesOf(tree, 'P').at(-1)?.words ?? ''), squeezed(`a${text}z`))
      },
    ),
    // The second is written as brackets in brackets where a font's codes happen to be those of brackets.
    { numRuns: 40, examples: [['( \\) (('], ['*]>&&~~a']] },
  )
})

test('letters that no font holds are said, not drawn as nothing', { skip }, async () => {
  const blocks: readonly Block[] = [{ kind: 'paragraph', spans: [{ kind: 'text', text: 'Ynys Môn, 漢' }] }]
  const { tree } = await readPdf(write({ ...everyDocument, blocks }))
  assert.ok(tree.words.includes(`Ynys Môn, ${unknownLetter}`))
  assert.match(tree.words, /Letters that this file cannot show.*U\+6F22/s)
})

test('every letter that is said to be shown is shown: upright, bold and slanted', { skip }, () => {
  for (const [from, to] of allShown) {
    const ends = [from, from + Math.trunc((to - from) / 2), to]
      .map((code) => `a${String.fromCodePoint(code)}b `)
      .join('')
    const blocks: readonly Block[] = [
      { kind: 'paragraph', spans: (['text', 'strong', 'em'] as const).map((kind) => ({ kind, text: ends })) },
    ]
    assert.doesNotThrow(() => write({ ...everyDocument, blocks }), `${from.toString(16)} to ${to.toString(16)}`)
  }
  fc.assert(
    fc.property(anyWords, (text) => {
      const missed: string[] = []
      assert.equal(Array.from(shownText(text, (letter) => missed.push(letter))).length, Array.from(text).length)
    }),
  )
})
