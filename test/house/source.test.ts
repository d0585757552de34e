// Habits that can be seen in the text of the files themselves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesWith, projectFiles, readProject } from '../support/project.ts'

const files = projectFiles()
const source = files.filter((path) => /^(src|test|tools)\/.*\.(ts|mjs)$/.test(path))
const product = source.filter((path) => path.startsWith('src/') && !path.endsWith('.test.ts'))
const tests = source.filter((path) => path.endsWith('.test.ts'))
const words = files.filter((path) => /\.(ts|mjs|cjs|js|md|sql|json|scss|csv|yml|sh)$|^\.ci\/|^\.npmrc$/.test(path))
const self = 'test/house/source.test.ts'
const but = (paths: readonly string[], ...left: readonly string[]) => paths.filter((path) => !left.includes(path))

test('markup as it is comes from the pages’ own part only', () => {
  const outside = product.filter((path) => !path.startsWith('src/platform/ui/'))
  assert.deepEqual(linesWith(outside, /new Html\(|import \{[^}]*\braw\b[^}]*\} from '[^']*ui\//), [])
})

test('SQL from text is made in the database’s own part only', () => {
  const outside = product.filter((path) => !path.startsWith('src/platform/db/'))
  assert.deepEqual(linesWith(outside, /sql\.(lit|raw)\b.*\$\{[^}]*(query|params|body|text|input)/), [])
})

test('nothing names a machine’s own folders, or where packages came from', () => {
  const inOurWords = but(words, self)
  assert.deepEqual(linesWith(inOurWords, /(?<![\w.])\/(home|root|Users|work)\/\w/), [])
  assert.deepEqual(
    linesWith(inOurWords, /https?:\/\/(?!registry\.npmjs\.org)[^\s/'"]*(registry|artifactory|nexus)/i),
    [],
  )
  assert.deepEqual(linesWith(['package-lock.json'], /"resolved":/), [])
})

test('no test is left out, or left alone, without words', () => {
  assert.deepEqual(linesWith(but(tests, self), /\b(test|it|describe|suite|t)\.only\(|\bonly: true/), [])
  assert.deepEqual(
    linesWith(but(tests, self), /\b(test|it|describe|suite)\.(skip|todo)\(|\b(skip|todo): true|\bt\.(skip|todo)\(\)/),
    [],
  )
})

test('nothing is left for later, and no check is told to look away', () => {
  const left = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)|biome-ignore|eslint-disable/
  assert.deepEqual(linesWith(but(source, self), left), [])
  // In a test it proves what the compiler refuses.
  assert.deepEqual(linesWith(product, /@ts-expect-error/), [])
})

test('every part and feature says in a short README what it is', () => {
  const rooms = new Set(
    product.flatMap((path) => path.match(/^src\/(platform\/[^/]+|(?!platform\/)[^/]+)\//)?.[1] ?? []),
  )
  const missing = [...rooms].filter((room) => !files.includes(`src/${room}/README.md`))
  assert.deepEqual(missing, [])
  const long = [...rooms].filter((room) => readProject(`src/${room}/README.md`).trim().split('\n').length > 25)
  assert.deepEqual(long, [], 'longer than 25 lines')
})

test('every file of the product begins by saying what it is for', () => {
  const doors = /(^|\/)(index|examples)\.ts$/
  const silent = product.filter((path) => !doors.test(path) && !/^(#!.*\n)?(\/\/|\/\*\*)/.test(readProject(path)))
  assert.deepEqual(silent, [])
})
