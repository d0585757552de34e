-- A tender: what bidders are asked, how their bids are judged, and by when they must be there. A procurement in lots has one for each lot.
-- What was published is kept as it was published; what changes after that is an amendment that everybody is told.

create table tenders (
  id uuid constraint tenders_pk primary key default gen_random_uuid(),
  procurement_id uuid not null,
  place_id uuid not null,
  number int4 not null constraint tenders_counted check (number > 0),
  -- Null where the procurement has no lots.
  lot text constraint tenders_lot check (btrim(lot) <> '' and length(lot) <= 300),
  edition int4 not null default 1,
  title text not null constraint tenders_title check (btrim(title) <> '' and length(title) <= 300),
  summary text not null constraint tenders_summary check (length(summary) <= 8000),
  -- As in rules/criteria.ts: [Criterion]
  criteria jsonb not null default '[]',
  -- Conditions of participation, apart from what is scored: [{id, title, words}]
  conditions jsonb not null default '[]',
  -- Whether those who score answers see prices before all scores are agreed.
  blind_to_price boolean not null default true,
  questions_until timestamptz,
  closes_at timestamptz,
  -- How long the bytes of a bid may still be on their way whose first came in time.
  grace_seconds int4 not null default 600 constraint tenders_grace check (grace_seconds between 0 and 7200),
  decision_on date,
  -- What the laboratory said of the formula for prices, and of which criteria it said it: {digest, report, at, by}
  tested jsonb,
  -- All that was locked when it was published: what the notice says, who buys, the formula with its report, the rules it stood under.
  published jsonb,
  published_at timestamptz,
  published_by text,
  -- The official notice: what it is called there, and when it went up. Ours is never the official one.
  official_number text constraint tenders_official_number check (btrim(official_number) <> '' and length(official_number) <= 100),
  official_at timestamptz,
  abandoned_at timestamptz,
  abandoned_by text,
  abandoned_why text constraint tenders_abandoned_why check (btrim(abandoned_why) <> '' and length(abandoned_why) <= 2000),
  created_by text not null,
  created_at timestamptz not null,
  constraint tenders_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade,
  constraint tenders_number_unique unique (procurement_id, number),
  constraint tenders_of_place unique (place_id, id),
  constraint tenders_published_whole check ((published is null) = (published_at is null)
    and (published_at is null or (closes_at is not null and published_by is not null and closes_at > published_at))),
  constraint tenders_abandoned_whole check ((abandoned_at is null) = (abandoned_why is null) and (abandoned_at is null) = (abandoned_by is null)),
  constraint tenders_official_whole check ((official_number is null) = (official_at is null)),
  constraint tenders_timetable check (questions_until is null or closes_at is null or questions_until < closes_at)
);
create index tenders_by_closing on tenders (closes_at) where published_at is not null;

alter table tenders enable row level security;
-- Published, it is there for everybody; before that, for those who see the procurement.
create policy tenders_seen on tenders for select using (published_at is not null or exists (select from procurements p where p.id = procurement_id));
create policy tenders_kept on tenders
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
revoke delete on tenders from commonweal_run;

-- What was published is not rewritten, whoever asks; time that was given is not taken back.
create function tender_stays_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (new.published_at is distinct from old.published_at or new.published is distinct from old.published
      or new.published_by is distinct from old.published_by or new.procurement_id is distinct from old.procurement_id
      or new.criteria is distinct from old.criteria or new.conditions is distinct from old.conditions
      or new.blind_to_price is distinct from old.blind_to_price or new.grace_seconds is distinct from old.grace_seconds
      or new.tested is distinct from old.tested or new.lot is distinct from old.lot or new.number is distinct from old.number) then
    raise exception 'a published tender stays as it was published' using constraint = 'tenders_stay_published';
  end if;
  if old.published_at is not null and (new.closes_at < old.closes_at or new.closes_at is null
      or new.questions_until < old.questions_until or (new.questions_until is null and old.questions_until is not null)) then
    raise exception 'a published tender does not close sooner' using constraint = 'tenders_never_sooner';
  end if;
  if old.abandoned_at is not null then
    raise exception 'a tender that was abandoned stays as it is' using constraint = 'tenders_stay_abandoned';
  end if;
  return new;
end $$;
create trigger tenders_stay_published before update on tenders for each row execute function tender_stays_published();
