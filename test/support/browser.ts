// Pages for tests: one Chromium for each test process, a fresh profile for each page, and the accessibility check.
// Where no Chromium can be started the tests that need one fail; they are never skipped.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'

let shared: Promise<Browser> | undefined

export const browser = (): Promise<Browser> => {
  shared ??= launchChromium()
  return shared
}

after(async () => {
  await (await shared)?.close()
})

export interface PageOptions {
  /** On by default. */
  readonly javaScript?: boolean
  /** Pixels: 1280 by default; 320 is the narrowest that everything must fit. */
  readonly width?: number
}

const problems = new WeakMap<Page, string[]>()

/** What this page complained of since it was made: broken scripts, console errors, blocked by the content security policy. */
export const problemsOf = (page: Page): readonly string[] => problems.get(page) ?? []

const watch = (page: Page): void => {
  const found: string[] = []
  problems.set(page, found)
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A page that is itself refused (403, 404) is what some tests are about; they look at the status.
    const refused = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (message.type() === 'error' && !refused) found.push(`${page.url()}: ${message.text()}`)
  })
}

const settings = { locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' } as const
const withoutScripts = new WeakSet<BrowserContext>()

/** A page in a profile of its own (no cookies), closed when the test is over. */
export const newPage = async (t: TestContext, options: PageOptions = {}): Promise<Page> => {
  const { javaScript = true, width = 1280 } = options
  const viewport = { width, height: 900 }
  const context = await (await browser()).newContext({ ...settings, viewport, javaScriptEnabled: javaScript })
  if (!javaScript) withoutScripts.add(context)
  t.after(() => context.close())
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  watch(page)
  return page
}

/** The criteria of WCAG 2.2 AA, as axe names them. */
const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The check is itself a script. Where a page has none, the same person opens its address again with scripts on. */
const checkable = async (page: Page): Promise<{ page: Page; done: () => Promise<void> }> => {
  const context = page.context()
  if (!withoutScripts.has(context)) return { page, done: async () => undefined }
  const storageState = await context.storageState()
  const twin = await (await browser()).newContext({ ...settings, storageState, viewport: page.viewportSize() })
  const other = await twin.newPage()
  await other.goto(page.url())
  return { page: other, done: () => twin.close() }
}

/** Fails with what is wrong, where, and where to read about it. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const checked = await checkable(page)
  try {
    const { violations } = await new AxeBuilder({ page: checked.page }).withTags(criteria).analyze()
    const words = violations.map((rule) =>
      [
        `${rule.help} (${rule.id}, ${rule.impact ?? 'unknown'}; ${rule.helpUrl})`,
        ...rule.nodes.map(
          (node) => `    ${node.html.slice(0, 200)}\n      ${node.failureSummary?.replaceAll('\n', ' ')}`,
        ),
      ].join('\n'),
    )
    assert.equal(words.length, 0, `${page.url()} is not accessible:\n  ${words.join('\n  ')}`)
  } finally {
    await checked.done()
  }
}

/** Runs in the page. What scrolls inside its own box (a wide table, a map) does not widen the page. */
const whatSticksOut = `(() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const reach = (element) => {
    const box = element.getBoundingClientRect()
    return Math.round(getComputedStyle(element).overflowX === 'visible' ? box.left + element.scrollWidth : box.right)
  }
  const found = [...document.querySelectorAll('body, body *')].filter((element) => reach(element) > width + 1)
  return found.slice(-8).map((element) => reach(element) + ' pixels: ' + element.outerHTML.slice(0, 120))
})()`

/** Names what sticks out to the right: at 320 pixels nobody should have to scroll sideways. */
export const expectFits = async (page: Page): Promise<void> => {
  const wide = await page.evaluate<string[]>(whatSticksOut)
  assert.deepEqual(wide, [], `${page.url()} is wider than ${page.viewportSize()?.width} pixels`)
}

const pictures = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url))

/** Keeps a picture of the whole page under .cache/screenshots, for whoever wants to look. Returns its path. */
export const screenshot = async (page: Page, name: string): Promise<string> => {
  await mkdir(pictures, { recursive: true })
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path, fullPage: true })
  return path
}
