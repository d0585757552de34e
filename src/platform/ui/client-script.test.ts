// The client script against the least of a page. What it does to real pages is tried in a browser.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assets, scriptPath, scriptsFolder } from './assets.ts'

const region = (scrollWidth: number) => {
  const set = new Map([['tabindex', '0']])
  const hint = { hidden: true, classList: { contains: () => true } }
  return {
    scrollWidth,
    clientWidth: 300,
    set,
    nextElementSibling: hint,
    setAttribute: (name: string, value: string) => set.set(name, value),
    removeAttribute: (name: string) => set.delete(name),
  }
}

test('it says that scripts run, and only a region that scrolls is a stop for the keyboard', async () => {
  const [wide, narrow] = [region(500), region(300)]
  const added: string[] = []
  const page = {
    documentElement: { dataset: { scripts: scriptsFolder } },
    body: { classList: { add: (name: string) => added.push(name) } },
    querySelectorAll: (selector: string) => (selector === '.cw-scroll' ? [wide, narrow] : []),
    querySelector: () => null,
  }
  Object.assign(globalThis, {
    document: page,
    addEventListener: () => {},
    HTMLScriptElement: class {
      noModule = false
    },
  })
  try {
    await import('./assets/commonweal.js')
  } finally {
    for (const name of ['document', 'addEventListener', 'HTMLScriptElement']) Reflect.deleteProperty(globalThis, name)
  }
  assert.ok(added.includes('js-enabled'))
  assert.deepEqual([wide.set.has('tabindex'), narrow.set.has('tabindex')], [true, false])
  assert.deepEqual([wide.nextElementSibling.hidden, narrow.nextElementSibling.hidden], [false, true])
})

test('every module it may ask for is served, and each asset has an address of its own', async () => {
  const paths = new Set(assets.map((asset) => asset.path))
  assert.equal(paths.size, assets.length)
  assert.ok(paths.has(scriptPath))
  const script = assets.find((asset) => asset.path === scriptPath)
  const { readFile } = await import('node:fs/promises')
  const source = await readFile(script?.file ?? '', 'utf8')
  const named = [...source.matchAll(/'govuk-[a-z-]+': \['([a-z-]+)'/g)].map((found) => found[1])
  assert.ok(named.length >= 8)
  for (const name of named) assert.ok(paths.has(`${scriptsFolder}components/${name}/${name}.mjs`), name)
  // What those modules import is served too: addresses inside them are relative.
  for (const asset of assets.filter((one) => one.file.endsWith('.mjs')))
    for (const [, wanted = ''] of (await readFile(asset.file, 'utf8')).matchAll(/^import .*from ['"](\.[^'"]+)['"]/gm))
      assert.ok(paths.has(new URL(wanted, `https://x${asset.path}`).pathname), `${asset.path} wants ${wanted}`)
})
