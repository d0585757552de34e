// The commands of the import against their schemas: what they print, how they end, and that a question changes nothing.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { type IntakeRoom, intakeRoom } from '../../../test/support/intake-room.ts'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { personScope } from '../../../test/support/scopes.ts'
import type { CommandAnswer } from '../../platform/kernel/index.ts'

const jsonAt = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(new URL(`../../../docs/api/commands/${path}`, import.meta.url), 'utf8'))

interface Imported {
  readonly framework: { readonly id: string | null; readonly title: string; readonly created: boolean }
  readonly questions: readonly { readonly about: string; readonly named: readonly { readonly name: string }[] }[]
  readonly licence: { readonly kind: string; readonly private: boolean } | null
  readonly rows: { readonly added: number; readonly changed: number; readonly same: number; readonly held: number }
  readonly held: readonly { readonly row: number; readonly reason: string }[]
}
interface ExportedAll {
  readonly leftOut: number
  readonly frameworks: readonly {
    readonly id: string
    readonly title: string
    readonly sources: readonly { readonly holder: string }[]
    readonly themes: readonly {
      readonly outcomes: readonly { readonly measures: readonly { readonly code: string }[] }[]
    }[]
  }[]
}

const run = async (
  room: IntakeRoom,
  name: string,
  ...more: Parameters<IntakeRoom['run']> extends [string, ...infer R] ? R : never
): Promise<CommandAnswer> => {
  const answer = await room.run(name, ...more)
  const schema = await jsonAt(`${name.replaceAll(' ', '-')}.schema.json`)
  assert.equal(await schemaProblem(schema, JSON.parse(JSON.stringify(answer.json))), undefined, name)
  return answer
}
const taken = async (room: IntakeRoom, path: string, options: Readonly<Record<string, string>> = {}) => {
  const { json, exit = 0, words } = await run(room, 'framework import', [path], options)
  const { rows, ...rest } = json as Imported
  return { ...rest, exit, words, counts: rows && [rows.added, rows.changed, rows.same, rows.held] }
}
const exported = async (room: IntakeRoom, options: Readonly<Record<string, string>> = {}) =>
  (await run(room, 'framework export', [], options)).json as ExportedAll
const codes = ({ frameworks }: ExportedAll) =>
  frameworks.flatMap(({ themes }) =>
    themes.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.measures.map(({ code }) => code))),
  )

const draftsIn = async ({ database }: IntakeRoom): Promise<number> =>
  (await database.asOwner<{ n: string }>('select count(*) as n from framework_versions')).map(({ n }) =>
    Number(n),
  )[0] ?? 0

test('the examples in the documentation are as the schemas say', async () => {
  for (const name of ['framework-import', 'framework-export'])
    assert.equal(
      await schemaProblem(await jsonAt(`${name}.schema.json`), await jsonAt(`${name}.example.json`)),
      undefined,
      name,
    )
})

test('a spreadsheet of 150 measures comes in with its bad rows listed, and goes out and in again', async (t) => {
  const room = await intakeRoom(t)
  const bad = new Map([
    [20, 'X20,,people,Theme 1,yearly'],
    [40, 'X40,No unit in this one,,Theme 1,yearly'],
    [60, 'X1,The code of another,people,Theme 1,yearly'],
    [80, 'X80,Asked now and then,people,Theme 1,now and then'],
    [100, 'X100,#REF!,people,Theme 1,yearly'],
  ])
  const lines = Array.from(
    { length: 150 },
    (_, i) => bad.get(i) ?? `X${i},What is counted ${i},${i % 2 ? 'hours' : 'No. of people'},Theme ${i % 7},quarterly`,
  )
  const path = await room.file('Ours.csv', ['Ref,Measure,Unit,Theme,How often', ...lines].join('\n'))
  const looked = await taken(room, path, { look: 'yes' })
  assert.deepEqual(
    [looked.counts, looked.exit, looked.framework.id, await draftsIn(room)],
    [[145, 0, 0, 5], 0, null, 0],
  )
  const first = await taken(room, path)
  assert.deepEqual(
    [first.counts, first.exit, first.framework.created, first.framework.title],
    [[145, 0, 0, 5], 3, true, 'Ours'],
  )
  assert.deepEqual(
    first.held.map(({ row, reason }) => [row, reason]),
    [
      [22, 'no-title'],
      [42, 'no-unit'],
      [62, 'code-twice'],
      [82, 'frequency-not-known'],
      [102, 'formula-error'],
    ],
  )
  assert.match(first.words, /Row 42: It does not say in what unit it is counted/)
  const again = await taken(room, path)
  assert.deepEqual([again.counts, again.framework.id, await draftsIn(room)], [[0, 0, 145, 5], first.framework.id, 1])

  const out = join(path, '..', 'out.csv')
  assert.equal(codes(await exported(room, { csv: out, framework: first.framework.id ?? '' })).length, 145)
  const back = await taken(room, out, { title: 'Copy' })
  assert.deepEqual([back.counts, back.exit], [[145, 0, 0, 0], 0])
  const same = await taken(room, out, { title: 'Ours' })
  assert.deepEqual(same.counts, [0, 0, 145, 0])
})

