import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { assets } from '../assets.ts'
import { type Stylesheet, stylesheet } from './stylesheet.ts'

let folder = ''
let built: Stylesheet

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cw-css-'))
  built = await stylesheet('#0b5c5a', folder)
})
after(() => rm(folder, { recursive: true }))

test('nothing in it marks an official government site', () => {
  assert.ok(built.css.length > 50_000)
  assert.doesNotMatch(built.css, /gds transport/i)
  assert.doesNotMatch(built.css, /#1d70b8|#0b0c0c|#ffdd00|#fd0\b|#0f7a52|#00703c|#1a65a6|#f47738/i)
  assert.doesNotMatch(built.css, /crest|crown|govuk-logo/i)
})

test('what it fetches is ours, and served', () => {
  const fetched = [...built.css.matchAll(/url\("?([^")]+)"?\)/g)].map((found) => found[1])
  const served = new Set(assets.map((asset) => asset.path))
  assert.equal(fetched.length, 8)
  for (const address of fetched) assert.ok(address !== undefined && served.has(address), address)
})

test('our own styles are in it, with the colours of the installation', async () => {
  assert.match(built.css, /\.cw-figure__value/)
  assert.match(built.css, /--cw-brand: ?#0b5c5a/)
  const other = await stylesheet('#7b1e3a', folder)
  assert.match(other.css, /--cw-brand: ?#7b1e3a/)
  assert.doesNotMatch(other.css, /#0b5c5a/)
  assert.notEqual(other.hash, built.hash)
})

test('it is built once: the second time it is read from the cache', async () => {
  const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.css'))
  assert.equal((await stylesheet('#0B5C5A', folder)).hash, built.hash)
  const kept = await readFile(join(folder, name), 'utf8')
  await writeFile(join(folder, name), `${kept}/* kept */`)
  const [first, second] = await Promise.all([stylesheet('#0b5c5a', folder), stylesheet('#7b1e3a', folder)])
  assert.ok([first.css, second.css].some((css) => css.endsWith('/* kept */')))
})

test('a colour that cannot be read falls back to ours', async () => {
  assert.match((await stylesheet('#ffff00', folder)).css, /--cw-brand: ?#0b5c5a/)
})
