-- Published indicators of need by place: what was sent, what of it counts, and beside which objective it is shown.

-- A file that somebody sent, before and after something of it was taken.
create table need_uploads (
  id uuid constraint need_uploads_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint need_uploads_place references places on delete cascade,
  file_name text not null,
  -- The stored file, by its digest.
  file_key text not null,
  bytes int8 not null,
  -- Who published it, in the words of whoever sent it; and when, where they know.
  source text not null constraint need_uploads_source_given check (btrim(source) <> ''),
  published_on date,
  state text not null
    constraint need_uploads_state check (state in ('looking', 'found', 'adding', 'done', 'refused', 'dropped')),
  job_id uuid,
  found jsonb,
  report jsonb,
  sent_by uuid,
  sent_at timestamptz not null default now()
);
create index need_uploads_by_place on need_uploads (place_id, sent_at desc);

-- One table of one file, once indicators were taken from it. Never deleted while the place is there: its receipt stays.
create table need_loads (
  id uuid constraint need_loads_pk primary key,
  -- The order in which they were added.
  number int8 constraint need_loads_number_unique unique generated always as identity,
  place_id uuid not null constraint need_loads_place references places on delete cascade,
  upload_id uuid constraint need_loads_upload references need_uploads on delete set null,
  file_name text not null,
  inner_name text,
  sheet text,
  file_key text not null,
  -- Of the text or workbook inside, by which the same content is known again.
  content_sha256 text not null,
  source text not null,
  published_on date,
  layout text not null,
  mapping jsonb not null,
  headings jsonb not null,
  region_code text,
  region_name text,
  state text not null constraint need_loads_state check (state in ('live', 'undone')),
  -- replace: of its indicators nothing that was added earlier counts. fill: what was added earlier stays, and wins.
  mode text not null constraint need_loads_mode check (mode in ('replace', 'fill')),
  rows_source int8 not null,
  rows_taken int8 not null,
  rows_not_chosen int8 not null,
  rows_not_ours int8 not null,
  rows_left_out int8 not null,
  rows_held int8 not null,
  demonstration boolean not null default false,
  added_by uuid,
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_why text,
  constraint need_loads_reconcile
    check (rows_source = rows_taken + rows_not_chosen + rows_not_ours + rows_left_out + rows_held),
  constraint need_loads_ended check ((state = 'live') = (ended_at is null))
);
create index need_loads_by_place on need_loads (place_id, state, number);

-- An indicator as a place knows it: one for each sex and age for which it is published.
create table need_indicators (
  id uuid constraint need_indicators_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint need_indicators_place references places on delete cascade,
  -- Made from its code or name, its sex and its age: the same in every edition.
  key text not null,
  code text,
  name text not null constraint need_indicators_name_given check (btrim(name) <> ''),
  sex text,
  age text,
  unit text,
  polarity text not null constraint need_indicators_polarity check (polarity in ('high', 'low', 'none')),
  -- Objectives beside which it is shown, by their keys: `marmot:3`.
  objectives text[] not null default '{}',
  -- pack: as our starter says; person: somebody here decided.
  set_from text not null constraint need_indicators_set_from check (set_from in ('pack', 'file', 'nobody', 'person')),
  set_by uuid,
  set_at timestamptz not null default now(),
  constraint need_indicators_key_unique unique (place_id, key)
);

create table need_load_indicators (
  place_id uuid not null constraint need_load_indicators_place references places on delete cascade,
  load_id uuid not null constraint need_load_indicators_load references need_loads on delete cascade,
  indicator_id uuid not null constraint need_load_indicators_indicator references need_indicators on delete cascade,
  taken int8 not null,
  constraint need_load_indicators_pk primary key (load_id, indicator_id)
);
create index need_load_indicators_by_indicator on need_load_indicators (indicator_id);

create table need_values (
  place_id uuid not null constraint need_values_place references places on delete cascade,
  load_id uuid not null,
  indicator_id uuid not null,
  -- place: all of it; part: one of its districts, wards or neighbourhoods.
  area text not null constraint need_values_area check (area in ('place', 'part', 'region', 'england')),
  area_code text not null,
  area_name text not null,
  period text not null,
  -- Of the period, where its words could be read.
  starts_on date,
  ends_on date,
  -- Null is not known, for the reason given; it is never nought.
  value float8,
  not_known text,
  low float8,
  high float8,
  count float8,
  denominator float8,
  note text,
  row_number int8 not null,
  constraint need_values_pk primary key (load_id, indicator_id, area_code, period),
  constraint need_values_load foreign key (load_id, indicator_id) references need_load_indicators on delete cascade,
  constraint need_values_known_or_why check ((value is null) = (not_known is not null)),
  constraint need_values_interval check ((low is null) = (high is null) and low <= high)
);
create index need_values_by_indicator on need_values (indicator_id, area_code);

-- Rows that could not be read, with their place in the file and the reason.
create table need_held (
  place_id uuid not null constraint need_held_place references places on delete cascade,
  load_id uuid not null constraint need_held_load references need_loads on delete cascade,
  row_number int8 not null,
  cells jsonb not null,
  reason text not null,
  constraint need_held_pk primary key (load_id, row_number)
);

alter table need_uploads enable row level security;
create policy need_uploads_scope on need_uploads
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table need_loads enable row level security;
create policy need_loads_scope on need_loads
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table need_indicators enable row level security;
create policy need_indicators_scope on need_indicators
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table need_load_indicators enable row level security;
create policy need_load_indicators_scope on need_load_indicators
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table need_values enable row level security;
create policy need_values_scope on need_values
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table need_held enable row level security;
create policy need_held_scope on need_held
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
