-- The rules that a policy fixes: as a version holds them, and as they are in force.

create table policy_rules (
  version_id uuid constraint policy_rules_pk primary key constraint policy_rules_version references policy_versions on delete cascade,
  place_id uuid not null constraint policy_rules_place references places on delete cascade,
  content jsonb not null,
  from_day date not null,
  to_day date,
  edition int4 not null default 1,
  changed_by text,
  changed_at timestamptz not null default now(),
  constraint policy_rules_in_order check (to_day >= from_day)
);

create table policy_rules_in_force (
  version_id uuid constraint policy_rules_in_force_pk primary key
    constraint policy_rules_in_force_version references policy_versions on delete cascade,
  place_id uuid not null constraint policy_rules_in_force_place references places on delete cascade,
  content jsonb not null,
  from_day date not null,
  to_day date,
  constraint policy_rules_in_force_in_order check (to_day >= from_day),
  constraint policy_rules_in_force_begin_once unique (place_id, from_day)
);

-- At most one set of rules holds on a day, whoever writes. (An exclusion constraint would need an extension that not every
-- database has.)
create function policy_rules_no_overlap() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  -- The row as it is when the transaction ends: it may have changed since the event.
  if exists (
    select from policy_rules_in_force mine join policy_rules_in_force other on other.place_id = mine.place_id
    where mine.version_id = new.version_id and other.version_id <> mine.version_id
      and other.from_day <= coalesce(mine.to_day, 'infinity') and mine.from_day <= coalesce(other.to_day, 'infinity')
  ) then
    raise exception 'rules of two versions would hold on the same day' using errcode = 'exclusion_violation', constraint = 'policy_rules_in_force_no_overlap';
  end if;
  return null;
end $$;
create constraint trigger policy_rules_in_force_no_overlap after insert or update on policy_rules_in_force
  deferrable initially deferred for each row execute function policy_rules_no_overlap();

alter table policy_rules enable row level security;
create policy policy_rules_scope on policy_rules
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_rules_in_force enable row level security;
create policy policy_rules_in_force_scope on policy_rules_in_force
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
