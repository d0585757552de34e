// `policy export` against its schema: what is written is what the page shows, in every form.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type DocumentRoom, documentRoom } from '../../test/support/document-room.ts'
import { schemaProblem } from '../../test/support/json-schema.ts'
import { nodesOf, readPdf } from '../../test/support/pdf-structure.ts'
import { systemScope } from '../../test/support/scopes.ts'
import { unzipped } from '../../test/support/zip.ts'
import { canWritePdf } from '../platform/documents/index.ts'
import { type CommandAnswer, Refused, type Scope } from '../platform/kernel/index.ts'

const run = async (
  { product }: DocumentRoom,
  options: Readonly<Record<string, string>>,
  scope: Scope = systemScope('command line (a test)'),
): Promise<CommandAnswer> => {
  const command = product.features
    .flatMap((feature) => feature.commands ?? [])
    .find(({ name }) => name === 'policy export')
  assert.ok(command)
  const answer = await command.run({
    ...{ scope, args: [], options, say: () => undefined },
    read: (work) => product.database.read(scope, work),
    write: (work) => product.database.write(scope, work),
  })
  const schema = new URL('../../docs/api/commands/policy-export.schema.json', import.meta.url)
  assert.equal(await schemaProblem(JSON.parse(await readFile(schema, 'utf8')), answer.json), undefined)
  return answer
}

const folderFor = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-export-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const refused = (reason: string) => (error: unknown) => error instanceof Refused && error.reason === reason

/** A charter, drafted with one agreed priority; published where asked. */
const charter = async (t: TestContext, published: boolean): Promise<DocumentRoom> => {
  const room = await documentRoom(t)
  await room.priority('Good jobs for all')
  await room.done('council', '/places/near/policies/charter/start', {
    title: 'Our charter',
    begin: 'template:charter-promises',
  })
  if (!published) return room
  await room.done('council', '/places/near/policies/charter/draft/propose')
  await room.allAgree('charter')
  const [organisation] = await room.database.asOwner<{ id: string }>('select id from organisations')
  const adopted = { organisation: organisation!.id, adopted: '2026-01-05', minute: 'Item 4' }
  await room.done('council', '/places/near/policies/charter/draft/adoptions', adopted)
  await room.done('council', '/places/near/policies/charter/draft/publish')
  return room
}

const base = { place: 'near', kind: 'charter' }

test('what is published is written in every form, with the words of its page', async (t) => {
  const room = await charter(t, true)
  const folder = await folderFor(t)
  const page = (await room.server.inject({ url: '/places/near/policies/charter', headers: { accept: 'text/html' } }))
    .body
  assert.match(page, /Good jobs for all/)
  const write = async (format: string) => {
    const out = join(folder, `charter.${format}`)
    const { json } = await run(room, { ...base, format, out })
    assert.deepEqual(json, {
      ...{ ...base, version: 1, state: 'published', title: 'Our charter', format, file: out },
      bytes: (await stat(out)).size,
    })
    return readFile(out)
  }
  const data: { document: { title: string }; adoptions: unknown[] } = JSON.parse(String(await write('json')))
  assert.deepEqual([data.document.title, data.adoptions.length], ['Our charter', 1])
  assert.match(String(await write('html')), /<h1>Our charter<\/h1>[\s\S]*Good jobs for all/)
  assert.match(unzipped(await write('docx')).get('word/document.xml') ?? '', /Our charter[\s\S]*Good jobs for all/)
  if (!canWritePdf()) return
  const { title, ua, tree } = await readPdf(await write('pdf'))
  assert.deepEqual([title, ua, nodesOf(tree, 'H1')[0]?.words], ['Our charter', 1, 'Our charter'])
  assert.ok(tree.words.includes('Good jobs for all'))
})

test('the draft is written where it is asked for, and says so', async (t) => {
  const room = await charter(t, false)
  const out = join(await folderFor(t), 'charter.html')
  await assert.rejects(run(room, { ...base, format: 'html', out }), refused('not-published'))
  const { json } = await run(room, { ...base, format: 'html', out, draft: 'yes' })
  assert.equal((json as { state: string }).state, 'draft')
  assert.match(await readFile(out, 'utf8'), /This is a draft/)
})

test('what is not there, not allowed or not to be written is refused in words', async (t) => {
  const room = await charter(t, false)
  const out = join(await folderFor(t), 'x.html')
  const given = { ...base, format: 'html', out, draft: 'yes' }
  await assert.rejects(run(room, { ...given, place: 'nowhere' }), refused('not-found'))
  await assert.rejects(run(room, { ...given, kind: 'poem' }), refused('usage'))
  await assert.rejects(run(room, { ...given, format: 'rtf' }), refused('usage'))
  await assert.rejects(run(room, { ...given, kind: 'policy' }), refused('no-draft'))
  await assert.rejects(run(room, { ...given, out: '/dev/null/x.html' }), refused('file-not-written'))
  const stranger = await room.product.auth.scopeForPerson(room.people.stranger)
  assert.ok(stranger)
  await assert.rejects(run(room, given, stranger), (error) => error instanceof Refused)
})
