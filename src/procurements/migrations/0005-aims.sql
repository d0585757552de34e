-- What a procurement is to bring: which agreed priorities it serves, by which measures anybody will see it, what the specification says
-- of each, and whether lots would help. Titles are kept as they were when they were chosen.

create table procurement_aims (
  procurement_id uuid constraint procurement_aims_pk primary key,
  place_id uuid not null,
  edition int4 not null default 1,
  -- [{id, number, title}]
  priorities jsonb not null,
  -- [{id, code, title, unit, clause}]
  measures jsonb not null,
  -- Null while it is not decided: Procurement Act 2023, s.18.
  lots boolean,
  lots_why text not null constraint procurement_aims_lots_why check (length(lots_why) <= 4000),
  written_by text not null,
  written_at timestamptz not null,
  constraint procurement_aims_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade
);

alter table procurement_aims enable row level security;
create policy procurement_aims_seen on procurement_aims for select using (exists (select from procurements p where p.id = procurement_id));
create policy procurement_aims_kept on procurement_aims
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
