// The record of what was considered, who signed it, who was asked, and the first step.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { OrganisationId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type {
  Consideration,
  ConsiderationWords,
  Consultation,
  ConsultationGiven,
  FirstStep,
  Signature,
} from '../rules/types.ts'

/** Writing and signing wait for each other: whoever signs is in another place perhaps, and cannot lock the record itself. */
export const takeTurn = (scope: Scope, id: ProcurementId): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended('consideration of ' || ${id}::text, 0))`)

export const considerationOf = (scope: Scope, id: ProcurementId): Promise<Consideration | undefined> =>
  maybe<Consideration>(
    scope,
    sql`select edition, area, economic, social, environmental, process, relevance, proportion, consult, consult_why as "consultWhy",
        urgency, answers, written_by as "writtenBy", written_at as "writtenAt"
      from considerations where procurement_id = ${id}`,
  )

export const saveConsideration = (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  words: ConsiderationWords,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into considerations (procurement_id, place_id, area, economic, social, environmental, process, relevance,
        proportion, consult, consult_why, urgency, answers, written_by, written_at)
      values (${id}, ${place}, ${words.area}, ${words.economic}, ${words.social}, ${words.environmental}, ${words.process},
        ${words.relevance}, ${words.proportion}, ${words.consult}, ${words.consultWhy}, ${words.urgency},
        ${JSON.stringify(words.answers)}::jsonb, ${by}, ${at})
      on conflict on constraint considerations_pk do update set edition = considerations.edition + 1,
        area = excluded.area, economic = excluded.economic, social = excluded.social, environmental = excluded.environmental,
        process = excluded.process, relevance = excluded.relevance, proportion = excluded.proportion, consult = excluded.consult,
        consult_why = excluded.consult_why, urgency = excluded.urgency, answers = excluded.answers, written_by = excluded.written_by,
        written_at = excluded.written_at`,
  )

/** The words stay; whoever signed them signs again. @returns 0 where nothing is written, or the procurement has begun */
export const reopenConsideration = (scope: Scope, id: ProcurementId): Promise<number> =>
  run(
    scope,
    sql`update considerations set edition = edition + 1 where procurement_id = ${id}
      and not exists (select from first_steps f where f.procurement_id = ${id})`,
  )

/** Those of earlier words too. */
export const signaturesOf = (scope: Scope, id: ProcurementId): Promise<Signature[]> =>
  rows<Signature>(
    scope,
    sql`select organisation_id as organisation, edition, signed_by as by, signer_id as "byId", signed_at as at, content
      from consideration_signatures
      where procurement_id = ${id} order by signed_at, organisation_id`,
  )

/** @returns 0 where it was signed before */
export const insertSignature = (
  scope: Scope,
  id: ProcurementId,
  given: {
    readonly organisation: OrganisationId
    readonly edition: number
    readonly content: unknown
    readonly by: string
    readonly byId: string
    readonly at: Date
  },
): Promise<number> =>
  run(
    scope,
    sql`insert into consideration_signatures (procurement_id, organisation_id, edition, content, signed_by, signer_id, signed_at)
      values (${id}, ${given.organisation}, ${given.edition}, ${JSON.stringify(given.content)}::jsonb, ${given.by},
        ${given.byId}, ${given.at})
      on conflict on constraint consideration_signatures_pk do nothing`,
  )

export const consultationsOf = (scope: Scope, id: ProcurementId): Promise<Consultation[]> =>
  rows<Consultation>(
    scope,
    sql`select id, kind, who, on_day as "on", people, said, changed, added_by as "addedBy", added_at as "addedAt", corrects,
        corrected_why as "correctedWhy" from consultations
      where procurement_id = ${id} order by on_day, added_at, id`,
  )

export const insertConsultation = (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: ConsultationGiven,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into consultations (procurement_id, place_id, kind, who, on_day, people, said, changed, corrects, corrected_why, added_by, added_at)
      values (${id}, ${place}, ${given.kind}, ${given.who}, ${given.on}, ${given.people}, ${given.said}, ${given.changed},
        ${given.corrects}, ${given.correctedWhy}, ${by}, ${at}) on conflict on constraint consultations_corrected_once do nothing`,
  )

/** With those that were corrected, in the order in which they were told. */
export const firstStepsOf = (scope: Scope, id: ProcurementId): Promise<FirstStep[]> =>
  rows<FirstStep>(
    scope,
    sql`select kind, taken_at as at, early_why as "earlyWhy", recorded_by as "recordedBy", version, edition, corrected_why as "correctedWhy"
      from first_steps where procurement_id = ${id} order by version`,
  )

/** @returns 0 where one was recorded before */
export const insertFirstStep = (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: Omit<FirstStep, 'recordedBy'>,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into first_steps (procurement_id, place_id, kind, taken_at, early_why, version, edition, corrected_why, recorded_by, recorded_at)
      values (${id}, ${place}, ${given.kind}, ${given.at}, ${given.earlyWhy}, ${given.version}, ${given.edition}, ${given.correctedWhy}, ${by}, ${now})
      on conflict on constraint first_steps_pk do nothing`,
  )
