// Whatever officers do to a tender and in whatever order: nothing is published without the signatures, and nothing that was published changes.
// And what goes with it: documents by their content, the pack, and mails to those who follow.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writingAs } from '../../../test/support/joint-room.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { tenderRoom } from '../../../test/support/tender-room.ts'
import type { Id, PlaceId, Scope } from '../../platform/kernel/index.ts'
import { Refused } from '../../platform/kernel/index.ts'
import { priceLaboratory } from '../evaluation/rules/price-laboratory.ts'
import { addDocument, dropDocument } from './actions/documents.ts'
import { changeConditions, changeCriteria, changeWords, type Which } from './actions/drafts.ts'
import { testFormula } from './actions/laboratory.ts'
import type { TenderPorts } from './actions/ports.ts'
import { publishTender } from './actions/publish.ts'
import { abandonTender, amendTender } from './actions/published.ts'
import { tenderJobs } from './jobs.ts'
import { changed } from './rules/tree.ts'
import type { TenderDocumentId, TenderId } from './rules/types.ts'
import { documentsOf } from './store/rooms.ts'
import { tenderById } from './store/tenders.ts'

const aDay = 86_400_000
const now = new Date()
const inDays = (days: number): Date => new Date(now.getTime() + days * aDay)

const steps = [
  'words',
  'weights',
  'conditions',
  'test',
  'document',
  'drop',
  'publish',
  'amend',
  'sooner',
  'sign',
  'abandon',
] as const
type Step = (typeof steps)[number]

interface Counted {
  keys: number
  alerts: number
}

const portsOf = (counted: Counted): TenderPorts => ({
  makeKey: async () => {
    counted.keys += 1
  },
  alert: async () => {
    counted.alerts += 1
  },
  jobs: { start: async () => 'job' as Id<'job'> },
  laboratory: priceLaboratory,
})

const formula = { name: 'absolute', parameters: { floor: 1_000_000, ceiling: 90_000_000 } }

const take = async (scope: Scope, ports: TenderPorts, which: Which, step: Step): Promise<unknown> => {
  const tender = await tenderById(scope, which.tender)
  assert.ok(tender)
  const { edition } = tender
  const words = { ...tender, questionsUntil: inDays(20), closesAt: inDays(30), summary: 'Advice.' }
  const amendment = {
    ...{
      title: tender.title,
      summary: tender.summary,
      questionsUntil: tender.questionsUntil,
      decisionOn: null,
      edition,
      now,
    },
    ...{ words: 'Something.', about: null, substantial: false, noExtensionWhy: '' },
  }
  const file = { key: 'a'.repeat(64), name: 'a.pdf', kind: 'pdf', bytes: 1 }
  switch (step) {
    case 'words':
      return changeWords(scope, which, words, edition)
    case 'weights':
      return changeCriteria(scope, which, edition, (tree) => changed(tree, 'quality', { weight: 6000 }))
    case 'conditions':
      return changeConditions(scope, which, [{ id: 'k1', title: 'One', words: `${edition}` }], edition)
    case 'test':
      return testFormula(scope, priceLaboratory, which, { formula, edition, now })
    case 'document':
      return addDocument(scope, ports, which, { title: 'Plan', file }, now)
    case 'drop':
      return dropDocument(
        scope,
        which,
        (await documentsOf(scope, which.tender))[0]?.id ?? (which.tender as string as TenderDocumentId),
      )
    case 'publish':
      return publishTender(scope, ports, which, { edition, read: true, now })
    case 'amend':
      return amendTender(scope, ports, which, {
        ...amendment,
        closesAt: new Date((tender.closesAt ?? now).getTime() + aDay),
      })
    case 'sooner':
      return amendTender(scope, ports, which, {
        ...amendment,
        closesAt: new Date((tender.closesAt ?? now).getTime() - aDay),
      })
    default:
      return abandonTender(scope, ports, which, { why: 'Enough', at: now })
  }
}

