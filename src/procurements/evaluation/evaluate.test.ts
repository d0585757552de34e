// The command by which anybody checks an award: its three examples, and what it says of files that will not do.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { readProject } from '../../../test/support/project.ts'
import type { CommandAnswer } from '../../platform/kernel/index.ts'
import { evaluateCommand } from './commands/evaluate.ts'

const folder = 'docs/api/commands/tender-evaluate'
const json = (path: string) => JSON.parse(readProject(path)) as Record<string, unknown>
const runs = (...args: readonly string[]): Promise<CommandAnswer> =>
  evaluateCommand.alone?.({ args, options: {} }) ?? assert.fail('it runs without an installation')
const inProject = (path: string): string => new URL(`../../../${path}`, import.meta.url).pathname

for (const name of ['award', 'bid-left-out', 'pounds-for-quality'])
  test(`the example ${name} fits its schema, and is answered as it stands in the documents`, async () => {
    assert.equal(
      await schemaProblem(json(`${folder}/input-schema.json`), json(`${folder}/${name}.input.json`)),
      undefined,
    )
    const answer = await runs(inProject(`${folder}/${name}.input.json`))
    assert.deepEqual(JSON.parse(JSON.stringify(answer.json)), json(`${folder}/${name}.output.json`))
    assert.equal(
      await schemaProblem(json('docs/api/commands/tender-evaluate.schema.json'), json(`${folder}/${name}.output.json`)),
      undefined,
    )
    assert.match(answer.words, /in front\. Prices by/)
    assert.equal(answer.exit, undefined)
  })

const filed = async (t: TestContext, text: string): Promise<string> => {
  const into = await mkdtemp(join(tmpdir(), 'evaluate-'))
  t.after(() => rm(into, { recursive: true, force: true }))
  await writeFile(join(into, 'file.json'), text)
  return join(into, 'file.json')
}

type Given = ReturnType<typeof good>
const good = () => ({
  criteria: [
    { id: 'quality', kind: 'quality', weight: 6_000, scale: { from: 0, to: 5 } } as Record<string, unknown>,
    { id: 'price', kind: 'price', weight: 4_000, formula: { name: 'absolute', parameters: { floor: 1, ceiling: 9 } } },
  ] as Record<string, unknown>[],
  bids: [
    { bid: 'A', price: 4, scores: { quality: 3 } },
    { bid: 'B', price: 5, scores: { quality: 4 } },
  ] as Record<string, unknown>[],
})

const wrongs: readonly (readonly [string, (given: Given) => unknown, RegExp])[] = [
  ['is a list', () => [], /must hold/],
  [
    'has percentages for weights',
    (g) => ({
      ...g,
      criteria: [
        { ...g.criteria[0], weight: 60 },
        { ...g.criteria[1], weight: 40 },
      ],
    }),
    /criteria: The weights beside each other here make 100; they must make 10000/,
  ],
  [
    'misspells scores',
    (g) => ({ ...g, bids: [{ bid: 'A', price: 1, scroes: {} }] }),
    /bids\[0\]\.scroes: Nothing called "scroes" is known here/,
  ],
  [
    'has a score off its scale',
    (g) => ({ ...g, bids: [{ bid: 'A', price: 1, scores: { quality: 6 } }] }),
    /bids\[0\]\.scores\.quality: 6 is not on the scale/,
  ],
  [
    'has a score missing',
    (g) => ({ ...g, bids: [{ bid: 'A', price: 1, scores: {} }] }),
    /bids\[0\]\.scores\.quality: The score is missing/,
  ],
  [
    'has a score of nothing',
    (g) => ({ ...g, bids: [{ bid: 'A', price: 1, scores: { quality: 1, qualty: 1 } }] }),
    /No criterion that is scored has the id "qualty"/,
  ],
  [
    'has pounds for pence',
    (g) => ({ ...g, bids: [{ bid: 'A', price: 1.5, scores: { quality: 1 } }] }),
    /bids\[0\]\.price: A price is a whole number of pence/,
  ],
  [
    'has words for a price',
    (g) => ({ ...g, bids: [{ bid: 'A', price: '4', scores: { quality: 1 } }] }),
    /bids\[0\]\.price: Give a number here, without quotation marks/,
  ],
  ['names a bid twice', (g) => ({ ...g, bids: [g.bids[0], g.bids[0]] }), /bids\[1\]\.bid: "A" is there twice/],
  [
    'names a criterion twice',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0] }, { ...g.criteria[0], weight: 4_000 }] }),
    /The id "quality" is there twice/,
  ],
  [
    'has no formula',
    (g) => ({ ...g, criteria: [g.criteria[0], { ...g.criteria[1], formula: undefined }] }),
    /criteria\[1\]\.formula: Say by which formula/,
  ],
  [
    'has a formula nobody knows',
    (g) => ({ ...g, criteria: [g.criteria[0], { ...g.criteria[1], formula: { name: 'hope' } }] }),
    /criteria\[1\]\.formula\.name: There is no price formula "hope"/,
  ],
  [
    'has a range upside down',
    (g) => ({
      ...g,
      criteria: [
        g.criteria[0],
        { ...g.criteria[1], formula: { name: 'absolute', parameters: { floor: 9, ceiling: 1 } } },
      ],
    }),
    /criteria\[1\]\.formula\.parameters\.ceiling: The highest price/,
  ],
  [
    'has no scale',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0], scale: undefined }, g.criteria[1]] }),
    /criteria\[0\]\.scale: Say which scores/,
  ],
  [
    'has a scale of noughts',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0], scale: [0] }, g.criteria[1]] }),
    /criteria\[0\]\.scale: A scale is whole numbers/,
  ],
  [
    'has a score on its scale twice',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0], scale: [0, 1, 1] }, g.criteria[1]] }),
    /criteria\[0\]\.scale: A score stands on the scale twice/,
  ],
  [
    'has a scale without end',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0], scale: { from: 0, to: 1e9 } }, g.criteria[1]] }),
    /1001 steps at most/,
  ],
  [
    'has two prices',
    (g) => ({ ...g, criteria: [{ ...g.criteria[1], id: 'other', weight: 6_000 }, g.criteria[1]] }),
    /Only one criterion/,
  ],
  [
    'has a kind nobody knows',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0], kind: 'cost' }, g.criteria[1]] }),
    /criteria\[0\]\.kind: Use one of/,
  ],
  [
    'has an id with spaces',
    (g) => ({ ...g, criteria: [{ ...g.criteria[0], id: 'a b' }, g.criteria[1]] }),
    /criteria\[0\]\.id: An id is letters/,
  ],
  ['has no bids', (g) => ({ ...g, bids: [] }), /bids: There is no bid/],
  [
    'has too many bids',
    (g) => ({ ...g, bids: Array.from({ length: 51 }, (_, i) => ({ ...g.bids[0], bid: String(i) })) }),
    /There are 51 bids; 50 are as many/,
  ],
  [
    'has criteria seven deep',
    (g) => ({
      ...g,
      criteria: [
        Array.from({ length: 7 }).reduce<Record<string, unknown>>(
          (inner) => ({ id: 'x', kind: 'other', weight: 10_000, children: [inner] }),
          {},
        ),
      ],
    }),
    /deep at most/,
  ],
]
for (const [title, change, words] of wrongs)
  test(`a file that ${title} is refused with where and what to do`, async (t) => {
    const path = await filed(t, JSON.stringify(change(good())))
    await assert.rejects(runs(path), words)
  })

