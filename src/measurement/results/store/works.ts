// Pieces of work and who pays for them.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Subject, WorkId } from '../../rules/types.ts'
import type { Share, ShareNamed, Work, WorkWords } from '../rules/types.ts'

const work = sql`w.id, w.place_id as place, w.number, w.title, w.provider, w.provider_id as "providerId", w.from_day as "from",
  w.to_day as "to", w.theme, w.href,
  case when w.subject_kind is null then null else jsonb_build_object('kind', w.subject_kind, 'id', w.subject_id) end as subject`

/** Those of the place, and those of other places that one of its buyers pays a share of; the newest first. */
export const worksOf = (scope: Scope, place: PlaceId): Promise<Work[]> =>
  rows<Work>(
    scope,
    sql`select ${work} from works w where w.place_id = ${place} or w.places @> array[${place}]::uuid[]
      order by w.from_day desc, w.number desc, w.id`,
  )

/** Those that buyers of more than one place pay for, this one among them. */
export const jointWorksOf = (scope: Scope, place: PlaceId): Promise<Work[]> =>
  rows<Work>(
    scope,
    sql`select ${work} from works w where cardinality(w.places) > 1 and w.places @> array[${place}]::uuid[]
      order by w.from_day desc, w.number desc, w.id`,
  )

/** Those that the place keeps, in the same order, by their titles alone: there may be thousands, of which a page shows ten. */
export const titlesOfWorks = (scope: Scope, place: PlaceId): Promise<Pick<Work, 'id' | 'title'>[]> =>
  rows(
    scope,
    sql`select w.id, w.title from works w where w.place_id = ${place} order by w.from_day desc, w.number desc, w.id`,
  )

/** Those who do the work, by name. */
export const providersOf = async (scope: Scope, place: PlaceId): Promise<readonly string[]> =>
  (
    await rows<{ provider: string }>(
      scope,
      sql`select distinct provider from works where place_id = ${place} order by provider`,
    )
  ).map(({ provider }) => provider)

export const workById = (scope: Scope, place: PlaceId, id: WorkId): Promise<Work | undefined> =>
  maybe<Work>(
    scope,
    sql`select ${work} from works w where w.id = ${id} and (w.place_id = ${place} or w.places @> array[${place}]::uuid[])`,
  )

/**
 * Changes of the records of a place wait for each other: they touch the same sums and the same acts, in whatever order. Taken first by
 * everything that locks a work or a record.
 */
export const takeTurn = (scope: Scope, place: PlaceId): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended('records of ' || ${place}::text, 0))`)

/** Held until the transaction ends. Only in the place that keeps it. */
export const lockWork = async (scope: Scope, place: PlaceId, id: WorkId): Promise<Work | undefined> => {
  await takeTurn(scope, place)
  return maybe<Work>(scope, sql`select ${work} from works w where w.id = ${id} and w.place_id = ${place} for update`)
}

/** The largest share first. */
export const sharesOf = (scope: Scope, id: WorkId): Promise<ShareNamed[]> =>
  rows<ShareNamed>(
    scope,
    sql`select s.organisation_id as organisation, s.place_id as place, s.share,
        b.name, b.place as "placeName"
      from work_shares s join buyers_of_work(${id}) b on b.organisation_id = s.organisation_id
      where s.work_id = ${id} order by s.position`,
  )

export interface WorkToSave extends WorkWords {
  readonly shares: readonly Share[]
  readonly subject: Subject | null
  readonly href: string | null
  readonly by: string
  readonly at: Date
}

/** Numbers of a place are given out one after the other. */
export const insertWork = async (scope: Scope, place: PlaceId, given: WorkToSave): Promise<WorkId> => {
  const places = [...new Set([place, ...given.shares.map((share) => share.place)])]
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended('works of ' || ${place}::text, 0))`)
  const { id } = await one<{ id: WorkId }>(
    scope,
    sql`insert into works (place_id, places, number, title, provider_id, provider, from_day, to_day, theme, subject_kind, subject_id,
        href, created_by, created_at)
      values (${place}, ${places}::uuid[], (select coalesce(max(number), 0) + 1 from works where place_id = ${place}), ${given.title},
        ${given.providerId}, ${given.provider}, ${given.from}, ${given.to}, ${given.theme}, ${given.subject?.kind ?? null},
        ${given.subject?.id ?? null}, ${given.href}, ${given.by}, ${given.at}) returning id`,
  )
  const ordered = given.shares
    .toSorted((a, b) => b.share - a.share || (a.organisation < b.organisation ? -1 : 1))
    .map((share, position) => ({ ...share, position }))
  await run(
    scope,
    sql`insert into work_shares (work_id, organisation_id, place_id, places, position, share)
      select ${id}, s.organisation, s.place, ${places}::uuid[], s.position, s.share
      from jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb) as s(organisation uuid, place uuid, position int, share int)`,
  )
  return id
}
