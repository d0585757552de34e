-- Bids: drafts that only their bidder reads, and what was submitted, sealed to the tender's own key. Nobody but the bidder's own people sees
-- that there is a bid, until the tender is opened: no buyer, no administrator, and no query of the program. scope_everything() opens nothing
-- here. The program itself (everything, and no person) may add for the demonstration, and reads what is sealed once a tender is opened.

create table bids (
  id uuid constraint bids_pk primary key default gen_random_uuid(),
  tender_id uuid not null constraint bids_tender references tenders on delete cascade,
  organisation_id uuid not null constraint bids_organisation references organisations on delete cascade,
  -- What the organisation was called when the bid was begun: partners and receipts name it so.
  bidder text not null constraint bids_bidder check (btrim(bidder) <> '' and length(bidder) <= 300),
  edition int4 not null default 1,
  -- The draft, sealed with the key of the installation: all that is typed, and the keys of its files.
  draft bytea not null,
  -- Stored files that the draft names: sealed, each with a key of its own.
  files text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- When the bidder chose to leave nothing here but the sealed bid.
  wiped_at timestamptz,
  constraint bids_one_each unique (tender_id, organisation_id)
);

-- Who reads and writes a bid: whoever began it, and whom its people let in. A role at the organisation is needed, and is not enough: roles
-- are given by others.
create table bid_people (
  bid_id uuid not null constraint bid_people_bid references bids on delete cascade,
  person_id uuid not null constraint bid_people_person references people on delete cascade,
  organisation_id uuid not null constraint bid_people_organisation references organisations on delete cascade,
  name text not null,
  let_in_by text not null,
  since timestamptz not null,
  constraint bid_people_pk primary key (bid_id, person_id)
);
create index bid_people_by_person on bid_people (person_id);

-- Organisations asked to take part in a bid.
create table bid_partners (
  bid_id uuid not null constraint bid_partners_bid references bids on delete cascade,
  organisation_id uuid not null constraint bid_partners_organisation references organisations on delete cascade,
  tender_id uuid not null constraint bid_partners_tender references tenders on delete cascade,
  name text not null,
  bidder text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  joined_at timestamptz,
  constraint bid_partners_pk primary key (bid_id, organisation_id)
);
create index bid_partners_by_organisation on bid_partners (organisation_id);

