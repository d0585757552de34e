-- What was promised and what was done: pieces of work, who pays for each, and one record for each measure and period.

create table works (
  id uuid constraint works_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint works_place references places on delete cascade,
  -- Of all buyers: what is done jointly is seen by each.
  places uuid[] not null,
  number int4 not null constraint works_counted check (number > 0),
  title text not null constraint works_title check (btrim(title) <> '' and length(title) <= 300),
  provider_id uuid constraint works_provider references organisations on delete set null,
  provider text not null constraint works_provider_named check (btrim(provider) <> '' and length(provider) <= 200),
  from_day date not null,
  to_day date,
  theme text constraint works_theme check (length(theme) <= 100),
  -- What it stands for in a later feature: a contract. Null for a piece of work of the place's own.
  subject_kind text,
  subject_id text,
  href text,
  created_by text not null,
  created_at timestamptz not null default now(),
  constraint works_number unique (place_id, number),
  constraint works_with_place unique (place_id, id),
  constraint works_subject_once unique (place_id, subject_kind, subject_id),
  constraint works_subject_whole check ((subject_kind is null) = (subject_id is null)),
  constraint works_in_order check (to_day >= from_day),
  constraint works_place_is_one_of_them check (place_id = any (places))
);

-- Who pays, in ten-thousandths: what is done counts once, and each buyer has its share of it.
create table work_shares (
  work_id uuid not null constraint work_shares_work references works on delete cascade,
  organisation_id uuid not null constraint work_shares_organisation references organisations on delete cascade,
  -- For which place it buys.
  place_id uuid not null constraint work_shares_place references places on delete cascade,
  places uuid[] not null,
  position int4 not null,
  share int4 not null constraint work_shares_some check (share between 1 and 10000),
  constraint work_shares_pk primary key (work_id, organisation_id),
  constraint work_shares_position unique (work_id, position)
);
create index work_shares_by_place on work_shares (place_id);
create index work_shares_by_organisation on work_shares (organisation_id);

create function work_shares_add_up() returns trigger language plpgsql as $$
declare total int8;
begin
  select sum(share) into total from work_shares where work_id = coalesce(new.work_id, old.work_id);
  if total is not null and total <> 10000 then
    raise exception 'the shares of a work are % of 10000', total using constraint = 'work_shares_whole';
  end if;
  return null;
end $$;
create constraint trigger work_shares_whole after insert or update or delete on work_shares
  deferrable initially deferred for each row execute function work_shares_add_up();

create table records (
  id uuid constraint records_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  places uuid[] not null,
  work_id uuid not null,
  measure_id uuid not null,
  nature text not null constraint records_nature check (nature in ('core', 'additional', 'usual')),
  from_day date not null,
  to_day date not null,
  -- Whole thousandths of the measure's unit.
  quantity int8 not null constraint records_quantity check (quantity between 0 and 9007199254740991),
  -- What happened once, however many measures count it.
  act_id uuid not null default gen_random_uuid(),
  -- One act has at most one £ value of a kind: of all records of an act, one counts for it.
  counts_fiscal boolean not null,
  counts_economic boolean not null,
  counts_wellbeing boolean not null,
  grade text not null constraint records_grade check (grade in ('promised', 'claimed', 'evidenced', 'checked', 'confirmed', 'assured')),
  words text not null constraint records_words check (length(words) <= 4000),
  recorded_by text not null,
  recorder_id uuid,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text constraint records_withdrawn_length check (length(withdrawn_why) <= 2000),
  constraint records_work foreign key (place_id, work_id) references works (place_id, id) on delete cascade,
  constraint records_measure foreign key (place_id, measure_id) references measures (place_id, id) on delete cascade,
  constraint records_with_place unique (place_id, id),
  constraint records_in_order check (to_day >= from_day),
  constraint records_withdrawn check ((withdrawn_at is null) = (withdrawn_why is null))
);
create unique index records_measure_once on records (act_id, measure_id, (grade = 'promised')) where withdrawn_at is null;
create unique index records_one_fiscal on records (act_id) where counts_fiscal and grade <> 'promised' and withdrawn_at is null;
create unique index records_one_economic on records (act_id) where counts_economic and grade <> 'promised' and withdrawn_at is null;
create unique index records_one_wellbeing on records (act_id) where counts_wellbeing and grade <> 'promised' and withdrawn_at is null;
create index records_by_work on records (work_id, measure_id, from_day);
-- In the order of the lists of them, so that a page of many is read without putting all in order.
create index records_by_measure on records (place_id, measure_id, from_day desc, id);
create index works_by_provider on works (place_id, provider);
create index records_newest on records (place_id, recorded_at desc, id);

