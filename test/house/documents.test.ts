// The written documents: their links lead somewhere, the decisions are numbered once, and what must be there is there.
import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { projectFiles, readProject } from '../support/project.ts'

const files = projectFiles()
const documents = files.filter((path) => path.endsWith('.md'))
const decisions = files.filter((path) => /^docs\/decisions\/(?!README)/.test(path))

/** As the heading's address on a page: small letters, hyphens for spaces, nothing else. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

const headings = (path: string): readonly string[] =>
  [...readProject(path).matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchor(match[1] ?? ''))

const folders = new Set(files.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))))

test('every link in a document leads to a file, and to a heading in it', () => {
  const broken = documents.flatMap((from) =>
    [
      ...readProject(from)
        .replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].flatMap((match) => {
      const link = match[1] ?? ''
      if (/^(https?|mailto):/.test(link)) return []
      const [path = '', hash] = link.split('#')
      const to = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '')
      if (!files.includes(to) && !folders.has(to)) return [`${from}: ${link} leads nowhere`]
      if (hash && to.endsWith('.md') && !headings(to).includes(hash)) return [`${from}: ${link} has no such heading`]
      return []
    }),
  )
  assert.deepEqual(broken, [])
})

test('the decisions are named by their number, each number once', () => {
  const names = decisions.map((path) => path.slice('docs/decisions/'.length))
  assert.deepEqual(
    names.filter((name) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name)),
    [],
  )
  const numbers = names.map((name) => name.slice(0, 4))
  assert.deepEqual(
    numbers.filter((number, i) => numbers.indexOf(number) !== i),
    [],
    'numbers given twice',
  )
})

test('every decision says what was decided, why, and what was refused', () => {
  const lacking = decisions.flatMap((path) => {
    const text = readProject(path)
    const parts = [/^# \d{4}\W/, /\b[Dd]ecided\b|## Decision/, /\b[Rr]efused\b/]
    return parts.every((part) => part.test(text)) ? [] : [path]
  })
  assert.deepEqual(lacking, [])
})

test('what a newcomer looks for is there', () => {
  const wanted = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'LICENSE',
    'CHANGELOG.md',
    'docs/tour.md',
    'docs/words.md',
  ]
  assert.deepEqual(
    wanted.filter((path) => !files.includes(path)),
    [],
  )
})

test('the tour and the words name only files that exist', () => {
  const named = ['docs/tour.md', 'docs/words.md', 'CONTRIBUTING.md', 'SECURITY.md'].filter((path) =>
    files.includes(path),
  )
  const lost = named.flatMap((from) =>
    [...readProject(from).matchAll(/`((?:src|test|tools|docs)\/[\w./-]+)`/g)]
      .map((match) => (match[1] ?? '').replace(/\/$/, ''))
      .filter((path) => !files.includes(path) && !folders.has(path))
      .map((path) => `${from}: ${path}`),
  )
  assert.deepEqual(lost, [])
})
