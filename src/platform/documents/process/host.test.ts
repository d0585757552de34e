// The process that writes files: one order at a time, within bounds, and a new one after a fault.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { everyDocument } from '../../../../test/support/documents.ts'
import { readPdf } from '../../../../test/support/pdf-structure.ts'
import { Refused } from '../../kernel/index.ts'
import { documentLimits } from '../limits.ts'
import type { Document } from '../model.ts'
import { openDocuments } from '../open.ts'
import { canTypeset } from '../pdf/typeset.ts'

const skip = canTypeset() ? false : 'PDF cannot be written on this platform'
const documents = openDocuments()
after(() => documents.close())

const digest = (file: Buffer): string => createHash('sha256').update(file).digest('hex')
const refusal = (reason: string, words: string) => (error: unknown) =>
  error instanceof Refused && error.reason === reason && error.message.includes(words)

const paragraphs = (many: number, text: string): Document => ({
  ...everyDocument,
  blocks: Array.from({ length: many }, () => ({
    kind: 'paragraph' as const,
    spans: [{ kind: 'text' as const, text }],
  })),
})

test('asked at once, each gets its own file', { skip }, async () => {
  const titles = ['One', 'Two', 'Three']
  const files = await Promise.all(titles.map((title) => documents.pdf({ ...everyDocument, title })))
  assert.deepEqual(await Promise.all(files.map(async (file) => (await readPdf(file)).title)), titles)
})

test('the same document gives the same bytes from any process', async () => {
  const other = openDocuments()
  try {
    for (const write of ['word', ...(skip ? [] : ['pdf'])] as ('pdf' | 'word')[]) {
      const first = digest(await documents[write](everyDocument))
      assert.equal(digest(await documents[write](everyDocument)), first)
      assert.equal(digest(await other[write](everyDocument)), first)
    }
  } finally {
    await other.close()
  }
})

test('too many pages and too many letters are refused with the limit named', { skip }, async () => {
  await assert.rejects(
    documents.pdf(paragraphs(documentLimits.pages * 50, 'Words.')),
    refusal('document-too-long', '400 pages'),
  )
  await assert.rejects(
    documents.word(paragraphs(1, 'a'.repeat(1_500_001))),
    refusal('document-too-long', '1,500,000 letters'),
  )
})

test('one that takes too long is stopped, and the next is written', { skip }, async () => {
  const hasty = openDocuments({ patience: 1 })
  const small = openDocuments({ memoryMb: 40 })
  try {
    await assert.rejects(hasty.pdf(everyDocument), refusal('document-too-heavy', 'seconds'))
    await assert.rejects(
      small.pdf(paragraphs(15_000, 'Words upon words.')),
      refusal('document-too-heavy', '40 MB of memory'),
    )
  } finally {
    await Promise.all([hasty.close(), small.close()])
  }
  assert.ok((await documents.pdf(everyDocument)).length > 0)
})

test('a fault in one document is told, and the next is written', async () => {
  const faulty = { ...everyDocument, date: 'never' } as unknown as Document
  await assert.rejects(documents.word(faulty), (error) => error instanceof Error && !(error instanceof Refused))
  assert.ok((await documents.word(everyDocument)).length > 0)
})

test('closed is closed', async () => {
  const done = openDocuments()
  await done.close()
  await assert.rejects(done.word(everyDocument), /closed/)
})
