-- Which way a procurement goes, as an officer decided it; the notices that the official platform published; and what else clocks count
-- from. Nothing of it is changed or removed: a later line puts an earlier one right.

create table route_decisions (
  procurement_id uuid not null,
  place_id uuid not null,
  edition int4 not null constraint route_decisions_counted check (edition > 0),
  route text not null constraint route_decisions_route check (btrim(route) <> '' and length(route) <= 60),
  regime text not null constraint route_decisions_regime check (regime in ('pa2023', 'light-touch', 'below-threshold', 'psr')),
  -- As they were given, and what the helper said to them.
  answers jsonb not null,
  suggested text,
  against boolean not null,
  reason text not null constraint route_decisions_reason check (btrim(reason) <> '' and length(reason) <= 4000),
  -- [{key, vintage, checked}]: the law as it stood in our packs.
  packs jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null,
  constraint route_decisions_pk primary key (procurement_id, edition),
  constraint route_decisions_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade
);

create table notice_records (
  id uuid constraint notice_records_pk primary key default gen_random_uuid(),
  procurement_id uuid not null,
  place_id uuid not null,
  notice text not null constraint notice_records_notice check (btrim(notice) <> '' and length(notice) <= 60),
  -- As the official platform gave them; null where a record is taken back.
  number text constraint notice_records_number check (btrim(number) <> '' and length(number) <= 100),
  published_at timestamptz,
  -- Of the record that this one puts right.
  corrects uuid,
  why text constraint notice_records_why check (btrim(why) <> '' and length(why) <= 2000),
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint notice_records_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade,
  constraint notice_records_of_procurement unique (procurement_id, notice, id),
  constraint notice_records_corrected foreign key (procurement_id, notice, corrects) references notice_records (procurement_id, notice, id),
  constraint notice_records_corrected_once unique (corrects),
  constraint notice_records_reasoned check ((corrects is null) = (why is null)),
  constraint notice_records_whole check ((number is null) = (published_at is null) and (number is not null or corrects is not null))
);

create table route_moments (
  id uuid constraint route_moments_pk primary key default gen_random_uuid(),
  procurement_id uuid not null,
  place_id uuid not null,
  kind text not null constraint route_moments_kind
    check (kind in ('awarded', 'modified', 'ended', 'stopped', 'representation', 'further-decision')),
  -- Null where a record is taken back.
  on_day date,
  note text not null constraint route_moments_note check (length(note) <= 2000),
  corrects uuid,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint route_moments_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade,
  constraint route_moments_of_procurement unique (procurement_id, kind, id),
  constraint route_moments_corrected foreign key (procurement_id, kind, corrects) references route_moments (procurement_id, kind, id),
  constraint route_moments_corrected_once unique (corrects),
  constraint route_moments_reasoned check (corrects is null or btrim(note) <> ''),
  constraint route_moments_whole check (on_day is not null or corrects is not null)
);
create index route_moments_by_procurement on route_moments (procurement_id);

alter table route_decisions enable row level security;
alter table notice_records enable row level security;
alter table route_moments enable row level security;
create policy route_decisions_seen on route_decisions for select using (exists (select from procurements p where p.id = procurement_id));
create policy notice_records_seen on notice_records for select using (exists (select from procurements p where p.id = procurement_id));
create policy route_moments_seen on route_moments for select using (exists (select from procurements p where p.id = procurement_id));
create policy route_decisions_added on route_decisions for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy notice_records_added on notice_records for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy route_moments_added on route_moments for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
revoke update, delete on route_decisions from commonweal_run;
revoke update, delete on notice_records from commonweal_run;
revoke update, delete on route_moments from commonweal_run;