-- Sums of the records that stand, kept by triggers in the transaction that changes them: by measure and quarter, by work, and by
-- who pays.
create table totals_by_measure (
  place_id uuid not null,
  measure_id uuid not null constraint totals_by_measure_measure references measures on delete cascade,
  quarter date not null,
  grade text not null,
  nature text not null,
  quantity int8 not null,
  fiscal int8 not null,
  economic int8 not null,
  wellbeing int8 not null,
  records int8 not null,
  constraint totals_by_measure_pk primary key (place_id, measure_id, quarter, grade, nature)
);
create table totals_by_work (
  place_id uuid not null,
  places uuid[] not null,
  work_id uuid not null constraint totals_by_work_work references works on delete cascade,
  measure_id uuid not null constraint totals_by_work_measure references measures on delete cascade,
  grade text not null,
  nature text not null,
  quantity int8 not null,
  fiscal int8 not null,
  economic int8 not null,
  wellbeing int8 not null,
  records int8 not null,
  constraint totals_by_work_pk primary key (place_id, work_id, measure_id, grade, nature)
);
create table totals_by_buyer (
  -- For which place it buys; `place_id` is the one that keeps the work.
  for_place_id uuid not null constraint totals_by_buyer_for_place references places on delete cascade,
  organisation_id uuid not null constraint totals_by_buyer_organisation references organisations on delete cascade,
  place_id uuid not null constraint totals_by_buyer_place references places on delete cascade,
  measure_id uuid not null constraint totals_by_buyer_measure references measures on delete cascade,
  grade text not null,
  nature text not null,
  -- Its parts of the sums of works, each divided by itself; `whole` is the quantity undivided.
  quantity int8 not null,
  fiscal int8 not null,
  economic int8 not null,
  wellbeing int8 not null,
  whole int8 not null,
  records int8 not null,
  constraint totals_by_buyer_pk primary key (for_place_id, organisation_id, place_id, measure_id, grade, nature)
);

-- What statements take out of the records that stand is taken off the sums, and what they put in is added.
create function record_totals_less() returns trigger language plpgsql as $$
begin
  update totals_by_measure t set quantity = t.quantity - c.quantity, fiscal = t.fiscal - c.fiscal, economic = t.economic - c.economic,
      wellbeing = t.wellbeing - c.wellbeing, records = t.records - c.records
    from (select place_id, measure_id, date_trunc('quarter', from_day)::date as quarter, grade, nature, sum(quantity)::int8 as quantity,
        coalesce(sum(quantity) filter (where counts_fiscal), 0)::int8 as fiscal,
        coalesce(sum(quantity) filter (where counts_economic), 0)::int8 as economic,
        coalesce(sum(quantity) filter (where counts_wellbeing), 0)::int8 as wellbeing, count(*) as records
      from changed where withdrawn_at is null group by 1, 2, 3, 4, 5) c
    where t.place_id = c.place_id and t.measure_id = c.measure_id and t.quarter = c.quarter and t.grade = c.grade and t.nature = c.nature;
  update totals_by_work t set quantity = t.quantity - c.quantity, fiscal = t.fiscal - c.fiscal, economic = t.economic - c.economic,
      wellbeing = t.wellbeing - c.wellbeing, records = t.records - c.records
    from (select place_id, work_id, measure_id, grade, nature, sum(quantity)::int8 as quantity,
        coalesce(sum(quantity) filter (where counts_fiscal), 0)::int8 as fiscal,
        coalesce(sum(quantity) filter (where counts_economic), 0)::int8 as economic,
        coalesce(sum(quantity) filter (where counts_wellbeing), 0)::int8 as wellbeing, count(*) as records
      from changed where withdrawn_at is null group by 1, 2, 3, 4, 5) c
    where t.place_id = c.place_id and t.work_id = c.work_id and t.measure_id = c.measure_id and t.grade = c.grade and t.nature = c.nature;
  return null;
end $$;

