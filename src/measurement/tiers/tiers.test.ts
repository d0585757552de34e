// The tiers of a place, through the server: nobody's, the place's own, the policy's; checking an asking; the one-page form.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { tiersShown } from './forms/tiers.ts'
import { schemeOn } from './rules/in-force.ts'
import { starterScheme } from './rules/starter.ts'

const at = '/places/near/tiers'
const shown = tiersShown(starterScheme, '2026-04-01' as Parameters<typeof tiersShown>[1])

/** The form as a browser sends it. */
const form = (change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...Object.fromEntries(
    shown.tiers.flatMap((tier, i) => Object.entries(tier).map(([name, value]) => [`tier-${i + 1}-${name}`, value])),
  ),
  ...shown.shifts,
  ...Object.fromEntries(Object.entries(shown.hours).map(([name, value]) => [`hours-${name}`, value])),
  'from-day': '1',
  'from-month': '4',
  'from-year': '2026',
  why: 'Small groups asked for less',
  ...change,
})

test('a place sets its tiers, keeps the earlier ones, and checks what it means to ask', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader, stranger } = room.visitors

  assert.match((await reader.look(at)).body, /No tiers yet/)
  assert.match((await council.look(`${at}/edit`)).body, /The form holds a proposal/)
  assert.equal((await stranger.ask('GET', at)).status, 403)
  assert.equal((await reader.ask('POST', `${at}/edit`, form())).status, 403)

  const wrong = await council.ask(
    'POST',
    `${at}/edit`,
    form({ 'tier-2-from': 'lots', 'tier-3-name': 'Simple', why: '' }),
  )
  assert.equal(wrong.status, 422)
  assert.deepEqual(Object.keys((JSON.parse(wrong.body) as { errors: object }).errors).toSorted(), [
    'tier-2-from',
    'tier-3-name',
    'why',
  ])

  await room.done('council', `${at}/edit`, form())
  const tiers = JSON.parse((await reader.ask('GET', at)).body) as {
    tiersFrom: string
    tiers: { name: string; toPence: number | null }[]
  }
  assert.equal(tiers.tiersFrom, 'place')
  assert.deepEqual(
    tiers.tiers.map(({ name, toPence }) => [name, toPence]),
    [
      ['Simple', 9_999_999],
      ['Standard', 99_999_999],
      ['Large', 499_999_999],
      ['Very large', null],
    ],
  )
  assert.match((await reader.look(at)).body, /Small groups asked for less/)

  const asked = await reader.look(`${at}/check?value=85,000&risk=low&opportunity=low&questions=4&evidence=1`)
  assert.match(asked.body, /more than the tier “Simple” allows/)
  assert.match(asked.body, /Ask 3 fewer questions/)
  assert.match((await reader.look(`${at}/check?value=much&risk=low`)).body, /Enter the value of the contract in pounds/)

  const word = await reader.ask('GET', `${at}/small-form/docx?contract=Lunch+club`)
  assert.equal(word.status, 200)
  assert.match((await reader.look(`${at}/small-form?contract=Lunch+club`)).body, /at most 6 hours in a year/)

  const [entry] = await room.database.asOwner<{ why: string }>(
    `select d.why from audit_details d join audit_entries e using (chain, sequence) where e.what = 'tiers set'`,
  )
  assert.equal(entry?.why, 'Small groups asked for less')
  assert.ok(schemeOn([], null, '2026-04-01' as Parameters<typeof schemeOn>[2]).tiers.length === 0)
})