-- Each submission as it was received.
create table bid_submissions (
  id uuid constraint bid_submissions_pk primary key default gen_random_uuid(),
  bid_id uuid not null constraint bid_submissions_bid references bids on delete cascade,
  tender_id uuid not null,
  organisation_id uuid not null,
  number int4 not null constraint bid_submissions_counted check (number > 0),
  -- When the first byte of the request arrived, and when its last was on the disk.
  began_at timestamptz not null,
  whole_at timestamptz not null,
  late boolean not null,
  sha256 text not null constraint bid_submissions_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int8 not null constraint bid_submissions_bytes check (bytes > 0),
  -- Sealed to the public key of the tender.
  sealed bytea not null,
  -- Stored files that it names.
  files text[] not null default '{}',
  -- The bidder's own copy of what was received, sealed with the key of the installation; null where the bidder wanted none.
  copy bytea,
  submitted_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint bid_submissions_number_unique unique (bid_id, number),
  constraint bid_submissions_in_order check (began_at <= whole_at),
  constraint bid_submissions_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index bid_submissions_by_tender on bid_submissions (tender_id);

-- What was done with a bid, by whom: a chain of its own, which the audit of the place is handed when the bid is opened.
create table bid_acts (
  bid_id uuid not null constraint bid_acts_bid references bids on delete cascade,
  sequence int4 not null constraint bid_acts_sequence_from_one check (sequence >= 1),
  at timestamptz not null,
  what text not null,
  person_id uuid,
  person text not null,
  detail text not null,
  previous text not null,
  digest text not null,
  constraint bid_acts_pk primary key (bid_id, sequence)
);

-- The key pair of a tender. The private half is sealed by the key service, and is given out by `tender_key_release` alone.
create table tender_keys (
  tender_id uuid constraint tender_keys_pk primary key constraint tender_keys_tender references tenders on delete cascade,
  public_key bytea not null constraint tender_keys_public check (octet_length(public_key) = 32),
  sealed_private bytea not null,
  made_at timestamptz not null
);

-- Each officer who asked for the opening, after the deadline, with a second factor. The clock is the database's.
create table tender_confirmations (
  tender_id uuid not null constraint tender_confirmations_tender references tenders on delete cascade,
  person_id uuid not null,
  person text not null,
  confirmed_at timestamptz not null,
  constraint tender_confirmations_pk primary key (tender_id, person_id)
);

create table tender_openings (
  tender_id uuid constraint tender_openings_pk primary key constraint tender_openings_tender references tenders on delete cascade,
  place_id uuid not null,
  opened_at timestamptz not null,
  -- Who confirmed, and when: [{person, at}]
  confirmed jsonb not null,
  -- When the last bid had been read, or found damaged.
  finished_at timestamptz
);

-- What came out: from here on the bid is a record of the procurement.
create table opened_bids (
  bid_id uuid constraint opened_bids_pk primary key,
  tender_id uuid not null constraint opened_bids_opening references tender_openings on delete cascade,
  place_id uuid not null,
  -- In the order in which they arrived, from 1.
  number int4 not null,
  organisation_id uuid,
  bidder text not null,
  -- {identifiers, sme, vcse, …} as the bidder said when it submitted
  supplier jsonb not null,
  late boolean not null,
  received_at timestamptz not null,
  sha256 text not null,
  -- BidContent as in rules/criteria.ts; null where it could not be opened.
  content jsonb,
  failed text,
  constraint opened_bids_number_unique unique (tender_id, number),
  constraint opened_bids_read_or_failed check ((content is null) = (failed is not null))
);

-- The files of an opened bid stay sealed on the disk; their keys are sealed with the key of the installation.
create table opened_bid_files (
  bid_id uuid not null constraint opened_bid_files_bid references opened_bids on delete cascade,
  position int4 not null,
  name text not null,
  kind text not null,
  bytes int8 not null,
  sha256 text not null,
  stored text not null,
  sealed_key bytea not null,
  constraint opened_bid_files_pk primary key (bid_id, position)
);

alter table bids enable row level security;
alter table bid_people enable row level security;
alter table bid_partners enable row level security;
alter table bid_submissions enable row level security;
alter table bid_acts enable row level security;
alter table tender_keys enable row level security;
alter table tender_confirmations enable row level security;
alter table tender_openings enable row level security;
alter table opened_bids enable row level security;
alter table opened_bid_files enable row level security;

-- The program itself, with nobody signed in.
create function scope_is_program() returns boolean language sql stable parallel safe
  return public.scope_everything() and public.scope_person() is null;

-- Whether the asker is one of the people of a bid, and still works for the organisation that they are there for.
create function bid_mine(bid uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.bid_people p where p.bid_id = bid and p.person_id = public.scope_person()
    and p.organisation_id = any (public.scope_organisations())) $$;

-- Whoever begins a bid is the first of its people; after that its people let others in.
create function bid_begun_alone(bid uuid, organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.bids b where b.id = bid and b.organisation_id = organisation)
    and not exists (select from public.bid_people p where p.bid_id = bid) $$;

-- An organisation that takes part: the bidder, or a partner that was asked.
create function bid_takes_part(bid uuid, organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.bids b where b.id = bid and b.organisation_id = organisation)
    or exists (select from public.bid_partners p where p.bid_id = bid and p.organisation_id = organisation and p.joined_at is not null) $$;

create policy bids_own on bids for select using (bid_mine(id));
create policy bids_changed on bids for update using (bid_mine(id)) with check (bid_mine(id));
create policy bids_begun on bids for insert with check (
  exists (select from tenders t where t.id = tender_id and t.published_at is not null)
  and (organisation_id = any ((select scope_organisations())::uuid[]) or (select scope_is_program())));

create policy bid_people_seen on bid_people for select using (bid_mine(bid_id));
create policy bid_people_let_in on bid_people for insert with check ((select scope_is_program())
  or (bid_mine(bid_id) and bid_takes_part(bid_id, organisation_id))
  or (person_id = (select scope_person()) and organisation_id = any ((select scope_organisations())::uuid[]) and bid_begun_alone(bid_id, organisation_id)));
create policy bid_people_left on bid_people for delete using (bid_mine(bid_id));

create policy bid_partners_seen on bid_partners for select
  using (bid_mine(bid_id) or organisation_id = any ((select scope_organisations())::uuid[]));
create policy bid_partners_asked on bid_partners for insert with check (bid_mine(bid_id) and joined_at is null);
create policy bid_partners_unasked on bid_partners for delete using (bid_mine(bid_id));

create policy bid_submissions_own on bid_submissions for select using (bid_mine(bid_id));
create policy bid_submissions_made on bid_submissions for insert with check (bid_mine(bid_id) or (select scope_is_program()));
create policy bid_submissions_withdrawn on bid_submissions for update using (bid_mine(bid_id)) with check (bid_mine(bid_id));

create policy bid_acts_own on bid_acts for select using (bid_mine(bid_id));
create policy bid_acts_added on bid_acts for insert with check (bid_mine(bid_id) or (select scope_is_program()));

create policy tender_keys_seen on tender_keys for select using (exists (select from tenders t where t.id = tender_id));
create policy tender_keys_made on tender_keys for insert with check (exists (select from tenders t where t.id = tender_id
  and ((select scope_everything()) or t.place_id = any ((select scope_places())::uuid[]))));
-- Whoever sees the procurement; of the opening also its bidders.
create policy tender_confirmations_seen on tender_confirmations for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = tender_id));
create policy tender_openings_seen on tender_openings for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = tender_id)
    or exists (select from bids b where b.tender_id = tender_openings.tender_id));