test('a file that is none, or not JSON, or not there, is refused', async (t) => {
  await assert.rejects(runs(await filed(t, '{')), /is not JSON/)
  await assert.rejects(runs('/no/such/file.json'), /There is no file/)
  await assert.rejects(runs(tmpdir()), /cannot be read/)
  await assert.rejects(runs(), /Name one file/)
  await assert.rejects(runs('a', 'b'), /Name one file/)
})

test('where the formula has no answer, it says why and ends with 1', async (t) => {
  const [quality] = good().criteria
  const spread = { id: 'price', kind: 'price', weight: 4_000, formula: { name: 'spread' } }
  const bids = [
    { bid: 'A', price: 4, scores: { quality: 3 } },
    { bid: 'B', price: 4, scores: { quality: 5 } },
  ]
  const answer = await runs(await filed(t, JSON.stringify({ criteria: [quality, spread], bids })))
  assert.equal(answer.exit, 1)
  assert.match(answer.words, /No answer\. All prices are the same/)
  assert.equal(
    await schemaProblem(json('docs/api/commands/tender-evaluate.schema.json'), answer.json as object),
    undefined,
  )
})

test('a tender’s own criteria, with questions and all, can be checked as they are', async (t) => {
  const question = {
    ...{ words: 'How?', wordLimit: 500, goodEvidence: 'Much', passMark: 1, commitments: [] },
    scale: [0, 1, 2].map((score) => ({ score, words: 'As it is' })),
  }
  const criteria = [
    { id: 'quality', title: 'Quality', kind: 'quality', weight: 10_000, children: [], question, formula: null },
  ]
  const bids = [
    { bid: 'A', scores: { quality: 0 } },
    { bid: 'B', scores: { quality: 1 } },
  ]
  const { json: found } = await runs(await filed(t, `\uFEFF${JSON.stringify({ criteria, bids })}`))
  const { leaders, formula } = found as { leaders: string[]; formula: unknown }
  assert.deepEqual([leaders, formula], [['B'], null])
})

test('fifty bids against a hundred criteria are held against each other in seconds', async (t) => {
  const criteria = [
    ...Array.from({ length: 80 }, (_, i) => ({
      id: `q${i}`,
      kind: 'quality',
      weight: 75,
      scale: { from: 0, to: 100 },
    })),
    { id: 'price', kind: 'price', weight: 4_000, formula: { name: 'mean-based' } },
  ]
  const bids = Array.from({ length: 50 }, (_, b) => ({
    ...{ bid: `bid ${b}`, price: 900_000 + ((b * 7_919) % 1_000) * 137 },
    scores: Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`q${i}`, (b * 31 + i * 17) % 101])),
  }))
  const before = performance.now()
  await runs(await filed(t, JSON.stringify({ criteria, bids })))
  assert.ok(performance.now() - before < 60_000)
})
