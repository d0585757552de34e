import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from './html.ts'
import { type Chrome, layout, type PageView, page } from './layout.ts'

const chrome: Chrome = {
  installationName: 'Merebridge <social> value',
  brandColour: '#0b5c5a',
  navigation: [
    { text: 'Places', href: '/places', current: true },
    { text: 'Organisations', href: '/organisations', current: false },
  ],
  csrf: 'secret',
  demonstration: false,
  stylesheet: '/assets/1/commonweal.css',
  script: '/assets/1/commonweal.js',
  path: '/places',
}
const view: PageView = page({ title: 'Places', main: html`<p>All of them</p>` })

const before = (markup: string, first: string, second: string) => {
  const [one, two] = [markup.indexOf(first), markup.indexOf(second)]
  assert.ok(one >= 0 && two > one, `${first} comes before ${second}`)
}

test('a page says what it is, in which language, and where it is', () => {
  const markup = layout(view, chrome)
  assert.match(markup, /^<!doctype html>\n<html lang="en-GB"/)
  assert.match(markup, /<title>Places – Merebridge &lt;social&gt; value<\/title>/)
  assert.equal(markup.match(/<h1/g)?.length, 1)
  assert.match(markup, /<h1 class="govuk-heading-l">Places<\/h1>/)
  assert.match(markup, /href="\/places" aria-current="true"/)
  assert.match(markup, /name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/)
  for (const once of ['<header', '<main', '<footer', '</html>']) assert.equal(markup.split(once).length, 2, once)
})

test('the skip link comes first and leads to main', () => {
  const markup = layout(view, chrome)
  before(markup, 'href="#main-content"', '<header')
  assert.match(markup, /<main[^>]* id="main-content"/)
})

test('nothing in it is inline, and nothing marks an official government site', () => {
  const markup = layout(view, { ...chrome, demonstration: true, person: { name: 'Ada' } })
  assert.doesNotMatch(markup, /\sstyle=|<style|<script(?![^>]* src=)|\son[a-z]+=/)
  assert.doesNotMatch(markup, /crown|crest|gov\.uk|logotype|#1d70b8/i)
  assert.doesNotMatch(markup, /secret/)
})

test('errors come first in the title and in main', () => {
  const markup = layout({ ...view, errors: { name: 'Enter a name', '': 'Nothing was saved' } }, chrome)
  assert.match(markup, /<title>Error: Places – /)
  assert.match(markup, /<a href="#name">Enter a name<\/a>/)
  before(markup, 'There is a problem', '<h1')
  assert.doesNotMatch(layout({ ...view, errors: {} }, chrome), /Error: |There is a problem/)
})

test('someone signed in sees the way out as a form, a visitor the way in, and the sign-in page neither', () => {
  const inside = layout(view, { ...chrome, person: { name: 'Ada "Fell"' } })
  assert.match(inside, /Ada &quot;Fell&quot;/)
  assert.match(inside, /<form action="\/sign-out" method="post" novalidate><csrf-token><\/csrf-token>/)
  assert.match(layout(view, chrome), /href="\/sign-in">Sign in</)
  assert.doesNotMatch(layout(view, { ...chrome, path: '/sign-in' }), /href="\/sign-in"/)
})

test('a demonstration says so on every page', () => {
  assert.match(layout(view, { ...chrome, demonstration: true }), /This is an invented place/)
  assert.doesNotMatch(layout(view, chrome), /invented/)
})

test('breadcrumbs or a way back, a banner, a caption and a heading of its own', () => {
  const markup = layout(
    {
      ...view,
      ownHeading: true,
      caption: 'Merebridge',
      breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Places' }],
      banner: { kind: 'success', html: 'It is <done>' },
      refresh: 5,
    },
    chrome,
  )
  before(markup, 'govuk-breadcrumbs', '<main')
  assert.doesNotMatch(markup, /<h1/)
  assert.match(markup, /It is &lt;done&gt;/)
  assert.match(markup, /data-refresh="5"/)
  assert.match(markup, /<span class="govuk-caption-l">Merebridge<\/span>/)
  assert.match(layout({ ...view, backLink: { href: '/' } }, chrome), /class="govuk-back-link">Back</)
})

test('the foot leads to what the installation owes its readers', () => {
  const markup = layout(view, { ...chrome, contactEmail: 'hello@merebridge.example' })
  for (const address of ['/accessibility', '/privacy', '/cookies', '/about', 'mailto:hello@merebridge.example'])
    assert.ok(markup.includes(`href="${address}"`), address)
})
