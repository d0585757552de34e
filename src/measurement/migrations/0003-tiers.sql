-- How much a place asks of whom: one scheme holds from its first day until the next one's.
create table tier_schemes (
  id uuid constraint tier_schemes_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint tier_schemes_place references places on delete cascade,
  from_day date not null,
  -- Tiers with their caps, the nine shifts and the hours: measurement's TierScheme.
  content jsonb not null,
  why text not null constraint tier_schemes_why_given check (btrim(why) <> ''),
  set_by text not null,
  set_at timestamptz not null default now(),
  constraint tier_schemes_one_for_a_day unique (place_id, from_day)
);

alter table tier_schemes enable row level security;
create policy tier_schemes_scope on tier_schemes
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
