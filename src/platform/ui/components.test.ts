import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { barChart } from './components/bar-chart/bar-chart.ts'
import { checkboxes } from './components/checkboxes/checkboxes.ts'
import { dateInput } from './components/date-input/date-input.ts'
import { errorSummary } from './components/error-summary/error-summary.ts'
import { fieldset } from './components/fieldset/fieldset.ts'
import { form } from './components/form/form.ts'
import { input } from './components/input/input.ts'
import { jobProgress } from './components/job-progress/job-progress.ts'
import { pageNumbers, pagination } from './components/pagination/pagination.ts'
import { radios } from './components/radios/radios.ts'
import { road } from './components/road/road.ts'
import { percent, shareBar } from './components/share-bar/share-bar.ts'
import { differences } from './components/side-by-side/differences.ts'
import { table } from './components/table/table.ts'
import { textarea } from './components/textarea/textarea.ts'
import { html } from './html.ts'

const text = fc.string({ unit: 'binary', minLength: 1 })

test('whatever is typed into a form part comes back in it as typed, and nothing else changes', () => {
  const shape = (markup: string) => markup.replace(/[^<>]*/g, '').length
  fc.assert(
    fc.property(text, (typed) => {
      const empty = { name: 'a', label: 'x', value: 'x', hint: 'x', error: 'x' }
      const full = { name: 'a', label: typed, value: typed, hint: typed, error: typed }
      for (const part of [
        input,
        textarea,
        (o: typeof full) => radios({ ...o, options: [{ value: o.value, text: o.label }] }),
      ])
        assert.equal(shape(part(full).toString()), shape(part(empty).toString()))
    }),
    { numRuns: 60 },
  )
})

test('the lines of a textarea are not moved by what it stands in', () => {
  const lines = 'one\n  two\n\nthree'
  const inside = textarea({ name: 'why', label: 'Why?', value: lines })
  const choice = radios({ name: 'sure', label: 'Sure?', options: [{ value: 'no', text: 'No', conditional: inside }] })
  for (const markup of [inside, fieldset({ legend: 'Reasons' }, inside), choice, form({ action: '/' }, choice)]) {
    const [, value = ''] = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(markup.toString()) ?? []
    assert.equal(value.replaceAll('&#10;', '\n'), lines)
  }
})

test("an error leads to an element that has the field's name as its id", () => {
  const error = 'Wrong'
  const parts = [
    input({ name: 'field', label: 'x', error }),
    textarea({ name: 'field', label: 'x', error }),
    dateInput({ name: 'field', label: 'x', error }),
    radios({ name: 'field', label: 'x', error, options: [{ value: 'a', text: 'A' }] }),
    checkboxes({ name: 'field', label: 'x', error, options: [{ value: 'a', text: 'A' }] }),
  ]
  assert.match(String(errorSummary({ field: error })), /href="#field"/)
  for (const part of parts) assert.match(part.toString(), /<(input|textarea)[^>]* id="field"/)
})

test('a form that changes something carries its mark; a search does not', () => {
  assert.match(
    form({ action: '/a', multipart: true }).toString(),
    /^<form action="\/a" method="post" enctype="multipart\/form-data" novalidate><csrf-token><\/csrf-token>/,
  )
  assert.doesNotMatch(form({ action: '/a', method: 'get' }).toString(), /csrf/)
})

test('checkboxes take one value as a form sends it, or many', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, text: value }))
  const checked = (value: string | readonly string[]) =>
    checkboxes({ name: 'n', label: 'l', options, value })
      .toString()
      .match(/ checked/g)?.length ?? 0
  assert.deepEqual([checked('a'), checked(['a', 'c']), checked([])], [1, 2, 0])
})

test('what is not known is said, not left blank', () => {
  const markup = table({
    caption: 'c',
    columns: [
      { name: 'a', title: 'A' },
      { name: 'b', title: 'B' },
    ],
    rows: [
      ['x', null],
      ['y', 1234567],
    ],
  }).toString()
  assert.match(markup, /<span class="cw-not-known">not known<\/span>/)
  assert.match(markup, /1,234,567/)
  assert.match(markup, /<th scope="row"[^>]*>x<\/th>/)
  assert.match(markup, /role="region" aria-label="c" tabindex="0"/)
})

