// Tenders as they are kept. What was published is seen by everybody; a draft by those who see the procurement.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Criteria } from '../../rules/criteria.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Condition, Published, PublishedTender, Tender, TenderId, TenderWords, Tested } from '../rules/types.ts'

const tender = sql`t.id, t.place_id as place, t.procurement_id as procurement, t.number, t.lot, t.edition, t.title, t.summary, t.criteria,
  t.conditions, t.blind_to_price as "blindToPrice", t.questions_until as "questionsUntil", t.closes_at as "closesAt",
  t.grace_seconds as "graceSeconds", t.decision_on as "decisionOn", t.tested, t.published, t.published_at as "publishedAt",
  t.published_by as "publishedBy", t.official_number as "officialNumber", t.official_at as "officialAt",
  t.abandoned_at as "abandonedAt", t.abandoned_by as "abandonedBy", t.abandoned_why as "abandonedWhy",
  t.created_by as "createdBy", t.created_at as "createdAt"`

type Row = Omit<Tender, 'abandoned' | 'official'> & {
  readonly abandonedAt: Date | null
  readonly abandonedBy: string | null
  readonly abandonedWhy: string | null
  readonly officialNumber: string | null
  readonly officialAt: Date | null
}

const read = ({ abandonedAt, abandonedBy, abandonedWhy, officialNumber, officialAt, ...rest }: Row): Tender => ({
  ...rest,
  abandoned: abandonedAt === null ? null : { at: abandonedAt, by: abandonedBy ?? '', why: abandonedWhy ?? '' },
  official: officialNumber === null || officialAt === null ? null : { number: officialNumber, at: officialAt },
})

export const tenderById = async (scope: Scope, id: TenderId): Promise<Tender | undefined> => {
  const found = await maybe<Row>(scope, sql`select ${tender} from tenders t where t.id = ${id}`)
  return found && read(found)
}

/** Held until the transaction ends. Only in the place that keeps it. */
export const lockTender = async (scope: Scope, place: PlaceId, id: TenderId): Promise<Tender | undefined> => {
  const found = await maybe<Row>(
    scope,
    sql`select ${tender} from tenders t where t.id = ${id} and t.place_id = ${place} for update`,
  )
  return found && read(found)
}

const isPublished = (one: Tender | undefined): one is PublishedTender =>
  one !== undefined && one.published !== null && one.publishedAt !== null && one.closesAt !== null

/** Undefined where there is none, or it is not published. */
export const publishedTender = async (scope: Scope, id: TenderId): Promise<PublishedTender | undefined> => {
  const found = await tenderById(scope, id)
  return isPublished(found) ? found : undefined
}

/** Of every place: what closes last comes first. */
export const publishedTenders = async (scope: Scope): Promise<readonly PublishedTender[]> =>
  (
    await rows<Row>(
      scope,
      sql`select ${tender} from tenders t where t.published_at is not null order by t.closes_at desc, t.id`,
    )
  )
    .map(read)
    .filter(isPublished)

export const tendersOf = async (scope: Scope, procurement: ProcurementId): Promise<readonly Tender[]> =>
  (
    await rows<Row>(
      scope,
      sql`select ${tender} from tenders t where t.procurement_id = ${procurement} order by t.number, t.id`,
    )
  ).map(read)

export interface TenderToBegin extends TenderWords {
  readonly criteria: Criteria
  readonly conditions: readonly Condition[]
}

/** Of a procurement that is locked. */
export const insertTender = async (
  scope: Scope,
  { place, id }: { readonly place: PlaceId; readonly id: ProcurementId },
  given: TenderToBegin,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<TenderId> =>
  (
    await one<{ id: TenderId }>(
      scope,
      sql`insert into tenders (procurement_id, place_id, number, lot, title, summary, criteria, conditions, blind_to_price,
          questions_until, closes_at, grace_seconds, decision_on, created_by, created_at)
        values (${id}, ${place}, (select coalesce(max(number), 0) + 1 from tenders where procurement_id = ${id}), ${given.lot},
          ${given.title}, ${given.summary}, ${JSON.stringify(given.criteria)}::jsonb, ${JSON.stringify(given.conditions)}::jsonb,
          ${given.blindToPrice}, ${given.questionsUntil}, ${given.closesAt}, ${given.graceSeconds}, ${given.decisionOn}, ${by}, ${at})
        returning id`,
    )
  ).id

/** One that is locked and not published. */
export const updateTenderWords = (scope: Scope, id: TenderId, given: TenderWords): Promise<number> =>
  run(
    scope,
    sql`update tenders set lot = ${given.lot}, title = ${given.title}, summary = ${given.summary},
        blind_to_price = ${given.blindToPrice}, questions_until = ${given.questionsUntil}, closes_at = ${given.closesAt},
        grace_seconds = ${given.graceSeconds}, decision_on = ${given.decisionOn}, edition = edition + 1 where id = ${id}`,
  )

/** One that is locked and not published. */
export const updateCriteria = (scope: Scope, id: TenderId, criteria: Criteria): Promise<number> =>
  run(
    scope,
    sql`update tenders set criteria = ${JSON.stringify(criteria)}::jsonb, edition = edition + 1 where id = ${id}`,
  )

/** One that is locked and not published. */
export const updateConditions = (scope: Scope, id: TenderId, conditions: readonly Condition[]): Promise<number> =>
  run(
    scope,
    sql`update tenders set conditions = ${JSON.stringify(conditions)}::jsonb, edition = edition + 1 where id = ${id}`,
  )

/** One that is locked and not published. */
export const updateTested = (scope: Scope, id: TenderId, tested: Tested): Promise<number> =>
  run(scope, sql`update tenders set tested = ${JSON.stringify(tested)}::jsonb, edition = edition + 1 where id = ${id}`)

export const markPublished = (
  scope: Scope,
  id: TenderId,
  published: Published,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update tenders set published = ${JSON.stringify(published)}::jsonb, published_at = ${at}, published_by = ${by},
        edition = edition + 1 where id = ${id} and published_at is null`,
  )

export interface Amended {
  readonly title: string
  readonly summary: string
  readonly questionsUntil: Date | null
  readonly closesAt: Date
  readonly decisionOn: Tender['decisionOn']
}

/** One that is locked and published: what bidders score by stays, and no time is taken back. */
export const updateAmended = (scope: Scope, id: TenderId, given: Amended): Promise<number> =>
  run(
    scope,
    sql`update tenders set title = ${given.title}, summary = ${given.summary}, questions_until = ${given.questionsUntil},
        closes_at = ${given.closesAt}, decision_on = ${given.decisionOn}, edition = edition + 1 where id = ${id}`,
  )

export const updateOfficial = (
  scope: Scope,
  id: TenderId,
  { number, at }: { readonly number: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update tenders set official_number = ${number}, official_at = ${at}, edition = edition + 1 where id = ${id}`,
  )

export const markTenderAbandoned = (
  scope: Scope,
  id: TenderId,
  { by, at, why }: { readonly by: string; readonly at: Date; readonly why: string },
): Promise<number> =>
  run(
    scope,
    sql`update tenders set abandoned_at = ${at}, abandoned_by = ${by}, abandoned_why = ${why}, edition = edition + 1
      where id = ${id} and abandoned_at is null`,
  )
