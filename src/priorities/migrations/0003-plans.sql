-- Local plans and strategies with their goals; the spreadsheets that goals came from; and which sets of objectives a place
-- uses, among them sets of its own. Nothing that a priority may name is ever deleted: it is withdrawn, with the day and why.

create table plans (
  id uuid constraint plans_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint plans_place references places on delete cascade,
  kind text not null constraint plans_kind check (kind in ('corporate-plan', 'health-and-wellbeing-strategy',
    'police-and-crime-plan', 'integrated-care-strategy', 'local-growth-plan', 'other')),
  title text not null constraint plans_title_given check (btrim(title) <> '' and length(title) <= 200),
  -- An organisation of the directory, and its name as it was: the name stays readable where the organisation is not.
  publisher_id uuid constraint plans_publisher references organisations on delete set null,
  publisher text constraint plans_publisher_given check (btrim(publisher) <> '' and length(publisher) <= 200),
  from_day date,
  to_day date,
  link text constraint plans_link_length check (length(link) <= 1000),
  adopted_on date,
  withdrawn_on date,
  withdrawn_why text,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  constraint plans_in_order check (to_day >= from_day),
  constraint plans_withdrawn_why check ((withdrawn_on is null) = (withdrawn_why is null)),
  constraint plans_with_place unique (place_id, id)
);
create unique index plans_title_unique on plans (place_id, lower(title)) where withdrawn_on is null;

create table plan_goals (
  id uuid constraint plan_goals_pk primary key default gen_random_uuid(),
  plan_id uuid not null,
  place_id uuid not null,
  position int not null constraint plan_goals_position check (position >= 0),
  -- As the plan numbers it: `C1`, `2.3`.
  code text constraint plan_goals_code_given check (btrim(code) <> '' and length(code) <= 30),
  title text not null constraint plan_goals_title_given check (btrim(title) <> '' and length(title) <= 300),
  words text not null default '' constraint plan_goals_words_length check (length(words) <= 5000),
  -- What the plan puts it under.
  theme text constraint plan_goals_theme_given check (btrim(theme) <> '' and length(theme) <= 200),
  withdrawn_on date,
  withdrawn_why text,
  created_at timestamptz not null default now(),
  constraint plan_goals_of foreign key (place_id, plan_id) references plans (place_id, id) on delete cascade,
  constraint plan_goals_withdrawn_why check ((withdrawn_on is null) = (withdrawn_why is null)),
  constraint plan_goals_with_place unique (place_id, id)
);
create index plan_goals_by_plan on plan_goals (plan_id, position);
create unique index plan_goals_code_unique on plan_goals (plan_id, lower(code)) where withdrawn_on is null;

-- A spreadsheet of goals: what was found in it, how it is read, and once it was taken, what came of it.
create table plan_imports (
  id uuid constraint plan_imports_pk primary key default gen_random_uuid(),
  number int8 constraint plan_imports_number_unique unique generated always as identity,
  plan_id uuid not null,
  place_id uuid not null,
  file_name text not null,
  -- The stored file, by its digest.
  file_key text not null,
  state text not null constraint plan_imports_state check (state in ('found', 'done', 'dropped')),
  -- The tables of the file as rows of text with their numbers, and what in it is no table.
  found jsonb not null,
  -- Which of the tables, and which of its columns holds what.
  mapping jsonb,
  -- Of the rows of that table, what became of each.
  report jsonb,
  sent_by text not null,
  sent_at timestamptz not null default now(),
  taken_at timestamptz,
  constraint plan_imports_of foreign key (place_id, plan_id) references plans (place_id, id) on delete cascade,
  constraint plan_imports_taken check ((state = 'done') = (taken_at is not null and report is not null))
);
create index plan_imports_by_plan on plan_imports (plan_id, sent_at desc);

-- Which sets a place decided about. Where it did not, it uses what our packs say is used from the start.
create table place_objective_sets (
  place_id uuid not null constraint place_objective_sets_place references places on delete cascade,
  set_key text not null,
  in_use boolean not null,
  set_at timestamptz not null default now(),
  constraint place_objective_sets_pk primary key (place_id, set_key)
);

-- A set of objectives that a place wrote itself.
create table own_objective_sets (
  id uuid constraint own_objective_sets_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint own_objective_sets_place references places on delete cascade,
  title text not null constraint own_objective_sets_title_given check (btrim(title) <> '' and length(title) <= 150),
  -- Where it comes from: who agreed it, or where it is written.
  source text not null constraint own_objective_sets_source_given check (btrim(source) <> '' and length(source) <= 300),
  created_at timestamptz not null default now(),
  constraint own_objective_sets_title_unique unique (place_id, title),
  constraint own_objective_sets_with_place unique (place_id, id)
);

create table own_objectives (
  id uuid constraint own_objectives_pk primary key default gen_random_uuid(),
  set_id uuid not null,
  place_id uuid not null,
  position int not null,
  withdrawn_on date,
  withdrawn_why text,
  constraint own_objectives_of foreign key (place_id, set_id) references own_objective_sets (place_id, id) on delete cascade,
  constraint own_objectives_withdrawn_why check ((withdrawn_on is null) = (withdrawn_why is null)),
  constraint own_objectives_with_place unique (place_id, id)
);
create index own_objectives_by_set on own_objectives (set_id, position);

-- Every wording that an objective has had; the newest counts. Never changed.
create table own_objective_versions (
  objective_id uuid not null,
  place_id uuid not null,
  version int not null constraint own_objective_versions_from_one check (version >= 1),
  number text not null constraint own_objective_versions_number_given check (btrim(number) <> '' and length(number) <= 20),
  title text not null constraint own_objective_versions_title_given check (btrim(title) <> '' and length(title) <= 300),
  words text not null constraint own_objective_versions_words_length check (length(words) <= 5000),
  written_by text not null,
  written_at timestamptz not null default now(),
  constraint own_objective_versions_pk primary key (objective_id, version),
  constraint own_objective_versions_of foreign key (place_id, objective_id) references own_objectives (place_id, id) on delete cascade
);

alter table plans enable row level security;
create policy plans_scope on plans
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table plan_goals enable row level security;
create policy plan_goals_scope on plan_goals
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table plan_imports enable row level security;
create policy plan_imports_scope on plan_imports
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table place_objective_sets enable row level security;
create policy place_objective_sets_scope on place_objective_sets
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table own_objective_sets enable row level security;
create policy own_objective_sets_scope on own_objective_sets
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table own_objectives enable row level security;
create policy own_objectives_scope on own_objectives
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table own_objective_versions enable row level security;
create policy own_objective_versions_scope on own_objective_versions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
