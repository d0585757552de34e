-- Priorities of a place and every version of their words. A version that was proposed is never changed; a change is a new version.

create table priorities (
  id uuid constraint priorities_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint priorities_place references places on delete cascade,
  -- As people call it: "priority 3". Never used twice in a place.
  number int not null constraint priorities_numbered check (number > 0),
  from_group uuid constraint priorities_group references conversation_groups on delete set null,
  withdrawn_at timestamptz,
  withdrawn_why text constraint priorities_withdrawn_length check (length(withdrawn_why) <= 2000),
  -- Of the form it was made with: the same form sent twice makes one priority.
  once text constraint priorities_once_only unique,
  created_at timestamptz not null default now(),
  constraint priorities_number_unique unique (place_id, number),
  constraint priorities_with_place unique (place_id, id),
  constraint priorities_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_why is null))
);

create table priority_versions (
  id uuid constraint priority_versions_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  priority_id uuid not null,
  number int not null constraint priority_versions_numbered check (number > 0),
  title text not null constraint priority_versions_title check (btrim(title) <> '' and length(title) <= 150),
  want text not null constraint priority_versions_want check (length(want) <= 4000),
  for_whom text not null constraint priority_versions_for_whom check (length(for_whom) <= 2000),
  "where" text not null constraint priority_versions_where check (length("where") <= 2000),
  why text not null constraint priority_versions_why check (length(why) <= 4000),
  good text not null constraint priority_versions_good check (length(good) <= 4000),
  theme text constraint priority_versions_theme check (length(theme) <= 100),
  from_day date,
  to_day date,
  -- Goes up with each save of a draft, so that two people at once do not undo each other.
  edit int not null default 1,
  written_by text not null,
  written_at timestamptz not null default now(),
  proposed_at timestamptz,
  constraint priority_versions_in_order check (to_day >= from_day),
  constraint priority_versions_once unique (priority_id, number),
  constraint priority_versions_with_place unique (place_id, id),
  constraint priority_versions_of foreign key (place_id, priority_id) references priorities (place_id, id) on delete cascade
);
-- One draft at a time: two would have to be joined.
create unique index priority_versions_one_draft on priority_versions (priority_id) where proposed_at is null;

create table priority_links (
  place_id uuid not null,
  version_id uuid not null,
  kind text not null constraint priority_links_kind check (kind in ('goal', 'objective', 'need', 'view')),
  -- The id of a goal, a need or a view; the key of an objective: `marmot:3`.
  ref text not null,
  constraint priority_links_pk primary key (version_id, kind, ref),
  constraint priority_links_of foreign key (place_id, version_id) references priority_versions (place_id, id) on delete cascade
);
create index priority_links_by_ref on priority_links (place_id, kind, ref);

alter table priorities enable row level security;
create policy priorities_scope on priorities
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table priority_versions enable row level security;
create policy priority_versions_scope on priority_versions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table priority_links enable row level security;
create policy priority_links_scope on priority_links
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
