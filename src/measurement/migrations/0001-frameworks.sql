-- What a place counts: frameworks in dated versions with themes, outcomes and measures, and the measures that single contracts use.

create table measurement_frameworks (
  id uuid constraint measurement_frameworks_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint measurement_frameworks_place references places on delete cascade,
  title text not null constraint measurement_frameworks_title check (btrim(title) <> '' and length(title) <= 200),
  -- What it is for, where it is not for everything: reducing reoffending.
  theme text constraint measurement_frameworks_theme check (length(theme) <= 100),
  -- From this day on it is no longer used.
  ended_on date,
  created_by text not null,
  created_at timestamptz not null default now(),
  constraint measurement_frameworks_with_place unique (place_id, id)
);
create unique index measurement_frameworks_title_unique on measurement_frameworks (place_id, lower(title)) where ended_on is null;

-- A version holds from its first day until the next one's: two can never hold on one day. Without a first day it is a draft.
create table framework_versions (
  id uuid constraint framework_versions_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  framework_id uuid not null,
  number int4 not null constraint framework_versions_counted check (number > 0),
  from_day date,
  -- Raised by every change of a draft, so that two people do not overwrite each other unseen.
  edition int4 not null default 1,
  put_in_force_by text,
  put_in_force_at timestamptz,
  created_at timestamptz not null default now(),
  constraint framework_versions_of_place foreign key (place_id, framework_id) references measurement_frameworks (place_id, id) on delete cascade,
  constraint framework_versions_number unique (framework_id, number),
  constraint framework_versions_from unique (framework_id, from_day),
  constraint framework_versions_with_place unique (place_id, id),
  constraint framework_versions_whole check ((from_day is null) = (put_in_force_at is null))
);
create unique index framework_versions_one_draft on framework_versions (framework_id) where from_day is null;

create table framework_themes (
  id uuid constraint framework_themes_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  version_id uuid not null,
  position int4 not null,
  title text not null constraint framework_themes_title check (btrim(title) <> '' and length(title) <= 200),
  constraint framework_themes_version foreign key (place_id, version_id) references framework_versions (place_id, id) on delete cascade
);
create index framework_themes_by_version on framework_themes (version_id, position);

-- The outcome through all versions.
create table outcomes (
  id uuid constraint outcomes_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  framework_id uuid not null,
  constraint outcomes_framework foreign key (place_id, framework_id) references measurement_frameworks (place_id, id) on delete cascade,
  constraint outcomes_with_place unique (place_id, id)
);

create table framework_outcomes (
  version_id uuid not null,
  outcome_id uuid not null,
  place_id uuid not null,
  theme_id uuid not null constraint framework_outcomes_theme references framework_themes on delete cascade,
  position int4 not null,
  title text not null constraint framework_outcomes_title check (btrim(title) <> '' and length(title) <= 200),
  words text not null constraint framework_outcomes_words check (length(words) <= 2000),
  constraint framework_outcomes_pk primary key (version_id, outcome_id),
  constraint framework_outcomes_version foreign key (place_id, version_id) references framework_versions (place_id, id) on delete cascade,
  constraint framework_outcomes_outcome foreign key (place_id, outcome_id) references outcomes (place_id, id) on delete cascade
);

-- The measure through all versions: what is counted stays comparable. A private one came under a licence and is in no open export.
create table measures (
  id uuid constraint measures_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  framework_id uuid not null,
  private boolean not null default false,
  constraint measures_framework foreign key (place_id, framework_id) references measurement_frameworks (place_id, id) on delete cascade,
  constraint measures_with_place unique (place_id, id)
);
create index measures_by_framework on measures (framework_id);