test('no order of steps publishes without signatures, changes what was published, or closes it sooner', async (t) => {
  const room = await tenderRoom(t, false)
  let lot = 0
  let published = 0
  const tried = async (order: readonly Step[]): Promise<void> => {
    lot += 1
    await room.database.asOwner('delete from first_steps')
    await room.database.asOwner('delete from consideration_signatures')
    const counted: Counted = { keys: 0, alerts: 0 }
    const ports = portsOf(counted)
    const tender = (await room.begin({ lot: `Lot ${lot}`, title: `Lot ${lot}` })) as TenderId
    const which: Which = { place: room.place as PlaceId, procurement: room.procurement as Id<'procurement'>, tender }
    const asOfficer = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => writingAs<T>(room, room.officerId, work)
    let signed = false
    let locked: string | undefined
    let closes = 0
    for (const step of order) {
      if (step === 'sign') {
        if (!signed)
          await room.database.asOwner(
            `insert into consideration_signatures (procurement_id, organisation_id, edition, content, signed_by, signer_id, signed_at)
              values ($1, $2, 1, '{}', 'Olga', $3, now() - interval '1 day')`,
            [room.procurement, room.council, room.officerId],
          )
        signed = true
        continue
      }
      try {
        await asOfficer((scope) => take(scope, ports, which, step))
      } catch (error) {
        // What is refused is refused by name; a bug is not.
        assert.ok(error instanceof Refused, `${order.join(' ')}: ${step}: ${error}`)
      }
      const after = await asOfficer((scope) => tenderById(scope, tender))
      assert.ok(after)
      if (after.published !== null) {
        assert.ok(signed, order.join(' '))
        const told = JSON.stringify([
          after.published,
          after.criteria,
          after.conditions,
          after.blindToPrice,
          after.publishedAt,
        ])
        locked ??= told
        assert.equal(told, locked)
        assert.ok((after.closesAt?.getTime() ?? 0) >= closes)
        closes = after.closesAt?.getTime() ?? 0
      }
      assert.deepEqual([counted.keys, counted.alerts], locked === undefined ? [0, 0] : [1, 1])
    }
    if (locked !== undefined) published += 1
    await asOfficer((scope) => abandonTender(scope, ports, which, { why: 'Enough', at: now })).catch(() => undefined)
  }
  const any = fc.array(fc.constantFrom(...steps), { maxLength: 12 })
  const onwards = any.map((rest): readonly Step[] => ['words', 'test', 'sign', 'publish', ...rest])
  const orders = fc.oneof(any, onwards)
  // One way that leads to it, so that what is published is looked at whatever the dice say.
  await tried([
    'words',
    'test',
    'publish',
    'sign',
    'publish',
    ...steps.filter((one) => one !== 'abandon'),
    'abandon',
    'amend',
  ])
  assert.equal(published, 1)
  await fc.assert(fc.asyncProperty(orders, tried), { numRuns: 25 })
})

test('those who follow are told, by the program alone, and the mail names nobody else', async (t) => {
  const room = await tenderRoom(t)
  const counted: Counted = { keys: 0, alerts: 0 }
  const ports = portsOf(counted)
  const tender = (await room.begin()) as TenderId
  const which: Which = { place: room.place as PlaceId, procurement: room.procurement as Id<'procurement'>, tender }
  for (const step of ['words', 'test', 'publish'] as const)
    await writingAs(room, room.officerId, (scope) => take(scope, ports, which, step))
  for (const { visitor } of room.bidders)
    assert.equal((await visitor.ask('POST', `/tenders/${tender}/follow`, {})).status, 200)
  const sent: { to: string; text: string }[] = []
  const [job] = tenderJobs({
    mail: { send: async (_, mail) => void sent.push(mail) },
    address: () => 'https://here.example',
  })
  const scope = systemScope('procurements')
  const write = <T>(work: () => Promise<T>): Promise<T> => room.product.database.write(scope, work)
  const context = { scope, write } as unknown as Parameters<NonNullable<typeof job>['work']>[0]
  assert.deepEqual(await job?.work(context, { tender, news: 'amended' } as never), { told: true })
  assert.deepEqual(sent.map(({ to }) => to).toSorted(), ['harbour.hands@bid.example', 'moor.friends@bid.example'])
  for (const { to, text } of sent) {
    assert.match(text, new RegExp(`https://here.example/tenders/${tender}`))
    assert.doesNotMatch(text, to.startsWith('harbour') ? /moor/i : /harbour/i)
  }
})

test('the whole of a tender is a Word file, and its documents are for everybody once it is published', async (t) => {
  const room = await tenderRoom(t)
  const ports = portsOf({ keys: 0, alerts: 0 })
  const tender = (await room.begin()) as TenderId
  const which: Which = { place: room.place as PlaceId, procurement: room.procurement as Id<'procurement'>, tender }
  async function* words() {
    yield Buffer.from('What we want to buy, in many words.')
  }
  const kept = await room.product.files.put(words(), { maxBytes: 1000 })
  const file = { key: kept.key, name: 'what.txt', kind: kept.kind, bytes: kept.bytes }
  await writingAs(room, room.officerId, (scope) => addDocument(scope, ports, which, { title: 'Plan', file }, now))
  const [document] = await writingAs<{ id: string }[]>(room, room.officerId, (scope) => documentsOf(scope, tender))
  const { stranger } = room.visitors
  const at = `/tenders/${tender}`
  assert.equal((await stranger.ask('GET', `${at}/documents/${document?.id}/file`)).status, 404)
  assert.equal((await stranger.ask('GET', `${at}/docx`)).status, 404)
  for (const step of ['words', 'test', 'publish'] as const)
    await writingAs(room, room.officerId, (scope) => take(scope, ports, which, step))
  assert.equal(
    (await stranger.ask('GET', `${at}/documents/${document?.id}/file`)).body,
    'What we want to buy, in many words.',
  )
  const word = await stranger.ask('GET', `${at}/docx`)
  assert.equal(word.status, 200)
  assert.match(word.body, /^PK/)
  assert.equal((await stranger.ask('GET', `${at}/documents/${tender}/file`)).status, 404)
  const feature = room.product.features.find(({ name }) => name === 'procurements')
  const scope = systemScope('a test')
  const used = await room.product.database.read(scope, async () =>
    feature?.filesInUse?.(scope, [kept.key, 'b'.repeat(64)]),
  )
  assert.deepEqual(used, [kept.key])
})