create policy tender_openings_finished on tender_openings for update using ((select scope_is_program()));
create policy opened_bids_seen on opened_bids for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = tender_id));
create policy opened_bids_added on opened_bids for insert with check ((select scope_is_program()));
create policy opened_bids_tried_again on opened_bids for update using ((select scope_is_program()));
create policy opened_bid_files_seen on opened_bid_files for select
  using (exists (select from opened_bids b where b.bid_id = opened_bid_files.bid_id));
create policy opened_bid_files_added on opened_bid_files for insert with check ((select scope_is_program()));
create policy opened_bid_files_dropped on opened_bid_files for delete using ((select scope_is_program()));

revoke delete on bids, bid_submissions, bid_acts, tender_keys, tender_confirmations, tender_openings, opened_bids from commonweal_run;
revoke update on bid_people, bid_partners, bid_submissions, bid_acts, tender_keys, tender_confirmations, tender_openings, opened_bid_files from commonweal_run;
grant update (withdrawn_at, withdrawn_by) on bid_submissions to commonweal_run;
grant update (finished_at) on tender_openings to commonweal_run;
revoke insert on tender_confirmations, tender_openings from commonweal_run;
revoke select on tender_keys from commonweal_run;
grant select (tender_id, public_key, made_at) on tender_keys to commonweal_run;

-- What a submission is, is decided here, whoever asks: its number, whether it is late, and whether any is taken at all.
create function bid_submission_taken() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t public.tenders; b public.bids;
begin
  select * into b from public.bids where id = new.bid_id for update;
  -- Held until the end, so that nobody opens the tender meanwhile.
  select * into t from public.tenders where id = b.tender_id for share;
  if t.published_at is null or t.abandoned_at is not null then
    raise exception 'no bid is taken for this tender' using constraint = 'bid_submissions_taken';
  end if;
  if exists (select from public.tender_openings o where o.tender_id = t.id) then
    raise exception 'the bids have been opened' using constraint = 'bid_submissions_before_opening';
  end if;
  new.tender_id := t.id;
  new.organisation_id := b.organisation_id;
  new.withdrawn_at := null;
  new.withdrawn_by := null;
  select coalesce(max(s.number), 0) + 1 into new.number from public.bid_submissions s where s.bid_id = b.id;
  new.late := new.began_at >= t.closes_at or new.whole_at > t.closes_at + make_interval(secs => t.grace_seconds);
  if new.late and exists (select from public.bid_submissions s where s.bid_id = b.id and not s.late and s.withdrawn_at is null) then
    raise exception 'a late bid does not stand in for one that came in time' using constraint = 'bid_submissions_in_time_stands';
  end if;
  return new;
