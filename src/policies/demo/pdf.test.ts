// Merebridge's four documents as files: written by the job that runs at publication, and read back as a screen reader would.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { nodesOf, type ReadPdf, readPdf } from '../../../test/support/pdf-structure.ts'
import { startProduct } from '../../../test/support/server.ts'
import { unzipped } from '../../../test/support/zip.ts'
import { placeBySlug } from '../../places/index.ts'
import { canWritePdf } from '../../platform/documents/index.ts'
import type { JobContext } from '../../platform/jobs/index.ts'
import type { JobId } from '../../platform/kernel/index.ts'
import { renderJobName } from '../documents/actions/rendering.ts'
import { type DocumentKind, documentKinds } from '../documents/rules/kinds.ts'
import { currentPublication, type PublicationRow } from '../documents/store/publications.ts'

const skip = canWritePdf() ? false : 'PDF cannot be written on this platform'

interface Written {
  readonly publication: PublicationRow
  readonly pdf: ReadPdf
  readonly word: ReadonlyMap<string, string>
}

/** Loads the demonstration and does the job of each publication, as the worker would. */
const writeAll = async (t: TestContext): Promise<ReadonlyMap<DocumentKind, Written>> => {
  const written = new Map<DocumentKind, Written>()
  const { product } = await startProduct(t)
  const scope = product.auth.systemScope('a test')
  for (const name of ['places', 'accounts', 'priorities', 'policies']) {
    const part = product.features.find((feature) => feature.name === name)?.demo
    await product.database.write(scope, async () => part?.load(scope, () => undefined, true))
  }
  const job = product.features.flatMap((feature) => feature.jobs ?? []).find(({ name }) => name === renderJobName)
  const context: JobContext = {
    ...{ id: randomUUID() as JobId, scope, signal: new AbortController().signal, attempt: 1 },
    progress: async () => undefined,
    read: (work) => product.database.read(scope, work),
    write: (work) => product.database.write(scope, work),
  }
  const found = (kind: DocumentKind) =>
    product.database.read(scope, async () => {
      const place = await placeBySlug(scope, 'merebridge')
      return place && currentPublication(scope, place.id, kind)
    })
  for (const kind of documentKinds) {
    const published = await found(kind)
    assert.ok(published, kind)
    await job?.work(context, { publication: published.id } as never)
    const publication = await found(kind)
    assert.ok(publication?.pdf && publication.word, kind)
    const [pdf, word] = await Promise.all(
      [publication.pdf, publication.word].map(async ({ key }) => buffer(await product.files.open(key))),
    )
    assert.ok(pdf && word)
    written.set(kind, { publication, pdf: await readPdf(pdf), word: unzipped(word) })
  }
  return written
}

test('the four documents of Merebridge are files that anybody can read', { skip }, async (t) => {
  const written = await writeAll(t)
  const of = (kind: DocumentKind): Written => {
    const found = written.get(kind)
    assert.ok(found, kind)
    return found
  }
  for (const kind of documentKinds) {
    await t.test(`the ${kind} is marked PDF/UA-1, with its title, language and face`, () => {
      const { pdf, publication } = of(kind)
      assert.deepEqual([pdf.ua, pdf.marked, pdf.showsTitle, pdf.language], [1, true, true, 'en-GB'])
      assert.equal(pdf.title, publication.title)
      assert.ok(pdf.fonts.some((name) => name.endsWith('AtkinsonHyperlegible-Regular')))
      assert.ok(pdf.artifacts.some((words) => words.includes('Merebridge is an invented place')))
    })

    await t.test(`the headings of the ${kind} are those of its page, one below the other`, () => {
      const { pdf, publication } = of(kind)
      const headings = nodesOf(pdf.tree, 'H1', 'H2', 'H3', 'H4')
      assert.deepEqual(
        headings.map(({ words }) => words).filter((words) => words !== 'Contents'),
        [
          publication.title,
          ...(publication.document?.blocks ?? []).flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
        ],
      )
      const levels = headings.map(({ type }) => Number(type.slice(1)))
      assert.equal(levels[0], 1)
      assert.ok(levels.every((level, i) => i === 0 || (level > 1 && level <= (levels[i - 1] ?? 0) + 1)))
    })

    await t.test(`every table of the ${kind} has heads and full rows, every list items, every picture words`, () => {
      const { pdf, publication } = of(kind)
      const blocks = publication.document?.blocks ?? []
      const tables = nodesOf(pdf.tree, 'Table')
      assert.equal(tables.length, blocks.filter((block) => block.kind === 'table').length)
      for (const table of tables) {
        const heads = nodesOf(table, 'TH')
        assert.ok(heads.length > 0 && heads.every(({ scope, words }) => scope === 'Column' && words !== ''))
        for (const row of nodesOf(table, 'TR').slice(1)) assert.equal(nodesOf(row, 'TD').length, heads.length)
      }
      for (const list of nodesOf(pdf.tree, 'L')) assert.ok(nodesOf(list, 'LI').length > 0)
      const pictures = nodesOf(pdf.tree, 'Figure')
      assert.equal(pictures.length, blocks.filter((block) => block.kind === 'figure').length)
      for (const { alt } of pictures) assert.ok(alt !== undefined && alt !== '')
    })

    await t.test(`the ${kind} as a Word document has real headings and the same words`, () => {
      const { word, publication } = of(kind)
      const main = word.get('word/document.xml') ?? ''
      assert.match(main, /<w:pStyle w:val="Title"\/>/)
      const headings = (publication.document?.blocks ?? []).filter((block) => block.kind === 'heading')
      assert.equal([...main.matchAll(/<w:pStyle w:val="Heading\d"\/>/g)].length, headings.length)
    })
  }

  await t.test('each of the nine agreed priorities is read in the policy and in the framework', () => {
    for (const kind of ['policy', 'framework'] as const) {
      const headings = nodesOf(of(kind).pdf.tree, 'H3', 'H4').map(({ words }) => words)
      for (let number = 1; number <= 9; number += 1)
        assert.ok(
          headings.some((words) => words.includes(`${number}`)),
          `${kind}: priority ${number}`,
        )
    }
  })
})
