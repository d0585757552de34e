// A place with people, and a small batch in its ledger as an import leaves it: its record, and its Parquet files. Made up,
// with hostile cells.
import assert from 'node:assert/strict'
import { type Analytics, file, joined, type Query, query } from '../../src/platform/analytics/index.ts'
import type { PersonId, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'
import type { TestServer } from './server.ts'
import { type Visitor, visitor } from './visitor.ts'

export const batchId = '0f0f0f0f-0000-4000-8000-000000000001'

export const headings = ['Date', 'Supplier', 'Amount', 'Purpose']

type Text = string | null

interface Line {
  readonly cells: readonly Text[]
  readonly kind: 'accepted' | 'held' | 'not-data'
  readonly reason?: string
  readonly day?: string
  readonly pence?: number
  readonly supplier?: string
}

/** Rows 1 to 7. Row 4 is a person's; rows 5 and 6 are held; the last is a stated total. */
export const lines: readonly Line[] = [
  { cells: ['Payments of April', null, null, null], kind: 'not-data', reason: 'preamble' },
  { cells: headings, kind: 'not-data', reason: 'header' },
  {
    ...{ cells: ['01/04/2024', 'Alder Works Ltd', '10.00', 'Hedges'], kind: 'accepted' },
    ...{ day: '2024-04-01', pence: 1000, supplier: 'Alder Works Ltd' },
  },
  {
    ...{ cells: ['02/04/2024', 'Ms Private Person', '20.00', 'Care'], kind: 'accepted' },
    ...{ day: '2024-04-02', pence: 2000, supplier: 'Ms Private Person' },
  },
  {
    ...{ cells: ['soon', '<script>alert(1)</script>', '30.00', null], kind: 'held', reason: 'date-unreadable' },
    ...{ pence: 3000, supplier: '<script>alert(1)</script>' },
  },
  {
    ...{ cells: ['04/04/2024', "=cmd|' /C calc'!A0", 'n/a', null], kind: 'held', reason: 'amount-unreadable' },
    ...{ day: '2024-04-04', supplier: "=cmd|' /C calc'!A0" },
  },
  { cells: ['Total', null, '60.00', null], kind: 'not-data', reason: 'total', pence: 6000 },
]

const rawRows = joined(
  lines.map(({ cells }) => query`(${cells[0] ?? null}, ${cells[1] ?? null}, ${cells[2] ?? null}, ${cells[3] ?? null})`),
)

const lineRow = (one: Line, i: number): Query =>
  query`(${i + 1}, ${one.kind}, ${one.reason ?? null}, ${one.day ?? null}, ${one.pence ?? 0}, ${one.supplier ?? null})`

const writeFiles = async (analytics: Analytics, scope: Scope, place: PlaceId): Promise<void> => {
  const writing = await analytics.writing(scope, place, batchId)
  try {
    await writing.run(query`copy (select null::bigint as line, a::varchar as c1, b::varchar as c2, c::varchar as c3, d::varchar as c4
      from (values ${rawRows}) t (a, b, c, d)) to ${file(batchId, 'raw.parquet')} (format parquet)`)
    await writing.makeFolder('p1')
    await writing.run(query`copy (select ${batchId} as batch, r::bigint as "row", k as kind, w::varchar as reason, y::date as day,
        p::bigint as pence, s::varchar as supplier, null::varchar as description, null::varchar as category,
        null::varchar as reference, null::varchar as supplier_number, null::varchar as company_number,
        null::varchar as charity_number, null::varchar as vat_number, null::varchar as postcode, null::bigint as vat_pence
      from (values ${joined(lines.map(lineRow))}) t (r, k, w, y, p, s) order by r)
      to ${file(batchId, 'p1', 'lines.parquet')} (format parquet)`)
  } finally {
    await writing.close()
  }
}

export const mapping = {
  version: 1,
  headerRow: 2,
  headerRows: 1,
  columns: {
    date: { column: 1, heading: 'Date' },
    supplier: { column: 2, heading: 'Supplier' },
    amount: { column: 3, heading: 'Amount' },
    description: { column: 4, heading: 'Purpose' },
  },
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'net',
  period: null,
} as const

interface Given {
  readonly database: TestDatabase
  readonly analytics: Analytics
  /** That may write in the place. */
  readonly scope: Scope
  readonly place: PlaceId
}

/** The batch of these lines, live, of a file in the store if its key is given. */
export const addBatch = async (
  { database, analytics, scope, place }: Given,
  fileKey = 'f'.repeat(64),
): Promise<string> => {
  await writeFiles(analytics, scope, place)
  const found = {
    format: 'text',
    text: { encoding: 'utf-8', byteOrderMark: false, delimiter: ',', lineEnds: 'lf' },
    columns: headings.length,
    mappingFrom: 'found',
    notes: [],
    doubtful: null,
    held: { 'date-unreadable': 1, 'amount-unreadable': 1 },
  }
  await database.asOwner(
    `insert into ledger_batches (id, place_id, publisher, file_name, file_key, sha256, content_sha256, state, parts, mapping,
      headings, found, amount_basis, period_from, period_to, rows_source, rows_accepted, rows_held, rows_not_data,
      pence_accepted, pence_held, pence_not_data, warnings)
    values ($1, $2, 'Nearby Council', 'April <b>.csv', $3, $3, $3, 'live', '{p1}', $4, $5, $6, 'net', '2024-04-01',
      '2024-04-02', 7, 2, 2, 3, 3000, 3000, 6000, '[]')`,
    [batchId, place, fileKey, JSON.stringify(mapping), JSON.stringify(headings), JSON.stringify(found)],
  )
  return batchId
}

/** The record of an earlier batch of the very same content, which was undone. */
export const anotherReading = async (database: TestDatabase): Promise<string> => {
  const id = '0f0f0f0f-0000-4000-8000-000000000002'
  await database.asOwner(
    `insert into ledger_batches select (jsonb_populate_record(b, jsonb_build_object('id', $1::text, 'state', 'undone',
      'ended_at', now()))).* from ledger_batches b where id = $2`,
    [id, batchId],
  )
  return id
}

export const hideRow = async (
  database: TestDatabase,
  place: PlaceId,
  row: number,
  batch: string = batchId,
): Promise<void> => {
  await database.asOwner(
    `insert into ledger_hidden (place_id, batch_id, row_number, reason, supplier, financial_year, pence)
      values ($1, $2, $3, 'A private person', 'MS PRIVATE PERSON', 2024, 2000)`,
    [place, batch, row],
  )
}

/** The pages of the place's ledger are for everybody. */
export const publish = async (database: TestDatabase, place: PlaceId): Promise<void> => {
  await database.asOwner(`insert into published_pages (place_id, what) values ($1, 'ledger')`, [place])
}

export interface LedgerPlace {
  readonly id: PlaceId
  /** Somebody with this role in the place: `Pat place-lead`. */
  person(role: string): Promise<{ readonly id: PersonId; readonly session: string; readonly visitor: Visitor }>
}

/** An empty place called Nearby Borough, at /places/near. */
export const ledgerPlace = async (site: TestServer): Promise<LedgerPlace> => {
  const [place] = await site.database.asOwner<{ id: PlaceId }>(
    `insert into places (slug, name) values ('near', 'Nearby Borough') returning id`,
  )
  assert.ok(place)
  const person = async (role: string) => {
    const [row] = await site.database.asOwner<{ id: PersonId }>(
      `insert into people (name, email) values ($1, $2) returning id`,
      [`Pat ${role}`, `${role}@near.example`],
    )
    assert.ok(row)
    await site.database.asOwner(
      `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
        values ($1, $2, $3, $4, '2020-01-01', 'a test')`,
      [row.id, role, place.id, role === 'place-lead' ? 'local-authority' : null],
    )
    const session = await site.session(row.id)
    return { id: row.id, session, visitor: await visitor(site.server, session) }
  }
  return { id: place.id, person }
}
