// Reading paragraphs, telling versions apart, and two people on one paragraph.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differencesBetween, type ReadPart } from './differences.ts'
import { type Kept, saving } from './editing.ts'
import { mostInDocument, mostInParagraph, tooLongWords, tooMuchWords } from './limits.ts'
import { textBlocks, textSpans } from './text.ts'

test('paragraphs, lists and a list after its opening words', () => {
  assert.deepEqual(
    textBlocks('One line\nand on.\r\n\r\nWe will:\n- buy here\n- pay\n  fairly\n\n1. first\n2) second'),
    [
      { kind: 'paragraph', text: 'One line and on.' },
      { kind: 'paragraph', text: 'We will:' },
      { kind: 'list', ordered: false, items: ['buy here', 'pay fairly'] },
      { kind: 'list', ordered: true, items: ['first', 'second'] },
    ],
  )
})

test('no word is lost between what was typed and what is shown', () => {
  const letters = (text: string): string => text.replace(/[\s\-*•.)\d]/g, '')
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('word', '- ', '\n', '\n\n', 'and so', '1. ', ' ', '\r\n', '<b>')),
      (pieces) => {
        const typed = pieces.join('')
        const shown = textBlocks(typed).flatMap((block) => (block.kind === 'list' ? block.items : [block.text]))
        assert.equal(letters(shown.join(' ')), letters(typed))
      },
    ),
  )
})

test('addresses become links, and the pieces join to the text', () => {
  assert.deepEqual(textSpans('See https://merebridge.example/a?b=1, now.'), [
    { text: 'See ' },
    { text: 'https://merebridge.example/a?b=1', href: 'https://merebridge.example/a?b=1' },
    { text: ', now.' },
  ])
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(
        textSpans(`${text} https://a.example/${text}`)
          .map((span) => span.text)
          .join(''),
        `${text} https://a.example/${text}`,
      )
    }),
  )
  assert.deepEqual(textSpans('javascript:alert(1)'), [{ text: 'javascript:alert(1)' }])
})

const part = fc.record({
  origin: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  heading: fc.constant(''),
  text: fc.constantFrom('1', '2'),
})
const version = fc.uniqueArray(part, { selector: ({ origin }) => origin })

test('differences hold every part of both versions once, and say what became of it', () => {
  fc.assert(
    fc.property(version, version, (before: readonly ReadPart[], after: readonly ReadPart[]) => {
      const found = differencesBetween(before, after)
      const now = found.flatMap((one) =>
        one.what === 'removed' ? [] : [one.what === 'changed' ? one.after : one.part],
      )
      assert.deepEqual(now, after)
      const gone = found.flatMap((one) => (one.what === 'removed' ? [one.part.origin] : []))
      const still = new Set(after.map(({ origin }) => origin))
      assert.deepEqual(
        [...gone].sort(),
        before
          .map(({ origin }) => origin)
          .filter((origin) => !still.has(origin))
          .sort(),
      )
    }),
  )
})

test('a paragraph that only changed its place is said to have moved', () => {
  const read = (origin: string): ReadPart => ({ origin, heading: origin, text: origin })
  const found = differencesBetween([read('a'), read('b'), read('c')], [read('c'), read('a'), read('b')])
  assert.deepEqual(
    found.map((one) => one.what),
    ['moved', 'same', 'same'],
  )
})

const kept: Kept = { heading: 'Scope', words: 'Theirs', edition: 3, removed: false }

test('whoever saves second sees both texts, and whatever is chosen nothing is lost', () => {
  const mine = { heading: 'Scope', words: 'Mine' }
  assert.deepEqual(saving(kept, 2, mine, null), { what: 'choose', theirs: kept, mine })
  assert.deepEqual(saving(kept, 3, mine, 'mine'), { what: 'save', text: mine, setAside: null })
  assert.deepEqual(saving(kept, 3, mine, 'theirs'), { what: 'keep theirs', setAside: mine })
  assert.deepEqual(saving(kept, 3, { heading: 'Scope', words: 'Both' }, 'joined', mine), {
    what: 'save',
    text: { heading: 'Scope', words: 'Both' },
    setAside: mine,
  })
})

test('a third person who saves while two texts are being joined is shown too', () => {
  const later: Kept = { ...kept, words: 'A third', edition: 4 }
  assert.equal(saving(later, 3, { heading: 'Scope', words: 'Both' }, 'joined').what, 'choose')
})

test('the same words are not saved twice; a removed paragraph comes back with the text', () => {
  assert.deepEqual(saving(kept, 1, { heading: 'Scope', words: ' Theirs\r\n' }, null), { what: 'same' })
  assert.equal(saving({ ...kept, removed: true }, 2, kept, null).what, 'choose')
  assert.equal(saving({ ...kept, removed: true }, 3, kept, 'mine').what, 'save')
})

test('what is too long is refused with the limit', () => {
  assert.equal(tooLongWords('x'.repeat(mostInParagraph)), undefined)
  const words = tooLongWords('x'.repeat(600_000))
  assert.match(words ?? '', /600,000 letters, which is about 200 pages.*at most 20,000 letters/)
  assert.equal(tooMuchWords(1, mostInDocument - 1), undefined)
  assert.match(tooMuchWords(2, mostInDocument - 1) ?? '', /at most 300,000 letters/)
})

test('a line of spaces as long as a paragraph may be is read at once: nobody holds up the others with it', () => {
  for (const mark of ['- ', '1. ']) {
    const from = performance.now()
    const [block] = textBlocks(`${mark}${' '.repeat(19_990)}x\u2028y`)
    assert.ok(performance.now() - from < 100)
    assert.deepEqual(block?.kind === 'list' && block.items, ['x\u2028y'])
  }
})
