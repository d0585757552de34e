-- What a measure of another framework counts as here. The other framework may be of another place that keeps a joint work: then what is
-- seen of it are its measures' words, through the functions below, and nothing else.

create table measure_matches (
  -- Who says so.
  place_id uuid not null constraint measure_matches_place references places on delete cascade,
  measure_id uuid not null constraint measure_matches_measure references measures on delete cascade,
  as_id uuid not null,
  why text not null constraint measure_matches_why check (length(why) <= 2000),
  matched_by text not null,
  matched_at timestamptz not null,
  constraint measure_matches_pk primary key (place_id, measure_id),
  constraint measure_matches_as foreign key (place_id, as_id) references measures (place_id, id) on delete cascade,
  constraint measure_matches_two check (measure_id <> as_id)
);
create index measure_matches_by_as on measure_matches (place_id, as_id);

-- A place may let another name its partners among those who pay for a joint work.
create table buyers_offered (
  place_id uuid not null constraint buyers_offered_place references places on delete cascade,
  to_place_id uuid not null constraint buyers_offered_to references places on delete cascade,
  offered_by text not null,
  offered_at timestamptz not null,
  constraint buyers_offered_pk primary key (place_id, to_place_id),
  constraint buyers_offered_two check (place_id <> to_place_id)
);
create index buyers_offered_by_to on buyers_offered (to_place_id);

alter table measure_matches enable row level security;
alter table buyers_offered enable row level security;
create policy measure_matches_scope on measure_matches
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy buyers_offered_seen on buyers_offered for select
  using ((select scope_everything()) or to_place_id = any ((select scope_places())::uuid[]));
create policy buyers_offered_kept on buyers_offered
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

-- The measures by which other places keep joint works, in their newest words, for the places that pay a share of those works. What came
-- under a licence is not passed on: of that, only the unit.
create function measures_shared() returns table (
    id uuid, place_id uuid, place text, for_place_id uuid, code text, title text, definition text, who_counts text,
    unit text, own_unit text, private boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct on (b.for_place_id, b.measure_id) b.measure_id, b.place_id, p.name, b.for_place_id,
      case when s.private then '' else m.code end, case when s.private then '' else m.title end,
      case when s.private then '' else m.definition end, case when s.private then '' else m.who_counts end,
      m.unit, m.own_unit, s.private
    from public.totals_by_buyer b join public.measures s on s.id = b.measure_id join public.places p on p.id = b.place_id
      join public.measure_versions m on m.measure_id = b.measure_id left join public.framework_versions v on v.id = m.version_id
    where b.for_place_id <> b.place_id and (public.scope_everything() or b.for_place_id = any (public.scope_places()))
    order by b.for_place_id, b.measure_id, (m.version_id is not null and v.from_day is null), v.number desc nulls last $$;

-- The partners that other places let a place name.
create function buyers_from_others() returns table (to_place_id uuid, place_id uuid, place text, organisation_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct f.to_place_id, f.place_id, p.name, o.id, o.name
    from public.buyers_offered f join public.places p on p.id = f.place_id
      join public.partnerships s on s.place_id = f.place_id and (s.ends_on is null or s.ends_on >= current_date)
      join public.organisations o on o.id = s.organisation_id
    where public.scope_everything() or f.to_place_id = any (public.scope_places()) $$;

-- Those who pay for a work are known by name to all of them.
create function buyers_of_work(work uuid) returns table (organisation_id uuid, name text, place text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select o.id, o.name, p.name from public.work_shares s join public.organisations o on o.id = s.organisation_id
      join public.places p on p.id = s.place_id
    where s.work_id = work and (public.scope_everything() or s.places && public.scope_places()) $$;

-- For an offer: the other place is named by its reference, which a stranger to it cannot look up. And for the list of offers.
create function place_for_offer(reference text) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.id, p.name from public.places p where p.slug = reference $$;
create function offers_named() returns table (place_id uuid, to_place_id uuid, place text, to_place text, offered_by text, offered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select f.place_id, f.to_place_id, p.name, t.name, f.offered_by, f.offered_at
    from public.buyers_offered f join public.places p on p.id = f.place_id join public.places t on t.id = f.to_place_id
    where public.scope_everything() or f.place_id = any (public.scope_places()) or f.to_place_id = any (public.scope_places()) $$;