create function record_totals_more() returns trigger language plpgsql as $$
begin
  insert into totals_by_measure as t
    select place_id, measure_id, date_trunc('quarter', from_day)::date, grade, nature, sum(quantity),
        coalesce(sum(quantity) filter (where counts_fiscal), 0), coalesce(sum(quantity) filter (where counts_economic), 0),
        coalesce(sum(quantity) filter (where counts_wellbeing), 0), count(*)
      from changed where withdrawn_at is null group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict on constraint totals_by_measure_pk do update set quantity = t.quantity + excluded.quantity,
      fiscal = t.fiscal + excluded.fiscal, economic = t.economic + excluded.economic,
      wellbeing = t.wellbeing + excluded.wellbeing, records = t.records + excluded.records;
  insert into totals_by_work as t (place_id, work_id, measure_id, grade, nature, places, quantity, fiscal, economic, wellbeing, records)
    select place_id, work_id, measure_id, grade, nature, places, sum(quantity),
        coalesce(sum(quantity) filter (where counts_fiscal), 0), coalesce(sum(quantity) filter (where counts_economic), 0),
        coalesce(sum(quantity) filter (where counts_wellbeing), 0), count(*)
      from changed where withdrawn_at is null group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5
    on conflict on constraint totals_by_work_pk do update set quantity = t.quantity + excluded.quantity,
      fiscal = t.fiscal + excluded.fiscal, economic = t.economic + excluded.economic,
      wellbeing = t.wellbeing + excluded.wellbeing, records = t.records + excluded.records;
  return null;
end $$;

create trigger records_added after insert on records referencing new table as changed
  for each statement execute function record_totals_more();
create trigger records_changed_from after update on records referencing old table as changed
  for each statement execute function record_totals_less();
create trigger records_changed_to after update on records referencing new table as changed
  for each statement execute function record_totals_more();
create trigger records_removed after delete on records referencing old table as changed
  for each statement execute function record_totals_less();

-- What shares reach to of an amount, rounded down. Whole ten-thousands and the rest apart: no product is larger than eight bytes hold.
create function shares_reach(amount int8, shares int8) returns int8 language sql immutable parallel safe
  as 'select amount / 10000 * shares + amount % 10000 * shares / 10000';

-- Each buyer's parts of sums of works: what its shares reach to, less what the shares before it reach to.
create function parts_of_buyers(amounts totals_by_work[], shares work_shares[]) returns setof totals_by_buyer language sql stable as $$
  with s as (
    select work_id, organisation_id, place_id, (sum(share) over w)::int8 as up_to, (sum(share) over w - share)::int8 as before
      from unnest(shares) window w as (partition by work_id order by position)
  )
  select s.place_id, s.organisation_id, t.place_id, t.measure_id, t.grade, t.nature,
      sum(shares_reach(t.quantity, up_to) - shares_reach(t.quantity, before))::int8,
      sum(shares_reach(t.fiscal, up_to) - shares_reach(t.fiscal, before))::int8,
      sum(shares_reach(t.economic, up_to) - shares_reach(t.economic, before))::int8,
      sum(shares_reach(t.wellbeing, up_to) - shares_reach(t.wellbeing, before))::int8,
      sum(t.quantity)::int8, sum(t.records)::int8
    from unnest(amounts) t join s on s.work_id = t.work_id group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
$$;

create function buyers_less(amounts totals_by_work[], shares work_shares[]) returns void language plpgsql as $$
begin
  update totals_by_buyer t set quantity = t.quantity - p.quantity, fiscal = t.fiscal - p.fiscal, economic = t.economic - p.economic,
      wellbeing = t.wellbeing - p.wellbeing, whole = t.whole - p.whole, records = t.records - p.records
    from parts_of_buyers(amounts, shares) p
    where t.for_place_id = p.for_place_id and t.organisation_id = p.organisation_id and t.place_id = p.place_id
      and t.measure_id = p.measure_id and t.grade = p.grade and t.nature = p.nature;
end $$;

create function buyers_more(amounts totals_by_work[], shares work_shares[]) returns void language plpgsql as $$
begin
  insert into totals_by_buyer as t select * from parts_of_buyers(amounts, shares)
    on conflict on constraint totals_by_buyer_pk do update set quantity = t.quantity + excluded.quantity,
      fiscal = t.fiscal + excluded.fiscal, economic = t.economic + excluded.economic, wellbeing = t.wellbeing + excluded.wellbeing,
      whole = t.whole + excluded.whole, records = t.records + excluded.records;
end $$;

create function work_totals_gone() returns trigger language plpgsql as $$
begin
  perform buyers_less((select array_agg(row(c.*)::totals_by_work) from changed c),
    (select array_agg(s) from work_shares s where s.work_id in (select work_id from changed)));
  return null;