test('a share bar shows a whole, or says that it cannot', () => {
  const bar = (known: number, unknown: number) =>
    shareBar({
      name: 'b',
      title: 't',
      parts: [{ label: 'Known', share: known }],
      notKnown: { share: unknown },
    }).toString()
  assert.match(bar(0.88, 0.12), /url\(#b-hatch\)[\s\S]*Not known <strong>12%/)
  assert.doesNotMatch(bar(1, 0), /Not known/)
  assert.throws(() => bar(0.5, 0.2), /not a whole/)
  assert.throws(() => bar(-0.5, 1.5), /not a whole/)
  assert.deepEqual([0, 0.001, 0.12, 0.999, 1].map(percent), ['0%', 'less than 1%', '12%', 'more than 99%', '100%'])
})

test('bars start at nothing, the longest is whole, and what is not known has one of its own', () => {
  const bars = [
    { label: 'a', value: 20, text: '20' },
    { label: 'b', value: 5, text: '5' },
  ]
  const markup = barChart({ name: 'b', title: 't', bars, notKnown: { value: 10, text: '10' } }).toString()
  assert.deepEqual(
    [...markup.matchAll(/<svg width="([\d.]+)%"/g)].map((found) => Number(found[1])),
    [100, 25, 50],
  )
  assert.match(markup, /Not known[\s\S]*url\(#b-hatch\)/)
  assert.match(
    barChart({ name: 'b', title: 't', bars: [{ label: 'a', value: 0, text: 'none' }] }).toString(),
    /width="0.00%"/,
  )
  assert.throws(() => barChart({ name: 'b', title: 't', bars: [{ label: 'a', value: -1, text: '-1' }] }), RangeError)
})

test('page numbers: the ends, this one and its neighbours, and no gap of one', () => {
  assert.deepEqual(pageNumbers(1, 1), [1])
  assert.deepEqual(pageNumbers(2, 3), [1, 2, 3])
  assert.deepEqual(pageNumbers(7, 42), [1, 0, 6, 7, 8, 0, 42])
  assert.deepEqual(pageNumbers(4, 42), [1, 2, 3, 4, 5, 0, 42])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
      const [page, pages] = [Math.min(a, b), Math.max(a, b)]
      const shown = pageNumbers(page, pages)
      assert.ok(shown.includes(1) && shown.includes(page) && shown.includes(pages) && shown.length <= 9)
      shown.forEach((one, i) => {
        if (one === 0) assert.ok((shown[i + 1] as number) - (shown[i - 1] as number) > 2)
      })
    }),
  )
  assert.equal(pagination({ page: 1, pages: 1, hrefOf: String }), undefined)
})

test('differences: the pieces of a text join to that text, and what is the same is the same on both sides', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n', 'word')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [a, b] = differences(left, right)
      assert.equal(a.map((piece) => piece.text).join(''), left)
      assert.equal(b.map((piece) => piece.text).join(''), right)
      const same = (pieces: typeof a) =>
        pieces
          .filter((piece) => piece.same)
          .map((piece) => piece.text)
          .join('')
      assert.equal(same(a), same(b))
    }),
  )
  assert.deepEqual(differences('a b', 'a b'), [[{ text: 'a b', same: true }], [{ text: 'a b', same: true }]])
})

test('texts too long to compare word by word are still shown whole', () => {
  const [left] = differences('a '.repeat(3000), `${'b '.repeat(3000)}`)
  assert.equal(left.map((piece) => piece.text).join(''), 'a '.repeat(3000))
})

test('the road marks this stop and says where there is nothing yet', () => {
  const markup = road({ here: 'contract', stops: { priority: { text: 'Work', href: '/p/1' } } }).toString()
  assert.equal(markup.match(/<li/g)?.length, 7)
  assert.match(markup, /cw-road__stop--here"[^>]*>.*?contract.*?aria-current="step"/s)
  assert.equal(markup.match(/none yet/g)?.length, 5)
})

test('work that is over shows no bar and no link to look again', () => {
  const shown = (state: 'working' | 'done') =>
    jobProgress({ name: 'j', title: 'T', state, done: 5, total: 10, href: '/jobs/1' }).toString()
  assert.match(shown('working'), /<progress[^>]* value="5" max="10">/)
  assert.match(shown('working'), /href="\/jobs\/1"/)
  assert.doesNotMatch(shown('done'), /<progress|href=/)
  assert.match(html`${shown('done')}`.toString(), /5 of 10/)
})