test('whose they are is asked first; what is licensed to the place is in no export', async (t) => {
  const room = await intakeRoom(t)
  const path = await room.file(
    'bank.csv',
    'Ref,Measure,Unit,Value (£)\nV1,People in work,people,£12345\nV2,Homes,homes,£80\n',
  )
  const asked = await taken(room, path)
  assert.deepEqual([asked.exit, asked.questions.map(({ about }) => about), await draftsIn(room)], [4, ['licence'], 0])
  const named = await taken(room, await room.file('ours.csv', 'Measure,Unit\nFrom the National TOMs,people\n'))
  assert.deepEqual([named.exit, named.questions[0]?.named.map(({ name }) => name)], [4, ['National TOMs']])

  const licensed = { 'licence-holder': 'A holder', licence: 'Our contract of 2026' }
  const kept = await taken(room, path, licensed)
  assert.deepEqual([kept.exit, kept.licence?.private, kept.counts], [0, true, [2, 0, 0, 0]])
  const open = await room.file('open.csv', 'Ref,Measure,Unit\nO1,Trees,trees\n')
  await taken(room, open, { 'licence-holder': 'A council', licence: 'OGL v3' })
  const all = await exported(room)
  assert.deepEqual(
    [all.leftOut, codes(all), all.frameworks.flatMap(({ sources }) => sources.map(({ holder }) => holder))],
    [2, ['O1'], ['A council']],
  )
  const text = JSON.stringify(all)
  for (const word of ['People in work', 'A holder', 'Our contract']) assert.ok(!text.includes(word), word)
  // What is known not to be open stays private whatever is said.
  const toms = await taken(room, await room.file('toms.csv', 'Measure,Unit,TOMs Ref\nJobs,people,1\n'), {
    licence: 'own',
    title: 'TOMs',
  })
  assert.equal(toms.licence?.private ?? null, true)
})

test('how it is read can be said, and what is not known is asked or refused', async (t) => {
  const room = await intakeRoom(t)
  const path = await room.file('odd.csv', 'Wer,Was,Wie\nA,Bäume,Stück\nB,Stunden,\n')
  const asked = await taken(room, path)
  assert.deepEqual([asked.exit, asked.questions[0]?.about], [4, 'columns'])
  const mapping = await room.file(
    'map.json',
    JSON.stringify({ columns: { wer: 'code', was: 'title', Wie: 'unit' }, unit: 'hours' }),
  )
  assert.deepEqual((await taken(room, path, { mapping })).counts, [2, 0, 0, 0])

  const refused = (reason: string, options: Readonly<Record<string, string>>) =>
    assert.rejects(run(room, 'framework import', [path], options), { reason }, reason)
  await refused('place-not-found', { place: 'nowhere' })
  await refused('sheet-not-found', { sheet: '4' })
  await refused('title-not-right', { title: 'x'.repeat(201) })
  await refused('licence-not-right', { licence: 'CC0' })
  for (const content of [
    'no json',
    '[]',
    '{"colour":1}',
    '{"header":0}',
    '{"columns":["goal"]}',
    '{"columns":{"Wo":"title"}}',
    '{"unit":"own"}',
    '{"down":1}',
  ])
    await refused('mapping-not-right', { mapping: await room.file('bad.json', content) })
  assert.equal((await taken(room, await room.file('plan.pdf', '%PDF-1.7\n'))).exit, 1)
  const held = await taken(room, await room.file('none.csv', 'Measure,Unit\n,people\n'))
  assert.deepEqual([held.exit, held.held.length], [1, 1])
  await assert.rejects(run(room, 'framework export', [], { framework: 'x' }), { reason: 'framework-not-found' })
  const reader = personScope({ places: [room.place], allowed: ['measurement.read'] })
  await assert.rejects(room.run('framework import', [path], { mapping }, reader), { reason: 'not-allowed' })
})
