-- What shows that something was done, who looked at it, what it may have been claimed under as well, and what was drawn for checking.

create table evidence (
  id uuid constraint evidence_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  places uuid[] not null,
  record_id uuid not null,
  kind text not null constraint evidence_kind check (kind in ('document', 'photograph', 'statement', 'link')),
  title text not null constraint evidence_title check (btrim(title) <> '' and length(title) <= 200),
  words text not null constraint evidence_words check (length(words) <= 4000),
  -- Its key in the store, its name, what it is by its content, its size.
  file jsonb,
  link text constraint evidence_link_length check (length(link) <= 1000),
  added_by text not null,
  adder_id uuid,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text constraint evidence_withdrawn_length check (length(withdrawn_why) <= 2000),
  constraint evidence_record foreign key (place_id, record_id) references records (place_id, id) on delete cascade,
  constraint evidence_withdrawn check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index evidence_by_record on evidence (record_id, added_at);
create index evidence_files on evidence ((file->>'key')) where file is not null;

create table evidence_checks (
  id uuid constraint evidence_checks_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  places uuid[] not null,
  record_id uuid not null,
  kind text not null constraint evidence_checks_kind check (kind in ('check', 'confirmation', 'assurance')),
  -- Whether it was found as recorded.
  upheld boolean not null,
  -- Who confirmed, or for whom the assessor works.
  organisation text not null constraint evidence_checks_organisation check (length(organisation) <= 200),
  words text not null constraint evidence_checks_words check (length(words) <= 4000),
  checked_by text not null,
  checker_id uuid,
  checked_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text constraint evidence_checks_withdrawn_length check (length(withdrawn_why) <= 2000),
  constraint evidence_checks_record foreign key (place_id, record_id) references records (place_id, id) on delete cascade,
  constraint evidence_checks_withdrawn check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index evidence_checks_by_record on evidence_checks (record_id, checked_at);

-- The secret by which references are made unreadable: sealed with the keys of the installation.
create table reference_secrets (
  place_id uuid constraint reference_secrets_pk primary key constraint reference_secrets_place references places on delete cascade,
  sealed bytea not null
);

-- A person, place or document that a record is about: only what the secret makes of the reference, never the reference.
create table record_references (
  place_id uuid not null,
  record_id uuid not null,
  kind text not null constraint record_references_kind check (kind in ('person', 'place', 'document')),
  hash text not null constraint record_references_hash check (length(hash) = 64),
  constraint record_references_pk primary key (record_id, kind, hash),
  constraint record_references_record foreign key (place_id, record_id) references records (place_id, id) on delete cascade
);
create index record_references_same on record_references (place_id, kind, hash);

create table draws (
  id uuid constraint draws_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint draws_place references places on delete cascade,
  number int4 not null,
  seed int8 not null constraint draws_seed check (seed between 0 and 9007199254740991),
  from_day date not null,
  to_day date not null,
  -- Percent, by risk: {low, medium, high}.
  rates jsonb not null,
  -- All that could be drawn, with the risk of each: [{id, risk}], in the order of their ids.
  population jsonb not null,
  chosen uuid[] not null,
  made_by text not null,
  made_at timestamptz not null,
  constraint draws_number unique (place_id, number),
  constraint draws_in_order check (to_day >= from_day)
);

alter table evidence enable row level security;
alter table evidence_checks enable row level security;
alter table reference_secrets enable row level security;
alter table record_references enable row level security;
alter table draws enable row level security;
create policy evidence_seen on evidence for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy evidence_kept on evidence
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy evidence_checks_seen on evidence_checks for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy evidence_checks_kept on evidence_checks
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy reference_secrets_scope on reference_secrets
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy record_references_scope on record_references
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy draws_scope on draws
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
