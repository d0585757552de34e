-- Who sits at the table of a place: one seat for each sector, and one lead for each seat at a time. A lead holds the role place
-- lead for that sector; who no longer does has left the seat, whatever stands here.

create table seats (
  place_id uuid not null constraint seats_place references places on delete cascade,
  sector text not null constraint seats_sector check (sector in ('local-authority', 'nhs-commissioner', 'vcse',
    'police-and-crime-commissioner', 'health-and-wellbeing-board', 'provider', 'resident')),
  since date not null default current_date,
  constraint seats_pk primary key (place_id, sector)
);

create table seat_leads (
  id uuid constraint seat_leads_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  sector text not null,
  person_id uuid not null,
  from_at timestamptz not null default now(),
  until_at timestamptz,
  constraint seat_leads_in_order check (until_at >= from_at),
  constraint seat_leads_seat foreign key (place_id, sector) references seats on delete cascade
);
create unique index seat_leads_one_at_a_time on seat_leads (place_id, sector) where until_at is null;

alter table seats enable row level security;
create policy seats_scope on seats using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table seat_leads enable row level security;
create policy seat_leads_scope on seat_leads
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

-- Three sectors are seated in every place from its first day.
create function seat_core_sectors() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.seats (place_id, sector) values
    (new.id, 'local-authority'), (new.id, 'nhs-commissioner'), (new.id, 'vcse');
  return new;
end $$;
create trigger places_seat_core_sectors after insert on places for each row execute function seat_core_sectors();

insert into seats (place_id, sector)
  select id, sector from places, unnest(array['local-authority', 'nhs-commissioner', 'vcse']) as sector;