-- What a measure says: in one version of its framework; or, without one, for contracts that count it otherwise.
create table measure_versions (
  id uuid constraint measure_versions_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  measure_id uuid not null,
  version_id uuid,
  outcome_id uuid not null,
  position int4 not null,
  code text not null constraint measure_versions_code check (btrim(code) <> '' and length(code) <= 40),
  title text not null constraint measure_versions_title check (btrim(title) <> '' and length(title) <= 300),
  definition text not null constraint measure_versions_definition check (length(definition) <= 4000),
  unit text not null constraint measure_versions_unit
    check (unit in ('people', 'hours', 'weeks', 'pounds', 'tonnes-co2e', 'count', 'yes-no', 'percentage', 'own')),
  own_unit text constraint measure_versions_own_unit_length check (btrim(own_unit) <> '' and length(own_unit) <= 60),
  who_counts text not null constraint measure_versions_who_counts check (length(who_counts) <= 2000),
  -- By grade: what is expected.
  evidence jsonb not null default '{}',
  frequency text not null constraint measure_versions_frequency check (frequency in ('once', 'monthly', 'quarterly', 'yearly')),
  direction text not null constraint measure_versions_direction check (direction in ('up', 'down', 'none')),
  level text not null constraint measure_versions_level check (level in ('output', 'outcome')),
  whose text not null constraint measure_versions_whose check (length(whose) <= 300),
  nature text not null default 'additional' constraint measure_versions_nature check (nature in ('core', 'additional', 'usual')),
  -- Priorities keep their own history, so this only names it.
  priority_id uuid,
  objectives text[] not null default '{}',
  -- In other frameworks: [{framework, code}].
  reference_codes jsonb not null default '[]',
  origin text not null default 'own' constraint measure_versions_origin check (origin in ('own', 'adapted', 'local')),
  adapted_from uuid,
  changed text constraint measure_versions_changed_length check (btrim(changed) <> '' and length(changed) <= 2000),
  constraint measure_versions_of_place foreign key (place_id, measure_id) references measures (place_id, id) on delete cascade,
  constraint measure_versions_version foreign key (place_id, version_id) references framework_versions (place_id, id) on delete cascade,
  constraint measure_versions_outcome foreign key (place_id, outcome_id) references outcomes (place_id, id) on delete cascade,
  constraint measure_versions_adapted foreign key (place_id, adapted_from) references measures (place_id, id) on delete cascade,
  constraint measure_versions_once unique (version_id, measure_id),
  constraint measure_versions_code_unique unique (version_id, code),
  constraint measure_versions_own_unit check ((unit = 'own') = (own_unit is not null)),
  constraint measure_versions_level_of_use check ((origin = 'own') = (version_id is not null)),
  constraint measure_versions_says_what_changed
    check ((origin = 'adapted') = (adapted_from is not null) and (adapted_from is null) = (changed is null))
);
create unique index measure_versions_contract_once on measure_versions (measure_id) where version_id is null;
create unique index measure_versions_contract_code on measure_versions (place_id, code) where version_id is null;
create index measure_versions_by_measure on measure_versions (measure_id);

-- What is in force stays as it is: a change is a new version.
create function framework_version_is_draft() returns trigger language plpgsql as $$
begin
  -- A version that is not there any more is being removed with its place.
  if exists (select from framework_versions v where v.from_day is not null
      and v.id in (case when tg_op = 'INSERT' then new.version_id else old.version_id end, case when tg_op = 'DELETE' then old.version_id else new.version_id end)) then
    raise exception 'a version in force is not changed' using constraint = 'framework_version_fixed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger framework_themes_fixed before insert or update or delete on framework_themes for each row execute function framework_version_is_draft();
create trigger framework_outcomes_fixed before insert or update or delete on framework_outcomes for each row execute function framework_version_is_draft();
create trigger measure_versions_fixed before insert or update or delete on measure_versions
  for each row execute function framework_version_is_draft();

alter table measurement_frameworks enable row level security;
alter table framework_versions enable row level security;
alter table framework_themes enable row level security;
alter table outcomes enable row level security;
alter table framework_outcomes enable row level security;
alter table measures enable row level security;
alter table measure_versions enable row level security;
create policy measurement_frameworks_scope on measurement_frameworks
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy framework_versions_scope on framework_versions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy framework_themes_scope on framework_themes
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy outcomes_scope on outcomes
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy framework_outcomes_scope on framework_outcomes
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy measures_scope on measures
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy measure_versions_scope on measure_versions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