end $$;
create function work_totals_come() returns trigger language plpgsql as $$
begin
  perform buyers_more((select array_agg(row(c.*)::totals_by_work) from changed c),
    (select array_agg(s) from work_shares s where s.work_id in (select work_id from changed)));
  return null;
end $$;
create trigger totals_by_work_added after insert on totals_by_work referencing new table as changed
  for each statement execute function work_totals_come();
create trigger totals_by_work_changed_from after update on totals_by_work referencing old table as changed
  for each statement execute function work_totals_gone();
create trigger totals_by_work_changed_to after update on totals_by_work referencing new table as changed
  for each statement execute function work_totals_come();
create trigger totals_by_work_removed after delete on totals_by_work referencing old table as changed
  for each statement execute function work_totals_gone();

-- Where shares come or change, the sums of those who buy are made anew: one statement may write shares and records both, and what of it
-- is in the sums already cannot be told.
create function work_shares_written() returns trigger language plpgsql as $$
declare
  changed_works uuid[] := (select array_agg(distinct work_id) from come_rows);
  buyers uuid[] := (select array_agg(organisation_id) from work_shares where work_id = any (changed_works));
  amounts totals_by_work[];
begin
  -- Of a new work nothing is recorded yet.
  if not exists (select from totals_by_work where work_id = any (changed_works)) then return null; end if;
  if tg_op = 'UPDATE' then buyers := buyers || (select array_agg(organisation_id) from gone_rows); end if;
  delete from totals_by_buyer where organisation_id = any (buyers)
    and place_id in (select place_id from works where id = any (changed_works));
  amounts := (select array_agg(t) from totals_by_work t
    where t.place_id in (select place_id from works where id = any (changed_works))
      and t.work_id in (select work_id from work_shares where organisation_id = any (buyers)));
  insert into totals_by_buyer select p.* from parts_of_buyers(amounts, (select array_agg(s) from work_shares s
      where s.work_id in (select work_id from unnest(amounts)))) p
    where p.organisation_id = any (buyers);
  return null;
end $$;

-- Where shares go: all of the work is taken off by the shares as they were, and added by those that are left.
create function work_shares_gone() returns trigger language plpgsql as $$
declare
  amounts totals_by_work[] := (select array_agg(t) from totals_by_work t where t.work_id in (select work_id from gone_rows));
  left_over work_shares[] := (select array_agg(s) from work_shares s where s.work_id in (select work_id from gone_rows));
begin
  if amounts is null then return null; end if;
  perform buyers_less(amounts, left_over || (select array_agg(row(g.*)::work_shares) from gone_rows g));
  perform buyers_more(amounts, left_over);
  return null;
end $$;
create trigger work_shares_added after insert on work_shares referencing new table as come_rows
  for each statement execute function work_shares_written();
create trigger work_shares_changed after update on work_shares referencing old table as gone_rows new table as come_rows
  for each statement execute function work_shares_written();
create trigger work_shares_removed after delete on work_shares referencing old table as gone_rows
  for each statement execute function work_shares_gone();

-- Shares go before the sums of their work do: by foreign keys both would be gone before either is taken off.
create function work_shares_first() returns trigger language plpgsql as $$
begin
  delete from work_shares where work_id = old.id;
  return old;
end $$;
create trigger works_shares_first before delete on works for each row execute function work_shares_first();

-- What is done jointly is seen by every buyer, and changed by none but the place that keeps it.
alter table works enable row level security;
alter table work_shares enable row level security;
alter table records enable row level security;
alter table totals_by_measure enable row level security;
alter table totals_by_work enable row level security;
alter table totals_by_buyer enable row level security;
create policy works_seen on works for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy works_kept on works
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy work_shares_seen on work_shares for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy work_shares_kept on work_shares
  using ((select scope_everything()) or exists (select from works w where w.id = work_id and w.place_id = any ((select scope_places())::uuid[])))
  with check ((select scope_everything()) or exists (select from works w where w.id = work_id and w.place_id = any ((select scope_places())::uuid[])));
create policy records_seen on records for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy records_kept on records
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy totals_by_measure_scope on totals_by_measure
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy totals_by_work_seen on totals_by_work for select using ((select scope_everything()) or places && (select scope_places())::uuid[]);
create policy totals_by_work_kept on totals_by_work
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy totals_by_buyer_seen on totals_by_buyer for select
  using ((select scope_everything()) or for_place_id = any ((select scope_places())::uuid[]));
create policy totals_by_buyer_kept on totals_by_buyer
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
