-- What goes with a tender: its documents, what changed after it was published, what bidders asked, and who wants to be told.
-- Who asks or follows may come to bid, so no buyer and no administrator sees a name before the bids are opened.

create table tender_documents (
  id uuid constraint tender_documents_pk primary key default gen_random_uuid(),
  tender_id uuid not null,
  place_id uuid not null,
  title text not null constraint tender_documents_title check (btrim(title) <> '' and length(title) <= 200),
  -- {key, name, kind, bytes}
  file jsonb not null,
  added_by text not null,
  added_at timestamptz not null,
  constraint tender_documents_tender foreign key (place_id, tender_id) references tenders (place_id, id) on delete cascade
);
create index tender_documents_by_tender on tender_documents (tender_id, added_at);

create table tender_amendments (
  id uuid constraint tender_amendments_pk primary key default gen_random_uuid(),
  tender_id uuid not null,
  place_id uuid not null,
  number int4 not null constraint tender_amendments_counted check (number > 0),
  words text not null constraint tender_amendments_words check (btrim(words) <> '' and length(words) <= 4000),
  -- The criterion whose question it explains; null for none.
  about text,
  substantial boolean not null,
  -- Why no more time was given, although it is substantial.
  no_extension_why text constraint tender_amendments_why check (btrim(no_extension_why) <> '' and length(no_extension_why) <= 2000),
  -- [{field, before, after}]
  changes jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  constraint tender_amendments_tender foreign key (place_id, tender_id) references tenders (place_id, id) on delete cascade,
  constraint tender_amendments_number_unique unique (tender_id, number)
);

create table tender_questions (
  id uuid constraint tender_questions_pk primary key default gen_random_uuid(),
  tender_id uuid not null,
  place_id uuid not null,
  number int4 not null constraint tender_questions_counted check (number > 0),
  asked text not null constraint tender_questions_asked check (btrim(asked) <> '' and length(asked) <= 4000),
  asked_at timestamptz not null,
  -- As everybody reads it: without what would tell who asked.
  shown text constraint tender_questions_shown check (btrim(shown) <> '' and length(shown) <= 4000),
  answer text constraint tender_questions_answer check (btrim(answer) <> '' and length(answer) <= 8000),
  answered_by text,
  answered_at timestamptz,
  constraint tender_questions_tender foreign key (place_id, tender_id) references tenders (place_id, id) on delete cascade,
  constraint tender_questions_number_unique unique (tender_id, number),
  constraint tender_questions_answered check ((answered_at is null) = (answer is null) and (answer is null) = (shown is null)
    and (answer is null) = (answered_by is null))
);

create table tender_question_askers (
  question_id uuid constraint tender_question_askers_pk primary key
    constraint tender_question_askers_question references tender_questions on delete cascade,
  tender_id uuid not null,
  organisation_id uuid not null constraint tender_question_askers_organisation references organisations on delete cascade
);

create table tender_follows (
  tender_id uuid not null constraint tender_follows_tender references tenders on delete cascade,
  organisation_id uuid not null constraint tender_follows_organisation references organisations on delete cascade,
  person_id uuid not null constraint tender_follows_person references people on delete cascade,
  since timestamptz not null,
  constraint tender_follows_pk primary key (tender_id, organisation_id, person_id)
);

alter table tender_documents enable row level security;
alter table tender_amendments enable row level security;
alter table tender_questions enable row level security;
alter table tender_question_askers enable row level security;
alter table tender_follows enable row level security;

-- Whoever sees the tender sees what goes with it.
create policy tender_documents_seen on tender_documents for select using (exists (select from tenders t where t.id = tender_id));
create policy tender_documents_added on tender_documents for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
-- What bidders were handed stays.
create policy tender_documents_dropped on tender_documents for delete
  using (((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
    and exists (select from tenders t where t.id = tender_id and t.published_at is null));
create policy tender_amendments_seen on tender_amendments for select using (exists (select from tenders t where t.id = tender_id));
create policy tender_amendments_made on tender_amendments for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy tender_question_askers_seen on tender_question_askers for select
  using (organisation_id = any ((select scope_organisations())::uuid[])
    or exists (select from tender_openings o where o.tender_id = tender_question_askers.tender_id
      and ((select scope_everything()) or o.place_id = any ((select scope_places())::uuid[]))));
create policy tender_questions_seen on tender_questions for select
  using ((answered_at is not null and exists (select from tenders t where t.id = tender_id)) or (select scope_everything())
    or place_id = any ((select scope_places())::uuid[])
    or exists (select from tender_question_askers a where a.question_id = id));
create policy tender_questions_answered on tender_questions for update
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
-- One's own; and those who are to be told, for the program itself when nobody is signed in.
create policy tender_follows_own on tender_follows using (person_id = (select scope_person()))
  with check (person_id = (select scope_person()) and organisation_id = any ((select scope_organisations())::uuid[])
    and exists (select from tenders t where t.id = tender_id and t.published_at is not null));
create policy tender_follows_told on tender_follows for select using ((select scope_everything()) and (select scope_person()) is null);

revoke update on tender_documents from commonweal_run;
revoke update, delete on tender_amendments from commonweal_run;
revoke insert, delete on tender_questions from commonweal_run;
revoke insert, update, delete on tender_question_askers from commonweal_run;
revoke update on tender_follows from commonweal_run;

create function tender_question_stays() returns trigger language plpgsql as $$
begin
  if old.answered_at is not null or new.asked is distinct from old.asked or new.asked_at is distinct from old.asked_at
      or new.number is distinct from old.number or new.tender_id is distinct from old.tender_id then
    raise exception 'a question stays as it was asked and answered' using constraint = 'tender_questions_stay';
  end if;
  return new;
end $$;
create trigger tender_questions_stay before update on tender_questions for each row execute function tender_question_stays();

-- Who asks is no officer of the place and sees no question of others, so the number is given here. Null where nobody may ask any more.
create function tender_question_ask(tender uuid, organisation uuid, words text, at timestamptz) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare place uuid; made uuid;
begin
  if not organisation = any (public.scope_organisations()) then return null; end if;
  select t.place_id into place from public.tenders t
    where t.id = tender and t.published_at <= at and t.abandoned_at is null and at < coalesce(t.questions_until, t.closes_at) for share;
  if place is null then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('questions of ' || tender::text, 0));
  insert into public.tender_questions (tender_id, place_id, number, asked, asked_at)
    values (tender, place, (select coalesce(max(q.number), 0) + 1 from public.tender_questions q where q.tender_id = tender), words, at)
    returning id into made;
  insert into public.tender_question_askers (question_id, tender_id, organisation_id) values (made, tender, organisation);
  return made;
end $$;
