import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { cataloguePage } from './catalogue.ts'
import { allExamples } from './examples.ts'
import * as door from './index.ts'

const markups = Object.entries(allExamples).flatMap(([component, examples]) =>
  examples.map((example) => ({ name: `${component}: ${example.name}`, markup: example.html.toString() })),
)

const folders = readdirSync(new URL('./components/', import.meta.url)).sort()

test('every component has examples and stands in the front door', () => {
  assert.deepEqual(Object.keys(allExamples).sort(), folders)
  const exported = Object.keys(door)
  for (const folder of folders) {
    const name = folder.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    assert.ok(exported.includes(name), `${name} is not exported`)
    assert.ok((allExamples[folder]?.length ?? 0) > 0, `${folder} has no example`)
  }
})

test('no example has an inline style, a script or an event attribute', () => {
  for (const { name, markup } of markups) {
    assert.ok(markup.length > 20, name)
    assert.doesNotMatch(markup, /<script|<style|\sstyle=|\son[a-z]+=|javascript:/i, name)
  }
})

test('ids are unique over all examples, so that they can share a page', () => {
  const seen = new Map<string, string>()
  for (const { name, markup } of markups)
    for (const [, id = ''] of markup.matchAll(/\sid="([^"]*)"/g)) {
      assert.match(id, /^[^\s]+$/, name)
      assert.equal(seen.get(id), undefined, `${name} repeats the id ${id} of ${seen.get(id)}`)
      seen.set(id, name)
    }
  assert.ok(seen.size > 40)
})

test('what a label, a description or a control points at is there', () => {
  for (const { name, markup } of markups) {
    const ids = new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map((found) => found[1]))
    for (const [, kind, list = ''] of markup.matchAll(
      /\s(for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g,
    ))
      for (const id of list.split(' ').filter(Boolean)) assert.ok(ids.has(id), `${name}: ${kind} points at ${id}`)
  }
})

test('the catalogue shows every example with its options', () => {
  const shown = cataloguePage().main.toString()
  for (const { name, markup } of markups) assert.ok(shown.includes(markup), name)
  assert.match(shown, /label: &quot;Name of the place&quot;/)
})
