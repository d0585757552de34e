-- Spreadsheets of measures: sent, looked into, and taken into the draft of a framework or thrown away.
create table measure_imports (
  id uuid constraint measure_imports_pk primary key default gen_random_uuid(),
  number int8 constraint measure_imports_number_unique unique generated always as identity,
  place_id uuid not null constraint measure_imports_place references places on delete cascade,
  -- What the framework is to be called that the measures go into.
  title text not null constraint measure_imports_title_given check (btrim(title) <> '' and length(title) <= 200),
  file_name text not null,
  -- The stored file, by its digest.
  file_key text not null,
  state text not null constraint measure_imports_state check (state in ('found', 'done', 'dropped')),
  -- The tables of the file as rows of text with their numbers, and what in it is no table.
  found jsonb not null,
  -- Which of the tables, and which of its columns holds what.
  mapping jsonb,
  -- Who holds the rights to the file, and what they allow; null until somebody said.
  licence jsonb,
  -- Of the rows of that table, what became of each.
  report jsonb,
  -- The framework that the measures went into.
  framework_id uuid,
  sent_by text not null,
  sent_at timestamptz not null default now(),
  taken_at timestamptz,
  constraint measure_imports_framework foreign key (place_id, framework_id) references measurement_frameworks (place_id, id)
    on delete cascade,
  -- Nothing is taken of which nobody said whose it is.
  constraint measure_imports_taken check (
    (state = 'done') = (taken_at is not null and report is not null and licence is not null and framework_id is not null)
    or (state = 'dropped' and taken_at is null)
  )
);
create index measure_imports_by_place on measure_imports (place_id, sent_at desc);
create index measure_imports_by_framework on measure_imports (framework_id);

alter table measure_imports enable row level security;
create policy measure_imports_scope on measure_imports
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
