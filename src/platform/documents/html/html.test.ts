import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyBlocks, anyDocument, everyBlock, everyDocument } from '../../../../test/support/documents.ts'
import { bodyHtml, pageHtml } from './page.ts'

const tags = (markup: string): readonly string[] =>
  [...markup.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, name = '']) => name)

test('a page that stands alone says its language and title, and loads nothing', () => {
  const page = pageHtml(everyDocument)
  assert.match(page, /^<!DOCTYPE html>\n<html lang="en-GB">/)
  assert.match(page, /<title>Policy of Merebridge<\/title>/)
  assert.match(page, /<h1>Policy of Merebridge<\/h1>/)
  assert.match(page, /Merebridge is an invented place\./)
  assert.match(page, /22 November 2023/)
  assert.doesNotMatch(page, /<script|<link|<img|\sstyle=|@import|url\(|\son[a-z]+=/)
})

test('it has headings, a head for each column and row, lists, terms, notes and a drawing with its words', () => {
  const body = bodyHtml({ blocks: everyBlock })
  assert.match(body, /<h2 class="govuk-heading-m" id="scope">Scope<\/h2>/)
  assert.match(body, /<h3 class="govuk-heading-s" id="tiers">Tiers<\/h3>/)
  assert.match(body, /<caption[^>]*>How much is asked<\/caption>/)
  assert.match(
    body,
    /<th scope="col" role="columnheader" class="govuk-table__header govuk-table__header--numeric">From<\/th>/,
  )
  assert.match(body, /<th scope="row" role="rowheader" class="govuk-table__header">Light<\/th>/)
  assert.match(
    body,
    /<td role="cell" class="govuk-table__cell govuk-table__cell--numeric" data-title="Weighting"><strong>15%<\/strong><\/td>/,
  )
  assert.match(body, /<dt[^>]*>For whom<\/dt><dd[^>]*>People out of work<\/dd>/)
  assert.match(body, /role="img" aria-label="One bar for Harbour\."><svg role="presentation"/)
  assert.match(body, /<a class="govuk-link" href="#rules">the rules<\/a>/)
  assert.match(body, /<li value="1" class="cw-document__question">/)
})

test('a footnote leads to its words and back', () => {
  const body = bodyHtml({ blocks: everyBlock, prefix: 'x-' })
  assert.match(body, /id="x-from-note-1" href="#x-note-1" role="doc-noteref" aria-label="Note 1"/)
  assert.match(body, /<li id="x-note-1"><a[^>]*>Act of 2012, section 1<\/a> <a[^>]*href="#x-from-note-1"/)
})

test('deeper inside a page that has headings of its own', () => {
  assert.match(bodyHtml({ blocks: everyBlock, deeper: 2 }), /<h4 class="govuk-heading-m" id="scope">/)
  assert.match(
    bodyHtml({ blocks: [{ kind: 'heading', level: 3, text: 'a', id: 'a' }], part: true, deeper: 1, prefix: 'p-' }),
    /<h4 class="govuk-heading-s" id="p-a">/,
  )
})

test('whatever is typed, only our own marks are in it', () => {
  const ours = new Set(tags(pageHtml(everyDocument)).map((name) => name.replace('/', '')))
  fc.assert(
    fc.property(anyDocument, anyBlocks, (document, blocks) => {
      for (const markup of [pageHtml(document), bodyHtml({ blocks })]) {
        const open: string[] = []
        for (const name of tags(markup)) {
          assert.ok(ours.has(name.replace('/', '')) || /^\/?(h[2-6]|br)$/.test(name), name)
          if (['meta', 'br', 'rect'].includes(name)) continue
          if (!name.startsWith('/')) open.push(name)
          else assert.equal(open.pop(), name.slice(1))
        }
        assert.deepEqual(open, [])
      }
    }),
    { numRuns: 300 },
  )
})
