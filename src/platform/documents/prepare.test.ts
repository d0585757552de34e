import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyDocument, day, everyDocument } from '../../../test/support/documents.ts'
import { Refused } from '../kernel/index.ts'
import { documentLimits } from './limits.ts'
import type { Block, Document } from './model.ts'
import { contentsOf, prepare, prepareBlocks } from './prepare.ts'

const withBlocks = (...blocks: readonly Block[]): Document => ({
  title: 'T',
  language: 'en-GB',
  date: day('2023-01-02'),
  authors: [],
  blocks,
})
const heading = (level: 1 | 2 | 3, id = 'a', text = 'Words'): Block => ({ kind: 'heading', level, text, id })

const headings = (blocks: readonly Block[]): readonly { level: number; id: string }[] =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block] : block.kind === 'note' ? headings(block.blocks) : []))

test('headings begin right below the title and skip no level; ids are there once and can stand in any file', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const found = headings(prepare(document).blocks)
      let before = 0
      for (const { level, id } of found) {
        assert.ok(level >= 1 && level <= before + 1)
        assert.match(id, /^[A-Za-z][\w-]*$/)
        before = level
      }
      assert.equal(new Set(found.map(({ id }) => id)).size, found.length)
    }),
    { numRuns: 300 },
  )
})

test('every link leads to a heading that is there or to a web, mail or telephone address', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { blocks } = prepare(document)
      const ids = new Set(headings(blocks).map(({ id }) => `#${id}`))
      for (const [, href = ''] of JSON.stringify(blocks).matchAll(/"href":"((?:[^"\\]|\\.)*)"/g))
        assert.ok(ids.has(href) || /^(https?|mailto|tel):/i.test(href), href)
    }),
    { numRuns: 300 },
  )
})

test('prepared twice is prepared once', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const once = prepare(document)
      assert.deepEqual(prepare(once), once)
    }),
    { numRuns: 300 },
  )
})

test('rows are as long as the head, and no cell is lost', () => {
  const table: Block = {
    kind: 'table',
    caption: 'c',
    columns: ['a', 'b'],
    rows: [['1'], ['1', '2', '3']],
    headed: false,
  }
  const [made] = prepareBlocks([table])
  assert.ok(made?.kind === 'table')
  assert.deepEqual(
    made.rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : cell.map(({ text }) => text).join(''))),
    ),
    [
      ['1', ''],
      ['1', '2 3'],
    ],
  )
})

test('an address that leads nowhere is still said', () => {
  const [made] = prepareBlocks([
    { kind: 'paragraph', spans: [{ kind: 'link', text: 'here', href: 'javascript:alert(1)' }] },
  ])
  assert.deepEqual(made, { kind: 'paragraph', spans: [{ kind: 'text', text: 'here' }] })
})

test('a part of a document keeps its levels', () => {
  assert.deepEqual(headings(prepareBlocks([heading(3)], true)), [{ kind: 'heading', level: 2, text: 'Words', id: 'a' }])
})

test('a document with more than four main headings has a cover and contents, unless it is told', () => {
  const many = [1, 2, 3, 4, 5].map((n) => heading(2, `p${n}`))
  assert.equal(prepare(withBlocks(...many)).cover, true)
  assert.equal(prepare(withBlocks(...many.slice(1))).contents, false)
  assert.equal(prepare({ ...withBlocks(...many), cover: false }).cover, false)
  assert.equal(contentsOf(prepare(withBlocks(...many, heading(3, 'x')))).length, 6)
})

test('too many letters are refused with the limit named', () => {
  const text = 'a'.repeat(documentLimits.letters + 1)
  assert.throws(
    () => prepare(withBlocks({ kind: 'paragraph', spans: [{ kind: 'text', text }] })),
    (error) =>
      error instanceof Refused && error.reason === 'document-too-long' && error.message.includes('1,500,000 letters'),
  )
})

test('a drawing that could load something, or that nobody who does not see it could know, is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'
  const figure = (given: { svg: string; alt: string }) => withBlocks({ kind: 'figure', caption: 'Years', ...given })
  assert.throws(() => prepare(figure({ svg, alt: 'A bar' })), /holds <image>/)
  assert.throws(() => prepare(figure({ svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', alt: ' ' })), /no words/)
  assert.doesNotThrow(() => prepare(everyDocument))
})
