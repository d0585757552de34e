// A policy with everything in it, for tests that need one of each: published, with its files, and a next version being written.
import { Readable } from 'node:stream'
import type { Product } from '../../src/app/index.ts'
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

export interface DocumentsOfPlace {
  /** The kind, as it stands in addresses. */
  readonly document: string
  /** The number of the published version. */
  readonly version: string
  readonly paragraph: string
  readonly comment: string
}

const statements = `
  with d as (
    insert into policy_documents (place_id, kind) values ($1, 'policy') returning id
  ), published as (
    insert into policy_versions (place_id, document_id, number, state, title, frozen, published_at, file)
      select $1, id, 1, 'published', 'The policy of ' || $2, '{"priorities": [], "rules": null}', now(), $3::jsonb from d returning id
  ), draft as (
    insert into policy_versions (place_id, document_id, number, state, title, file)
      select $1, id, 2, 'draft', 'The next policy of ' || $2, $3::jsonb from d returning id
  ), part as (
    insert into policy_parts (place_id, version_id, position, section, kind, heading, words)
      select $1, id, 0, 'scope', 'text', 'Scope of ' || $2, $2 || ' buys well' from draft returning id, version_id
  ), edition as (
    insert into policy_part_editions (place_id, part_id, edition, heading, words)
      select $1, id, 1, 'Scope of ' || $2, $2 || ' buys well' from part
  ), said as (
    insert into policy_comments (place_id, version_id, part_id, sector, words, edition, written_by_name, once_key)
      select $1, version_id, id, 'local-authority', $2 || ' could buy better', 1, $2, gen_random_uuid() from part returning id
  ), adopted as (
    insert into policy_adoptions (place_id, version_id, organisation_id, organisation, adopted_on, minute, recorded_by)
      select $1, id, gen_random_uuid(), $2 || ' Council', '2024-01-09', 'Item 4', $2 from published
  ), rules as (
    insert into policy_rules (version_id, place_id, content, from_day)
      select id, $1, '{"minimumWeighting": [], "thresholds": [], "tiers": []}', '2024-02-01' from draft
  ), shown as (
    insert into policy_publications (place_id, version_id, kind, number, title, published_on, document, file, adoptions, priorities, pdf, word)
      select $1, id, 'policy', 1, 'The policy of ' || $2, '2024-01-15', $4::jsonb, $3::jsonb, '[]', '[]', $5::jsonb, $5::jsonb from published
  )
  select part.id as paragraph, said.id as comment from part, said`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const documentsOf = async (
  { files }: Pick<Product, 'files'>,
  database: TestDatabase,
  place: PlaceId,
  word: string,
): Promise<DocumentsOfPlace> => {
  const { key, bytes } = await files.put(Readable.from([Buffer.from(`%PDF-1.7 ${word}`)]), { maxBytes: 1000 })
  const file = { key, bytes, name: `${word}.pdf`, kind: 'pdf' }
  const title = `The policy of ${word}`
  const document = { title, language: 'en-GB', date: '2024-01-15', authors: [word], blocks: [] }
  const values = [place, word, JSON.stringify(file), JSON.stringify(document), JSON.stringify({ key, bytes })]
  const [made] = await database.asOwner<Pick<DocumentsOfPlace, 'paragraph' | 'comment'>>(statements, values)
  if (made === undefined) throw new Error('nothing was made')
  return { document: 'policy', version: '1', ...made }
}
