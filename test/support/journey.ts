// What a person does on a page, in words: open, fill in, choose, press, read. Everything is found as people find it, by its label.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible, expectFits, problemsOf } from './browser.ts'

const exact = (name: string) => ({ name, exact: true }) as const

/** `Oldham` is also found as “Oldham (E08000004)”. */
const beginning = (words: string): RegExp =>
  new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`)

export interface Journey {
  readonly page: Page
  opens(path: string): Promise<void>
  follows(link: string): Promise<void>
  /** The link in the row of a table that holds these words. */
  followsInRow(words: string): Promise<void>
  /** By label: text typed in, or a file's path where it is a field for files. */
  fillsIn(fields: Readonly<Record<string, string>>): Promise<void>
  /** By label: what stands in a list to choose from. */
  selects(fields: Readonly<Record<string, string>>): Promise<void>
  /** A radio button or a box, by how its label begins. */
  chooses(...labels: readonly string[]): Promise<void>
  attaches(label: string, file: { name: string; type: string; text: string }): Promise<void>
  presses(button: string): Promise<void>
  /** The heading of the page, and words on it. */
  sees(heading: string | RegExp, ...words: readonly (string | RegExp)[]): Promise<void>
  doesNotSee(...words: readonly string[]): Promise<void>
  /** Ends a journey: accessible, fits, and nothing complained on the way. */
  findsItAccessible(): Promise<void>
}

/** @param address where the site is, without a slash at the end */
export const journey = (page: Page, address: string): Journey => {
  const go = async (path: string): Promise<void> => {
    await page.goto(path.startsWith('http') ? path : `${address}${path}`)
  }
  const words = async (): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  return {
    page,
    opens: go,
    follows: (link) => page.getByRole('link', exact(link)).first().click(),
    followsInRow: (row) => page.getByRole('row').filter({ hasText: row }).getByRole('link').first().click(),
    fillsIn: async (fields) => {
      for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text)
    },
    selects: async (fields) => {
      for (const [label, text] of Object.entries(fields))
        await page.getByLabel(label, { exact: true }).selectOption({ label: text })
    },
    chooses: async (...labels) => {
      for (const label of labels) await page.getByLabel(beginning(label)).check()
    },
    attaches: (label, { name, type, text }) =>
      page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType: type, buffer: Buffer.from(text) }),
    presses: (button) => page.getByRole('button', exact(button)).first().click(),
    sees: async (heading, ...expected) => {
      const title = page.locator('h1').first()
      await title.waitFor()
      const told = `${page.url()}: ${(await title.innerText()).trim()}`
      if (typeof heading === 'string') assert.equal((await title.innerText()).trim(), heading, told)
      else assert.match(await title.innerText(), heading, told)
      const shown = await words()
      for (const word of expected)
        assert.ok(
          typeof word === 'string' ? shown.includes(word) : word.test(shown),
          `${told}: no “${word}” in:\n${shown}`,
        )
    },
    doesNotSee: async (...hidden) => {
      const shown = await words()
      for (const word of hidden) assert.ok(!shown.includes(word), `${page.url()} shows “${word}”`)
    },
    findsItAccessible: async () => {
      await expectAccessible(page)
      await expectFits(page)
      assert.deepEqual(problemsOf(page), [])
    },
  }
}
