import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { freshDatabase } from '../../../test/support/database.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { detailsDigest, entryDigest } from './digest.ts'
import { record, verifyChains } from './index.ts'
import { type Head, type StoredLink, verifyChain } from './verify.ts'

const maybeText = fc.option(fc.string({ maxLength: 8 }), { nil: null })
const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

const fields = fc.record({
  at: moments,
  what: fc.string({ maxLength: 8 }),
  subject_kind: fc.string({ maxLength: 8 }),
  subject_id: fc.string({ maxLength: 8 }),
  place_id: maybeText,
  organisation_id: maybeText,
  actor_kind: fc.constantFrom('person', 'system', 'public'),
  actor_id: maybeText,
  actor_words: maybeText,
  salt: fc.string({ minLength: 1, maxLength: 8 }),
  actor_name: maybeText,
  before_json: maybeText,
  after_json: maybeText,
  why: maybeText,
})

/** A chain as it would have been written. */
const chainOf = (contents: readonly (typeof fields extends fc.Arbitrary<infer T> ? T : never)[]): StoredLink[] => {
  let previous = ''
  return contents.map((content, i) => {
    const link = { ...content, chain: 'system', sequence: i + 1, previous, details_digest: detailsDigest(content) }
    const digest = entryDigest(link)
    previous = digest
    return { ...link, digest, detail_sequence: i + 1, erased_at: null }
  })
}
const chains = fc.array(fields, { minLength: 1, maxLength: 6 }).map(chainOf)
const headOf = (chain: readonly StoredLink[]): Head => {
  const last = chain.at(-1)
  return { sequence: last?.sequence ?? 0, digest: last?.digest ?? '' }
}
const holds = async (chain: readonly StoredLink[], head: Head | undefined) =>
  (await verifyChain('system', chain, head)).ok

test('a chain as it was written holds, with or without erased detail', async () => {
  await fc.assert(
    fc.asyncProperty(chains, fc.nat(), async (chain, n) => {
      assert.ok(await holds(chain, headOf(chain)))
      const gone = {
        actor_name: null,
        before_json: null,
        after_json: null,
        why: null,
        salt: null,
        erased_at: new Date(),
      }
      const erased = chain.map((link, i) => (i === n % chain.length ? { ...link, ...gone } : link))
      assert.ok(await holds(erased, headOf(chain)))
    }),
  )
})

const names = [
  ...['chain', 'sequence', 'at', 'what', 'subject_kind', 'subject_id', 'place_id', 'organisation_id', 'actor_kind'],
  ...['actor_id', 'actor_words', 'details_digest', 'previous', 'digest', 'salt', 'actor_name', 'before_json'],
  ...['after_json', 'why', 'detail_sequence'],
] as const

const altered = (value: unknown): unknown => {
  if (value instanceof Date) return new Date(value.getTime() + 1)
  if (typeof value === 'number') return value + 1
  return value === null ? '' : `${String(value)}x`
}

test('any single change to any stored field is detected', async () => {
  await fc.assert(
    fc.asyncProperty(chains, fc.nat(), fc.constantFrom(...names), async (chain, n, name) => {
      const changed = chain.map((link, i) =>
        i === n % chain.length
          ? { ...link, [name]: name === 'detail_sequence' ? null : altered(link[name as keyof StoredLink]) }
          : link,
      )
      const report = await verifyChain('system', changed, headOf(chain))
      assert.ok(!report.ok && report.firstBroken !== undefined)
    }),
    { numRuns: 400 },
  )
})

test('a removed, repeated, swapped or cut-off entry is detected, and so is a missing head', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 2, maxLength: 6 }).map(chainOf), fc.nat(), async (chain, n) => {
      const i = n % chain.length
      const one = chain[i] as StoredLink
      assert.ok(!(await holds(chain.toSpliced(i, 1), headOf(chain))), 'removed')
      assert.ok(!(await holds(chain.slice(0, i), headOf(chain))), 'cut off')
      assert.ok(!(await holds(chain.toSpliced(i, 0, one), headOf(chain))), 'repeated')
      const j = i === 0 ? 1 : 0
      const swapped = chain.map((link, k) => (k === i ? (chain[j] as StoredLink) : k === j ? one : link))
      assert.ok(!(await holds(swapped, headOf(chain))), 'swapped')
      assert.ok(!(await holds(chain, undefined)), 'no head')
    }),
  )
})

const tampering: readonly (readonly [string, string])[] = [
  ['altered', `update audit_entries set what = 'nothing' where sequence = 2`],
  ['moved in time', `update audit_entries set at = at + interval '1 day' where sequence = 2`],
  ['detail altered', `update audit_details set why = 'because' where sequence = 2`],
  ['detail removed', 'delete from audit_details where sequence = 2'],
  ['entry removed', 'delete from audit_details where sequence = 2; delete from audit_entries where sequence = 2'],
  ['tail cut off', 'delete from audit_details where sequence = 3; delete from audit_entries where sequence = 3'],
  ['head removed', 'delete from audit_heads'],
  ['head moved', `update audit_heads set digest = 'x'`],
]

test('what the owner of the database does behind the product’s back is found', async (t) => {
  for (const [name, text] of tampering) {
    const database = await freshDatabase(t)
    const scope = systemScope()
    await database.write(scope, async () => {
      for (const what of ['one', 'two', 'three']) await record(scope, { what, subject: { kind: 'x', id: what } })
    })
    assert.deepEqual(
      (await database.read(scope, () => verifyChains(scope))).map((one) => one.ok),
      [true],
      name,
    )
    for (const statement of text.split('; ')) await database.asOwner(statement)
    const [report] = await database.read(scope, () => verifyChains(scope))
    assert.equal(report?.ok, false, name)
    assert.match(report?.words ?? '', /is broken at entry [123]: /)
  }
})
