-- What section 1 of the Public Services (Social Value) Act 2012 asks to be considered before anything begins: what was considered, who
-- was asked, and who signed it when. Signed words are kept as they were signed.

create table considerations (
  procurement_id uuid constraint considerations_pk primary key,
  place_id uuid not null,
  edition int4 not null default 1,
  -- The area that the buyers act for.
  area text not null constraint considerations_area check (length(area) <= 1000),
  -- How what is bought might improve the wellbeing of the area: s.1(3)(a).
  economic text not null constraint considerations_economic check (length(economic) <= 4000),
  social text not null constraint considerations_social check (length(social) <= 4000),
  environmental text not null constraint considerations_environmental check (length(environmental) <= 4000),
  -- How the way of buying might secure it: s.1(3)(b).
  process text not null constraint considerations_process check (length(process) <= 4000),
  -- Only what is relevant to what is bought, and how far that is proportionate: s.1(6).
  relevance text not null constraint considerations_relevance check (length(relevance) <= 4000),
  proportion text not null constraint considerations_proportion check (length(proportion) <= 4000),
  -- Whether to consult: s.1(7). Null while it is not decided.
  consult boolean,
  consult_why text not null constraint considerations_consult_why check (length(consult_why) <= 4000),
  -- Why there is no time for it: s.1(8). Not where the delay is the buyer's own.
  urgency text constraint considerations_urgency check (btrim(urgency) <> '' and length(urgency) <= 4000),
  -- The place's checklist as it was asked: [{origin, question, priority, answer}].
  answers jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  constraint considerations_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade
);

create table consideration_signatures (
  procurement_id uuid not null constraint consideration_signatures_record references considerations on delete cascade,
  organisation_id uuid not null,
  edition int4 not null,
  -- All that was signed.
  content jsonb not null,
  signed_by text not null,
  signer_id uuid not null,
  signed_at timestamptz not null,
  constraint consideration_signatures_pk primary key (procurement_id, organisation_id, edition)
);

create table consultations (
  id uuid constraint consultations_pk primary key default gen_random_uuid(),
  procurement_id uuid not null,
  place_id uuid not null,
  kind text not null constraint consultations_kind check (kind in ('service-users', 'carers', 'residents', 'providers', 'others')),
  who text not null constraint consultations_who check (btrim(who) <> '' and length(who) <= 300),
  on_day date not null,
  people int4 constraint consultations_people check (people between 1 and 1000000),
  said text not null constraint consultations_said check (btrim(said) <> '' and length(said) <= 4000),
  changed text not null constraint consultations_changed check (btrim(changed) <> '' and length(changed) <= 4000),
  added_by text not null,
  added_at timestamptz not null,
  constraint consultations_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade
);
create index consultations_by_procurement on consultations (procurement_id, on_day);

-- The step with which the law counts a procurement as begun: s.1(2).
create table first_steps (
  procurement_id uuid constraint first_steps_pk primary key,
  place_id uuid not null,
  kind text not null constraint first_steps_kind check (kind in ('notice', 'advertisement', 'contact', 'answer', 'contract')),
  taken_at timestamptz not null,
  -- Only where it was taken before the record was signed: why.
  early_why text constraint first_steps_early_why check (btrim(early_why) <> '' and length(early_why) <= 2000),
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint first_steps_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade
);

alter table considerations enable row level security;
alter table consideration_signatures enable row level security;
alter table consultations enable row level security;
alter table first_steps enable row level security;
create policy considerations_seen on considerations for select using (exists (select from procurements p where p.id = procurement_id));
create policy considerations_kept on considerations
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy consultations_seen on consultations for select using (exists (select from procurements p where p.id = procurement_id));
create policy consultations_kept on consultations
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy first_steps_seen on first_steps for select using (exists (select from procurements p where p.id = procurement_id));
create policy first_steps_kept on first_steps
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy consideration_signatures_seen on consideration_signatures for select using (exists (select from procurements p where p.id = procurement_id));
-- Each buyer signs in its own place, whoever keeps the procurement: with the words as they stand, and now.
create policy consideration_signatures_signed on consideration_signatures for insert
  with check ((select scope_everything()) or (organisation_id = any ((select scope_organisations())::uuid[]) and signer_id = (select scope_person())
    and exists (select from procurement_buyers b where b.procurement_id = consideration_signatures.procurement_id
      and b.organisation_id = consideration_signatures.organisation_id)
    and exists (select from considerations c where c.procurement_id = consideration_signatures.procurement_id
      and c.edition = consideration_signatures.edition)));
-- What is signed stays, and so does what was told of the first step.
revoke update, delete on consideration_signatures from commonweal_run;
revoke update, delete on first_steps from commonweal_run;
revoke delete on considerations from commonweal_run;
