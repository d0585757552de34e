// A published tender of a procurement and a draft beside it, for tests that walk all addresses.
import { Readable } from 'node:stream'
import type { Files } from '../../src/platform/files/index.ts'
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

/** By the names of the parameters in addresses. */
export interface TendersOfProcurement {
  /** Published, unless it is of a place that a test looks for leaks of: what is published is for everybody. */
  readonly tender: string
  readonly draft: string
  readonly criterion: string
  readonly clarification: string
  readonly tenderDocument: string
  readonly draftDocument: string
}

const criteria = (word: string) => [
  {
    ...{ id: 'q1', title: `${word} service`, kind: 'quality', weight: 6000, children: [], formula: null },
    question: {
      ...{ words: `How would you run ${word}?`, wordLimit: 500, goodEvidence: word, passMark: null, commitments: [] },
      scale: [
        { score: 0, words: 'Nothing' },
        { score: 5, words: 'Everything' },
      ],
    },
  },
  {
    ...{ id: 'cost', title: `${word} cost`, kind: 'price', weight: 4000, children: [], question: null },
    formula: { name: 'absolute', parameters: { floor: 10_000_000, ceiling: 25_000_000 } },
  },
]

const publishedOf = (word: string, procurement: string) => ({
  ...{ title: `${word} tender`, lot: null, summary: word, place: { slug: 'near', name: word } },
  procurement: {
    ...{ id: procurement, number: 900, title: `${word} advice`, need: word, kind: 'services', subject: 'other' },
    ...{ value: 25_000_000, startsOn: null, endsOn: null, extensionMonths: 0 },
  },
  buyers: [{ organisation: '00000000-0000-4000-8000-000000000001', name: `${word} payer`, share: 10000 }],
  ...{ criteria: criteria(word), conditions: [], blindToPrice: true, priorities: [], policy: null, tested: null },
  timetable: { questionsUntil: null, closesAt: '2099-01-01T12:00:00.000Z', graceSeconds: 600, decisionOn: null },
  ...{ consideration: { edition: 1, signatures: [], urgency: null }, suggestions: [], packs: [] },
})

const statements = `
  with t as (
    insert into tenders (procurement_id, place_id, number, lot, title, summary, criteria, closes_at, published, published_at, published_by,
        created_by, created_at)
      select $2, $1, 1, $3, $3 || ' tender', $3, $4::jsonb, timestamptz '2099-01-01T12:00:00Z',
        case when p.slug <> 'far' then $5::jsonb end, case when p.slug <> 'far' then timestamptz '2026-01-10' end,
        case when p.slug <> 'far' then $3 end, $3, timestamptz '2026-01-09' from places p where p.id = $1
      returning id
  ), d as (
    insert into tenders (procurement_id, place_id, number, lot, title, summary, criteria, created_by, created_at)
      values ($2, $1, 2, $3 || ' two', $3 || ' draft', $3, $4::jsonb, $3, timestamptz '2026-01-09') returning id
  ), q as (
    insert into tender_questions (tender_id, place_id, number, asked, asked_at)
      select t.id, $1, 1, $3, timestamptz '2026-01-11' from t returning id
  ), td as (
    insert into tender_documents (tender_id, place_id, title, file, added_by, added_at)
      select t.id, $1, $3, jsonb_build_object('key', $6::text, 'name', $3, 'kind', 'text', 'bytes', 1), $3, timestamptz '2026-01-09'
        from t returning id
  ), dd as (
    insert into tender_documents (tender_id, place_id, title, file, added_by, added_at)
      select d.id, $1, $3, jsonb_build_object('key', $6::text, 'name', $3, 'kind', 'text', 'bytes', 1), $3, timestamptz '2026-01-09'
        from d returning id
  ), a as (
    insert into tender_amendments (tender_id, place_id, number, words, substantial, changes, made_by, made_at)
      select t.id, $1, 1, $3, false, '[]', $3, timestamptz '2026-01-12' from t
  )
  select t.id as tender, d.id as draft, 'q1' as criterion, q.id as clarification, td.id as "tenderDocument", dd.id as "draftDocument"
    from t, d, q, td, dd`

export const tenderWorldOf = async (
  database: TestDatabase,
  { place, procurement }: { readonly place: PlaceId; readonly procurement: string },
  word: string,
  files?: Pick<Files, 'put'>,
): Promise<TendersOfProcurement> => {
  const kept = await files?.put(Readable.from([Buffer.from(`What ${word} wants`)]), { maxBytes: 1000 })
  const [made] = await database.asOwner<TendersOfProcurement>(statements, [
    ...[place, procurement, word, JSON.stringify(criteria(word)), JSON.stringify(publishedOf(word, procurement))],
    kept?.key ?? '0'.repeat(64),
  ])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
