// The demonstration's documents: loaded once, however often; removed whole; and true to their story.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../../test/support/server.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { places } from '../../places/index.ts'
import type { Day, Pence } from '../../platform/kernel/index.ts'
import { checklistQuestions, publishedDocument, rulesInForce } from '../documents/actions/doors.ts'
import { versionsOfPlace } from '../documents/store/versions.ts'
import { tierFor } from '../rules/policy-rules.ts'

const needed = ['places', 'accounts', 'priorities', 'policies']

test('Merebridge has its four documents, and a fifth version with comments of three sectors', async (t) => {
  const { product, server } = await startServer(t)
  const scope = product.auth.systemScope('a test')
  const parts = needed.map((name) => product.features.find((feature) => feature.name === name)!.demo!)
  const write = <T>(work: () => Promise<T>): Promise<T> => product.database.write(scope, work)
  const load = async () => {
    for (const part of parts) await write(() => part.load(scope, () => undefined, true))
  }
  await load()
  await load()
  const found = await product.database.read(scope, async () => {
    const place = (await places(scope)).find(({ slug }) => slug === 'merebridge')!
    const versions = await versionsOfPlace(scope, place.id)
    const rules = (day: string) => rulesInForce(scope, place.id, day as Day)
    return {
      versions: versions.map(({ kind, number, state }) => `${kind} ${number} ${state}`),
      early: await rules('2023-10-31'),
      first: await rules('2024-03-31'),
      second: await rules('2024-04-01'),
      charter: await publishedDocument(scope, 'merebridge', 'charter'),
      nothing: await publishedDocument(scope, 'kelderdale', 'charter'),
      questions: await checklistQuestions(scope, place.id),
    }
  })
  assert.deepEqual(found.versions, [
    'charter 1 published',
    'checklist 1 published',
    'framework 1 published',
    'policy 3 draft',
    'policy 2 published',
    'policy 1 superseded',
  ])
  assert.equal(found.early, undefined)
  assert.equal(found.first?.minimumWeighting[0]?.percent, 5)
  assert.equal(found.second?.minimumWeighting[0]?.percent, 10)
  assert.equal(found.second?.tiers.length, 4)
  assert.equal(found.second?.thresholds[0]?.fromPence, 1_000_000)
  assert.equal(found.second?.adoptedBy.length, 3)
  // What procurements will ask: which tier a value falls into, what is published, and the questions with their priorities.
  const tier = (pounds: number) => tierFor(found.second!, (pounds * 100) as Pence)?.name
  assert.deepEqual(
    [tier(99_999), tier(100_000), tier(999_999), tier(5_000_000)],
    ['Simple', 'Standard', 'Standard', 'Very large'],
  )
  assert.equal(found.charter?.document.title, 'The Merebridge Charter')
  assert.equal(found.nothing, undefined)
  assert.ok(found.questions.length >= 9)
  assert.ok(found.questions.every(({ question, priority }) => question.endsWith('?') && priority.number > 0))

  const nobody = await visitor(server)
  for (const kind of ['charter', 'policy', 'framework', 'checklist']) {
    const page = await nobody.look(`/places/merebridge/policies/${kind}`)
    assert.equal(page.status, 200, kind)
    assert.match(page.body, /Merebridge is an invented place/)
    assert.doesNotMatch(page.body, /Tomasz Wierzba|Farah Lindqvist|Nkechi Oyelaran/)
  }
  const charter = await nobody.look('/places/merebridge/policies/charter')
  assert.match(charter.body, /moved on since[\s\S]*1 priority changed/)
  assert.equal((await nobody.ask('GET', '/places/merebridge/policies/policy/draft')).reason, 'sign-in-first')

  for (const part of [...parts].reverse()) await write(() => part.remove(scope, () => undefined))
  const left = await product.database.read(scope, async () => (await places(scope)).length)
  assert.equal(left, 0)
})
