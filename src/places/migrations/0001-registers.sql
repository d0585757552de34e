-- What public registers say of areas, postcodes and NHS bodies. Everybody may read it, so it has no row-level security.

create table register_loads (
  id uuid constraint register_loads_pk primary key default gen_random_uuid(),
  kind text not null constraint register_loads_kind check (kind in ('postcodes', 'authorities', 'boundaries', 'nhs')),
  layout text not null,
  file_name text not null,
  sha256 text not null,
  edition text,
  rows_source int4 not null,
  rows_accepted int4 not null,
  rows_held int4 not null,
  -- Files inside a zip that were not read, with the reason.
  skipped jsonb not null default '[]',
  demonstration boolean not null default false,
  loaded_at timestamptz not null default now(),
  constraint register_loads_reconcile check (rows_source = rows_accepted + rows_held),
  constraint register_loads_once unique (kind, sha256)
);

create table register_held (
  load_id uuid not null constraint register_held_load references register_loads on delete cascade,
  file text not null,
  row_number int4 not null,
  text text not null,
  reason text not null
);
create index register_held_by_load on register_held (load_id, file, row_number);

create table areas (
  code text collate "C" constraint areas_pk primary key,
  kind text not null,
  name text,
  nation text,
  parent_code text,
  valid_from date,
  valid_to date,
  -- unknown: somebody named the code here, and no register that was loaded has it yet.
  status text not null constraint areas_status check (status in ('known', 'unknown')),
  source text,
  edition text,
  load_id uuid constraint areas_load references register_loads on delete set null,
  constraint areas_known_has_name check (status = 'unknown' or name is not null)
);
create index areas_by_name on areas using gin (lower(name) gin_trgm_ops);
create index areas_by_parent on areas (parent_code) where parent_code is not null;

-- An old code, and one that stands for it since. A code that was split has several.
create table area_changes (
  old_code text not null,
  new_code text not null constraint area_changes_differ check (new_code <> old_code),
  -- The first day of the new code, where a register says it.
  changed_on date,
  kind text not null constraint area_changes_kind check (kind in ('replaced', 'recoded')),
  load_id uuid constraint area_changes_load references register_loads on delete set null,
  constraint area_changes_pk primary key (old_code, new_code)
);
create index area_changes_by_new on area_changes (new_code);

-- Outlines by edition: a map is drawn from one edition, so areas that were abolished between two never overlap on it.
create table area_boundaries (
  code text not null,
  edition text not null,
  kind text not null,
  name text not null,
  geometry jsonb not null,
  west float8 not null,
  south float8 not null,
  east float8 not null,
  north float8 not null,
  load_id uuid not null constraint area_boundaries_load references register_loads on delete cascade,
  constraint area_boundaries_pk primary key (code, edition)
);
create index area_boundaries_by_edition on area_boundaries (kind, edition);

create table postcodes (
  postcode text collate "C" constraint postcodes_pk primary key,
  district_code text not null,
  ward_code text,
  easting int4,
  northing int4,
  edition text,
  load_id uuid not null
);

create table nhs_bodies (
  code text constraint nhs_bodies_pk primary key,
  gss_code text,
  name text not null,
  kind text not null constraint nhs_bodies_kind check (kind in ('icb', 'ccg', 'trust', 'other')),
  opened_on date,
  closed_on date,
  edition text,
  load_id uuid constraint nhs_bodies_load references register_loads on delete set null
);
create index nhs_bodies_by_name on nhs_bodies using gin (lower(name) gin_trgm_ops);
