import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attributes, classes, Html, html, join, nothing, safeAddress } from './html.ts'
import * as door from './index.ts'

const decoded: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const decode = (markup: string): string =>
  markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => decoded[entity] ?? entity)

/** Text that tries: marks of markup, schemes, and anything else. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '=', '`', '/', '-->', '</p>', ' onload=', 'x', '&amp;', '\n', '\0'))
    .map((parts) => parts.join('')),
)

test('no text breaks out of text, and it reads as it was typed', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const inside = html`<p>${text}</p>`.toString().slice(3, -4)
      assert.doesNotMatch(inside, /[<>"']/)
      assert.doesNotMatch(inside, /&(?!(?:amp|lt|gt|quot|#39);)/)
      assert.equal(decode(inside), text)
    }),
  )
})

test('no text breaks out of a quoted attribute, of either kind of quote, however it is given', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const inside of [
        html`<p title="${text}">`.toString().slice(10, -2),
        html`<p title='${text}'>`.toString().slice(10, -2),
        attributes({ title: text }).toString().slice(8, -1),
      ]) {
        assert.doesNotMatch(inside, /[<>"']/)
        assert.equal(decode(inside), text)
      }
    }),
  )
})

test('markup keeps its meaning in text and cannot leave an attribute', () => {
  const strong = html`<strong>${'a & b'}</strong>`
  assert.equal(html`<p>${strong}</p>`.toString(), '<p><strong>a &amp; b</strong></p>')
  assert.equal(html`<p title="${strong}"></p>`.toString(), '<p title="&lt;strong&gt;a &amp; b&lt;/strong&gt;"></p>')
})

test('an address never carries a scheme that runs something', () => {
  const scheme = fc.constantFrom(
    'javascript:',
    'JavaScript:',
    'java\nscript:',
    ' \tjavascript:',
    '\u0001javascript:',
    'data:',
    'vbscript:',
    'https:',
    '',
  )
  fc.assert(
    fc.property(scheme, hostile, (start, rest) => {
      const address = decode(html`<a href="${start + rest}">`.toString().slice(9, -2))
      if (!URL.canParse(address, 'https://here.example/')) return
      const { protocol } = new URL(address, 'https://here.example/')
      assert.ok(['http:', 'https:', 'mailto:', 'tel:'].includes(protocol), protocol)
    }),
  )
  assert.equal(safeAddress('/places?next=javascript:1'), '/places?next=javascript:1')
  assert.equal(safeAddress('mailto:a@b.example'), 'mailto:a@b.example')
  assert.equal(html`<a href="/go/${'javascript:1'}">x</a>`.toString(), '<a href="/go/javascript:1">x</a>')
  assert.equal(attributes({ href: 'javascript:1' }).toString(), ' href="#"')
})

test('nothing is nothing, lists are joined, numbers are written', () => {
  assert.equal(html`${null}${undefined}${false}${''}${[1, ['a', html`<br>`], 2n]}${nothing}`.toString(), '1a<br>2')
  assert.equal(html`${0}`.toString(), '0')
  assert.equal(join(['a', null, html`<b>`, ''], ', ').toString(), 'a, <b>')
  assert.equal(classes('a', false, undefined, '', 'b'), 'a b')
  assert.equal(
    attributes({ id: 'a', open: true, hidden: false, title: undefined, tabindex: 0 }).toString(),
    ' id="a" open tabindex="0"',
  )
})

test('a template that would put a value where escaping cannot help is refused', () => {
  const value = 'x'
  assert.throws(() => html`<p title=${value}></p>`, /without quotes|quoted attribute/)
  assert.throws(() => html`<${value}></p>`, /in text or in a quoted attribute/)
  assert.throws(() => html`<p ${value}></p>`, /only attributes/)
  assert.throws(() => html`<p data-${value}="a"></p>`, /in text or in a quoted attribute/)
  assert.throws(() => html`<script>${value}</script>`, /in a script/)
  assert.throws(() => html`<style>${value}</style>`, /in a style/)
  assert.throws(() => html`<!-- ${value} -->`, /in text or in a quoted attribute/)
  assert.throws(() => html`<p style="color: ${value}"></p>`, /attribute style is not used/)
  assert.throws(() => html`<p onclick="${value}"></p>`, /attribute onclick is not used/)
  assert.throws(() => html`<p title="${value}`, /ends inside a tag/)
  assert.throws(() => attributes({ onclick: 'x' }), /No attribute onclick/)
  assert.throws(() => attributes({ 'a b': 'x' }), /No attribute a b/)
  // @ts-expect-error: true is nearly always a slip
  assert.throws(() => html`${true}`, /no boolean/)
})

test('values after comments, closed tags and quotes stand in text again', () => {
  assert.equal(
    html`<!-- a > b --><br/>${'<'}<a href='/x' title="">${'&'}</a>`.toString(),
    `<!-- a > b --><br/>&lt;<a href='/x' title="">&amp;</a>`,
  )
  assert.equal(html`<script src="${'/a.js'}"></script>${'x'}`.toString(), '<script src="/a.js"></script>x')
  assert.equal(html`a < b ${'c'}`.toString(), 'a < b c')
})

test('markup cannot be made from outside', () => {
  assert.equal('raw' in door, false)
  assert.throws(() => new Html(Symbol('guess'), '<script>'), TypeError)
})
