-- What a place plans to buy: alone or with others, and which contracts it brings together.

create table procurements (
  id uuid constraint procurements_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint procurements_place references places on delete cascade,
  -- Of all buyers: what is bought jointly is seen by each.
  places uuid[] not null,
  number int4 not null constraint procurements_counted check (number > 0),
  title text not null constraint procurements_title check (btrim(title) <> '' and length(title) <= 300),
  -- What may be needed, for whom, and why.
  need text not null constraint procurements_need check (length(need) <= 4000),
  kind text not null constraint procurements_kind check (kind in ('services', 'goods', 'works')),
  -- Health care services fall under a regime of their own; care and other light touch services have rules of theirs.
  subject text not null constraint procurements_subject check (subject in ('health', 'light-touch', 'other')),
  theme text constraint procurements_theme check (btrim(theme) <> '' and length(theme) <= 100),
  -- Pence, for the whole of the contract with its extensions, VAT included, as the thresholds count. Null while nobody can say.
  value int8 constraint procurements_value check (value between 0 and 9007199254740991),
  -- When it is to be made known, when the contract begins and ends, without extensions.
  notice_on date,
  starts_on date,
  ends_on date,
  extension_months int4 not null default 0 constraint procurements_extension check (extension_months between 0 and 240),
  edition int4 not null default 1,
  abandoned_at timestamptz,
  abandoned_by text,
  abandoned_why text constraint procurements_abandoned_length check (length(abandoned_why) <= 2000),
  created_by text not null,
  created_at timestamptz not null,
  constraint procurements_number unique (place_id, number),
  constraint procurements_with_place unique (place_id, id),
  constraint procurements_in_order check (ends_on >= starts_on),
  constraint procurements_notice_first check (starts_on >= notice_on),
  constraint procurements_abandoned check ((abandoned_at is null) = (abandoned_why is null)),
  constraint procurements_place_is_one_of_them check (place_id = any (places))
);

create table procurement_buyers (
  procurement_id uuid not null constraint procurement_buyers_procurement references procurements on delete cascade,
  organisation_id uuid not null constraint procurement_buyers_organisation references organisations on delete cascade,
  -- For which place it buys.
  place_id uuid not null constraint procurement_buyers_place references places on delete cascade,
  position int4 not null,
  -- Of the cost, in ten-thousandths.
  share int4 not null constraint procurement_buyers_some check (share between 1 and 10000),
  constraint procurement_buyers_pk primary key (procurement_id, organisation_id),
  constraint procurement_buyers_position unique (procurement_id, position)
);
create index procurement_buyers_by_organisation on procurement_buyers (organisation_id);

-- A contract that this one is to take the place of.
create table procurement_replaces (
  procurement_id uuid not null constraint procurement_replaces_procurement references procurements on delete cascade,
  position int4 not null,
  title text not null constraint procurement_replaces_title check (btrim(title) <> '' and length(title) <= 300),
  provider text not null constraint procurement_replaces_provider check (length(provider) <= 200),
  ends_on date,
  constraint procurement_replaces_pk primary key (procurement_id, position)
);

create function procurement_shares_add_up() returns trigger language plpgsql as $$
declare total int8;
begin
  select sum(share) into total from procurement_buyers where procurement_id = coalesce(new.procurement_id, old.procurement_id);
  if total is not null and total <> 10000 then
    raise exception 'the shares of a procurement are % of 10000', total using constraint = 'procurement_shares_whole';
  end if;
  return null;
end $$;
create constraint trigger procurement_shares_whole after insert or update or delete on procurement_buyers
  deferrable initially deferred for each row execute function procurement_shares_add_up();

-- What is bought jointly is seen by every buyer, and changed by none but the place that keeps it. What belongs to a procurement is seen by
-- whoever sees the procurement.
alter table procurements enable row level security;
alter table procurement_buyers enable row level security;
alter table procurement_replaces enable row level security;
create policy procurements_seen on procurements for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy procurements_kept on procurements
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy procurement_buyers_seen on procurement_buyers for select using (exists (select from procurements p where p.id = procurement_id));
create policy procurement_buyers_kept on procurement_buyers
  using ((select scope_everything()) or exists (select from procurements p where p.id = procurement_id and p.place_id = any ((select scope_places())::uuid[])))
  with check ((select scope_everything()) or exists (select from procurements p where p.id = procurement_id and p.place_id = any ((select scope_places())::uuid[])));
create policy procurement_replaces_seen on procurement_replaces for select using (exists (select from procurements p where p.id = procurement_id));
create policy procurement_replaces_kept on procurement_replaces
  using ((select scope_everything()) or exists (select from procurements p where p.id = procurement_id and p.place_id = any ((select scope_places())::uuid[])))
  with check ((select scope_everything()) or exists (select from procurements p where p.id = procurement_id and p.place_id = any ((select scope_places())::uuid[])));

-- Those who buy together are known by name to all of them.
create function buyers_of_procurement(procurement uuid) returns table (organisation_id uuid, name text, place text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select o.id, o.name, p.name from public.procurement_buyers b join public.organisations o on o.id = b.organisation_id
      join public.places p on p.id = b.place_id
    where b.procurement_id = procurement and exists (select from public.procurements q where q.id = procurement
      and (public.scope_everything() or q.places && public.scope_places())) $$;

-- Nothing is deleted by the program: what is left is abandoned.
revoke delete on procurements from commonweal_run;