end $$;
create trigger bid_submissions_taken before insert on bid_submissions for each row execute function bid_submission_taken();

create function bid_submission_withdrawn() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t public.tenders;
begin
  select * into t from public.tenders where id = old.tender_id for share;
  if old.withdrawn_at is not null or new.withdrawn_at is null or new.withdrawn_at >= t.closes_at
      or exists (select from public.tender_openings o where o.tender_id = t.id) then
    raise exception 'a bid is withdrawn once, and before the deadline' using constraint = 'bid_submissions_withdrawn_in_time';
  end if;
  return new;
end $$;
create trigger bid_submissions_withdrawn before update on bid_submissions for each row execute function bid_submission_withdrawn();

-- An act is taken only as the next of its chain.
create function bid_act_is_next() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare last public.bid_acts;
begin
  perform from public.bids where id = new.bid_id for update;
  select * into last from public.bid_acts a where a.bid_id = new.bid_id order by a.sequence desc limit 1;
  if new.sequence <> coalesce(last.sequence, 0) + 1 or new.previous <> coalesce(last.digest, '') then
    raise exception 'this is not the next act of the bid' using constraint = 'bid_acts_is_next';
  end if;
  return new;
end $$;
create trigger bid_acts_is_next before insert on bid_acts for each row execute function bid_act_is_next();

