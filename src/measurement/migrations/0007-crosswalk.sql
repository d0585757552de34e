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

-- The measures by which other places keep joint works, in the newest words that were in force, for the places that pay a share of those
-- works. What came under a licence is not passed on: of that, only the unit. A measure is known as long as a work has records of it.
create function measures_shared() returns table (
    id uuid, place_id uuid, place text, for_place_id uuid, code text, title text, definition text, who_counts text,
    unit text, own_unit text, private boolean, standing int8)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct on (t.for_place_id, t.measure_id) t.measure_id, t.place_id, p.name, t.for_place_id,
      case when s.private then '' else m.code end, case when s.private then '' else m.title end,
      case when s.private then '' else m.definition end, case when s.private then '' else m.who_counts end,
      m.unit, m.own_unit, s.private, t.standing
    from (select f.id as for_place_id, w.place_id, w.measure_id, sum(w.records)::int8 as standing
        from public.totals_by_work w cross join lateral unnest(w.places) as f(id)
        where cardinality(w.places) > 1 and f.id <> w.place_id
          and (public.scope_everything() or (w.places && public.scope_places() and f.id = any (public.scope_places())))
        group by 1, 2, 3) t
      join public.measures s on s.id = t.measure_id join public.places p on p.id = t.place_id
      join public.measure_versions m on m.measure_id = t.measure_id left join public.framework_versions v on v.id = m.version_id
    where m.version_id is null or v.from_day is not null
    order by t.for_place_id, t.measure_id, v.number desc nulls last $$;

-- Whether another place counts two measures as one: an act that both count would count twice there.
create function matched_together(measure uuid, others uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.measure_matches a join public.measure_matches b using (place_id, as_id)
    where a.measure_id = measure and b.measure_id = any (others)) $$;

-- The partners that other places let a place name.
create function buyers_from_others() returns table (to_place_id uuid, place_id uuid, place text, organisation_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct f.to_place_id, f.place_id, p.name, o.id, o.name
    from public.buyers_offered f join public.places p on p.id = f.place_id
      join public.partnerships s on s.place_id = f.place_id and s.starts_on <= current_date
        and (s.ends_on is null or s.ends_on >= current_date)
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
  as $$ select p.id, p.name from public.places p
    where p.slug = reference and (public.scope_everything() or cardinality(public.scope_places()) > 0) $$;
create function offers_named() returns table (place_id uuid, to_place_id uuid, place text, to_place text, offered_by text, offered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select f.place_id, f.to_place_id, p.name, t.name,
      case when public.scope_everything() or f.place_id = any (public.scope_places()) then f.offered_by else '' end, f.offered_at
    from public.buyers_offered f join public.places p on p.id = f.place_id join public.places t on t.id = f.to_place_id
    where public.scope_everything() or f.place_id = any (public.scope_places()) or f.to_place_id = any (public.scope_places()) $$;

-- A buyer of another place is named with that place's leave, whatever writes the share.
create function work_share_is_offered() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.works w where w.id = new.work_id and (w.place_id = new.place_id
      or exists (select from public.buyers_offered f where f.place_id = new.place_id and f.to_place_id = w.place_id))) then
    raise exception 'a buyer of another place is named without its leave' using constraint = 'work_share_offered';
  end if;
  return new;
end $$;
create trigger work_shares_offered before insert on work_shares for each row execute function work_share_is_offered();
