// What Word finds in our files, read back from their XML.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { anyDocument, everyDocument } from '../../../../test/support/documents.ts'
import { unzipped } from '../../../../test/support/zip.ts'
import { prepare } from '../prepare.ts'
import { wordFile } from './file.ts'

const partsOf = async (document: typeof everyDocument): Promise<ReadonlyMap<string, string>> =>
  unzipped(Buffer.from(await wordFile(prepare(document))))

let parts: ReadonlyMap<string, string> = new Map()
let main = ''

before(async () => {
  parts = await partsOf(everyDocument)
  main = parts.get('word/document.xml') ?? ''
})

const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>([^<]*)<\/w:t>/g)].map(([all]) => all.replace(/<[^>]+>/g, '')).join('')
const paragraphs = (style: string): readonly string[] =>
  [...main.matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*?<\/w:p>/g)]
    .map(([xml]) => xml)
    .filter((xml) => xml.includes(`<w:pStyle w:val="${style}"/>`))
    .map(wordsIn)

test('the file says its title, who made it and when, and its language', () => {
  const core = parts.get('docProps/core.xml') ?? ''
  assert.match(core, /<dc:title>Policy of Merebridge<\/dc:title>/)
  assert.match(core, /<dc:creator>Merebridge Borough Council, Merebridge Voluntary Alliance<\/dc:creator>/)
  assert.match(core, /2023-11-22T00:00:00/)
  assert.match(parts.get('word/styles.xml') ?? '', /<w:docDefaults>[\s\S]*<w:lang w:val="en-GB"\/>/)
  assert.match(parts.get('word/styles.xml') ?? '', /Atkinson Hyperlegible/)
})

test('headings are headings, and the contents are made from them', () => {
  assert.deepEqual(paragraphs('Title'), ['Policy of Merebridge'])
  assert.deepEqual(paragraphs('Heading1'), ['Scope', 'Rules'])
  assert.deepEqual(paragraphs('Heading2'), ['Tiers'])
  assert.match(main, /TOC \\h \\o &quot;1-2&quot;/)
})

test('a table repeats its header row and names its rows', () => {
  const table = /<w:tbl>[\s\S]*?<\/w:tbl>/.exec(main)?.[0] ?? ''
  const rows = [...table.matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>/g)].map(([xml]) => xml)
  assert.equal(rows.length, 3)
  assert.ok(rows[0]?.includes('<w:tblHeader/>'))
  assert.ok(!rows[1]?.includes('<w:tblHeader/>'))
  assert.match(table, /<w:tblLook[^>]*w:firstRow="(?:true|1)"/)
  assert.deepEqual(
    rows.map((row) => [...row.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/g)].map(([cell]) => wordsIn(cell))),
    [
      ['Tier', 'From', 'Weighting'],
      ['Light', '£0', '5%'],
      ['Full', '£1,000,000', '15%'],
    ],
  )
  assert.deepEqual(paragraphs('Caption'), ['How much is asked', 'Years of healthy life'])
})

test('lists are numbered by Word itself', () => {
  assert.equal([...main.matchAll(/<w:numPr>/g)].length, 4)
  assert.match(parts.get('word/numbering.xml') ?? '', /<w:numFmt w:val="decimal"\/>/)
})

test('a drawing has words, links lead on, a footnote is a footnote, boxes can be ticked', () => {
  assert.match(main, /<wp:docPr[^>]*descr="One bar for Harbour\."/)
  assert.match(main, /<w:hyperlink[^>]*w:anchor="rules"/)
  assert.match(main, /<w:bookmarkStart[^>]*w:name="rules"/)
  assert.match(parts.get('word/_rels/document.xml.rels') ?? '', /Target="https:\/\/www\.legislation\.gov\.uk\/"/)
  assert.match(parts.get('word/footnotes.xml') ?? '', /Act of 2012, section 1/)
  assert.equal([...main.matchAll(/<w14:checkbox>/g)].length, 2)
})

test('whatever is typed, every part of the file is well-formed', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      for (const [name, xml] of await partsOf(document))
        if (/\.(xml|rels)$/.test(name)) new SaxesParser({ xmlns: true, fileName: name }).write(xml).close()
    }),
    { numRuns: 40 },
  )
})