-- A partner that was asked joins: the first of its people comes in by this, the others are let in. False where it was not asked.
create function bid_join(bid uuid, organisation uuid, called text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.scope_person() is null or not organisation = any (public.scope_organisations()) then return false; end if;
  update public.bid_partners set joined_at = at where bid_id = bid and organisation_id = organisation and joined_at is null;
  if not found then return false; end if;
  insert into public.bid_people (bid_id, person_id, organisation_id, name, let_in_by, since)
    values (bid, public.scope_person(), organisation, called, 'asked as a partner', at)
    on conflict on constraint bid_people_pk do nothing;
  return true;
end $$;

-- Of these stored files, those that a bid names. It tells nothing to whoever does not know their digests already.
create function bid_files_in_use(keys text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select k from unnest(keys) k where exists (select from public.bids b where k = any (b.files))
    or exists (select from public.bid_submissions s where k = any (s.files))
    or exists (select from public.opened_bid_files f where f.stored = k) $$;

-- Whether a second factor was taken from the asker in this very transaction, by the database's clock.
create function second_factor_now() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.code_secrets c where c.person_id = public.scope_person() and c.turned_on_at is not null
      and ((c.xmin = pg_current_xact_id()::xid and abs(c.used_step - floor(extract(epoch from clock_timestamp()) / 30)) <= 3)
        or exists (select from public.recovery_codes r where r.person_id = c.person_id and r.xmin = pg_current_xact_id()::xid
          and r.used_at between clock_timestamp() - interval '2 minutes' and clock_timestamp() + interval '2 minutes'))) $$;

-- Whether the asker is an officer of a buyer of this procurement today.
create function officer_of(procurement uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.grants g join public.people p on p.id = g.person_id
    where g.person_id = public.scope_person() and p.deactivated_at is null and g.role in ('place-lead', 'commissioner')
      and g.starts_on <= current_date and (g.ends_on is null or g.ends_on >= current_date)
      and (g.place_id in (select r.place_id from public.procurements r where r.id = procurement)
        or g.place_id in (select b.place_id from public.procurement_buyers b where b.procurement_id = procurement)
        or g.organisation_id in (select b.organisation_id from public.procurement_buyers b where b.procurement_id = procurement))) $$;

-- An officer confirms that a tender is to be opened; the second who does opens it. Why not, where it is not done. Everything is asked of
-- the database itself: its clock, the second factor, the roles.
create function tender_confirm(tender uuid, called text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t public.tenders; me uuid := public.scope_person();
begin
  select * into t from public.tenders where id = tender for update;
  if t.id is null or t.published_at is null or me is null then return 'not-found'; end if;
  if t.abandoned_at is not null then return 'abandoned'; end if;
  if clock_timestamp() <= t.closes_at + make_interval(secs => t.grace_seconds) then return 'too-early'; end if;
  if not public.officer_of(t.procurement_id) then return 'not-an-officer'; end if;
  if exists (select from public.bid_people p join public.bids b on b.id = p.bid_id where b.tender_id = tender and p.person_id = me) then
    return 'works-for-a-bidder';
  end if;
  if exists (select from public.tender_openings o where o.tender_id = tender) then return 'opened-already'; end if;
  if not public.second_factor_now() then return 'no-second-factor'; end if;
  insert into public.tender_confirmations (tender_id, person_id, person, confirmed_at) values (tender, me, called, clock_timestamp())
    on conflict on constraint tender_confirmations_pk do update set confirmed_at = excluded.confirmed_at;
  if (select count(*) from public.tender_confirmations c where c.tender_id = tender
      and c.confirmed_at > t.closes_at + make_interval(secs => t.grace_seconds)) < 2 then
    return 'confirmed';
  end if;
  insert into public.tender_openings (tender_id, place_id, opened_at, confirmed)
    values (tender, t.place_id, clock_timestamp(), (select jsonb_agg(jsonb_build_object('person', c.person, 'at', c.confirmed_at) order by c.confirmed_at)
      from public.tender_confirmations c where c.tender_id = tender and c.confirmed_at > t.closes_at + make_interval(secs => t.grace_seconds)));
  return 'opened';
end $$;

-- The one way to the private half. Asked again here, so that a row in tender_openings alone opens nothing.
create function tender_key_release(tender uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select k.sealed_private from public.tender_keys k join public.tenders t on t.id = k.tender_id
    join public.tender_openings o on o.tender_id = t.id
    where t.id = tender and public.scope_is_program() and t.abandoned_at is null
      and clock_timestamp() > t.closes_at + make_interval(secs => t.grace_seconds)
      and (select count(distinct c.person_id) from public.tender_confirmations c where c.tender_id = t.id
        and c.confirmed_at > t.closes_at + make_interval(secs => t.grace_seconds)) >= 2 $$;

-- What counts of an opened tender, in the order of arrival: of each bid the last that came in time and was not withdrawn, or else the last
-- that came late.
create function tender_sealed_bids(tender uuid) returns table (bid uuid, organisation uuid, bidder text, submission uuid, number int4, late boolean,
    received timestamptz, sha256 text, bytes int8, acts int4, digest text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select b.id, b.organisation_id, b.bidder, s.id, row_number() over (order by s.began_at, s.id)::int4, s.late, s.began_at, s.sha256, s.bytes,
      coalesce(a.sequence, 0), coalesce(a.digest, '')
    from public.bids b
    cross join lateral (select * from public.bid_submissions s where s.bid_id = b.id and s.withdrawn_at is null
      order by s.late, s.number desc limit 1) s
    left join lateral (select * from public.bid_acts a where a.bid_id = b.id order by a.sequence desc limit 1) a on true
    where b.tender_id = tender and public.scope_is_program() and exists (select from public.tender_openings o where o.tender_id = tender) $$;

create function tender_sealed_bid(submission uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select s.sealed from public.bid_submissions s where s.id = submission and public.scope_is_program()
    and exists (select from public.tender_openings o where o.tender_id = s.tender_id) $$;
