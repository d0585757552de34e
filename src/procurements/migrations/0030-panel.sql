-- After the opening: what is checked of each bidder apart from any score, who scores which criterion, their declarations, each one's scores,
-- and what they agreed. Nobody sees another's scores before all are in, and nobody a price before all is agreed where the tender says so.

-- What was checked of a bid, and what was decided. The latest of each kind counts; nothing is taken away.
create table bid_checks (
  id uuid constraint bid_checks_pk primary key default gen_random_uuid(),
  tender_id uuid not null,
  place_id uuid not null,
  bid_id uuid not null constraint bid_checks_bid references opened_bids on delete cascade,
  kind text not null constraint bid_checks_kind check (kind in ('exclusion', 'debarment', 'condition', 'late', 'compliance', 'low-price')),
  -- Which condition of participation; empty for the others.
  about text not null default '' constraint bid_checks_about check (length(about) <= 100),
  outcome text not null constraint bid_checks_outcome check (outcome in ('pass', 'fail', 'asked')),
  words text not null constraint bid_checks_words check (btrim(words) <> '' and length(words) <= 4000),
  checked_by text not null,
  checked_at timestamptz not null default clock_timestamp(),
  constraint bid_checks_one_condition check ((kind = 'condition') = (about <> ''))
);
create index bid_checks_by_tender on bid_checks (tender_id, bid_id, checked_at);

create table panel_members (
  tender_id uuid not null constraint panel_members_tender references tenders on delete cascade,
  place_id uuid not null,
  person_id uuid not null,
  name text not null,
  capacity text not null constraint panel_members_capacity check (capacity in ('officer', 'service-user', 'carer', 'expert')),
  -- Ids of the criteria that this member scores.
  criteria text[] not null constraint panel_members_criteria check (cardinality(criteria) > 0),
  added_by text not null,
  added_at timestamptz not null,
  left_at timestamptz,
  left_why text constraint panel_members_left_why check (btrim(left_why) <> '' and length(left_why) <= 2000),
  constraint panel_members_pk primary key (tender_id, person_id),
  constraint panel_members_left_whole check ((left_at is null) = (left_why is null))
);

-- Conflicts of interest: a member says there is none, or which; an officer decides what is done about one. The latest counts.
create table panel_declarations (
  id uuid constraint panel_declarations_pk primary key default gen_random_uuid(),
  tender_id uuid not null,
  place_id uuid not null,
  person_id uuid not null,
  conflict text constraint panel_declarations_conflict check (btrim(conflict) <> '' and length(conflict) <= 4000),
  declared_at timestamptz not null,
  -- Whether the member stays all the same, and how the conflict is kept from the outcome.
  stays boolean,
  how text constraint panel_declarations_how check (btrim(how) <> '' and length(how) <= 4000),
  decided_by text,
  decided_at timestamptz,
  constraint panel_declarations_member foreign key (tender_id, person_id) references panel_members on delete cascade,
  constraint panel_declarations_decided check ((stays is null) = (how is null) and (stays is null) = (decided_by is null)
    and (stays is null) = (decided_at is null) and (stays is null or conflict is not null))
);
create index panel_declarations_latest on panel_declarations (tender_id, person_id, declared_at desc);

create table panel_scores (
  tender_id uuid not null,
  place_id uuid not null,
  criterion text not null,
  bid_id uuid not null constraint panel_scores_bid references opened_bids on delete cascade,
  person_id uuid not null,
  score int4 not null constraint panel_scores_score check (score between 0 and 1000),
  reason text not null constraint panel_scores_reason check (length(reason) <= 4000),
  changed_at timestamptz not null,
  -- Once handed in it stays.
  handed_in_at timestamptz,
  constraint panel_scores_pk primary key (tender_id, criterion, bid_id, person_id),
  constraint panel_scores_member foreign key (tender_id, person_id) references panel_members on delete cascade,
  constraint panel_scores_reasoned check (handed_in_at is null or btrim(reason) <> '')
);

-- What the panel agreed, with its reasons. A later edition says why; the earlier stay.
create table consensus_scores (
  tender_id uuid not null,
  place_id uuid not null,
  criterion text not null,
  bid_id uuid not null constraint consensus_scores_bid references opened_bids on delete cascade,
  edition int4 not null,
  score int4 not null constraint consensus_scores_score check (score between 0 and 1000),
  -- What the bidder is told: what was good about the answer, and what was missing.
  reason text not null constraint consensus_scores_reason check (btrim(reason) <> '' and length(reason) <= 4000),
  change_why text constraint consensus_scores_change_why check (btrim(change_why) <> '' and length(change_why) <= 2000),
  -- Whether prices could be seen by then.
  after_prices boolean not null,
  agreed_by text not null,
  agreed_at timestamptz not null,
  constraint consensus_scores_pk primary key (tender_id, criterion, bid_id, edition),
  constraint consensus_scores_changes check ((edition = 1) = (change_why is null))
);

-- Prices stand apart from what the panel reads.
create table opened_prices (
  bid_id uuid constraint opened_prices_pk primary key constraint opened_prices_bid references opened_bids on delete cascade,
  tender_id uuid not null,
  place_id uuid not null,
  -- Pence, for the whole term, VAT left out.
  price int8 constraint opened_prices_price check (price >= 0)
);

-- A bid is in the running unless it came late and was not taken in, could not be read, or failed what was checked.
create function bids_in_running(tender uuid) returns table (bid_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select b.bid_id from public.opened_bids b
    where b.tender_id = tender and b.content is not null
      and not exists (select from (select distinct on (c.kind, c.about) c.outcome from public.bid_checks c where c.bid_id = b.bid_id
          order by c.kind, c.about, c.checked_at desc, c.id) latest where latest.outcome = 'fail')
      and (not b.late or exists (select from (select distinct on (c.kind) c.outcome from public.bid_checks c
          where c.bid_id = b.bid_id and c.kind = 'late' order by c.kind, c.checked_at desc, c.id) latest where latest.outcome = 'pass')) $$;

-- The questions of a tender: where its branches end, price left out.
create function questions_of_tender(tender uuid) returns table (criterion text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct node->>'id' from public.tenders t,
      jsonb_path_query(t.criteria, 'strict $.** ? (exists(@.question.words))') node where t.id = tender $$;

-- Whether all who score a criterion have handed in their scores of every bid in the running.
create function scores_all_in(tender uuid, one text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.panel_members m where m.tender_id = tender and m.left_at is null and one = any (m.criteria))
    and not exists (select from public.panel_members m, public.bids_in_running(tender) b
      where m.tender_id = tender and m.left_at is null and one = any (m.criteria)
        and not exists (select from public.panel_scores s where s.tender_id = tender and s.criterion = one and s.bid_id = b.bid_id
          and s.person_id = m.person_id and s.handed_in_at is not null)) $$;

-- Whether every question is agreed for every bid in the running.
create function all_agreed(tender uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.questions_of_tender(tender)) and exists (select from public.bids_in_running(tender))
    and not exists (select from public.questions_of_tender(tender) q, public.bids_in_running(tender) b
      where not exists (select from public.consensus_scores c where c.tender_id = tender and c.criterion = q.criterion and c.bid_id = b.bid_id)) $$;

create function prices_open(tender uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.tenders t where t.id = tender and not t.blind_to_price) or public.all_agreed(tender) $$;

alter table bid_checks enable row level security;
alter table panel_members enable row level security;
alter table panel_declarations enable row level security;
alter table panel_scores enable row level security;
alter table consensus_scores enable row level security;
alter table opened_prices enable row level security;

create policy bid_checks_seen on bid_checks for select using (exists (select from opened_bids b where b.bid_id = bid_checks.bid_id));
create policy bid_checks_kept on bid_checks for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy panel_members_seen on panel_members for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = panel_members.tender_id));
create policy panel_members_kept on panel_members
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy panel_declarations_seen on panel_declarations for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = panel_declarations.tender_id));
-- Everybody declares for themselves.
create policy panel_declarations_own on panel_declarations for insert with check (person_id = (select scope_person()) and stays is null);
create policy panel_declarations_decided on panel_declarations for update
  using (((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) and person_id is distinct from (select scope_person()))
  with check (stays is not null);
-- One's own at any time, the others' once all are in; that holds for the administrator of the installation too.
create policy panel_scores_seen on panel_scores for select
  using (person_id = (select scope_person())
    or (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = panel_scores.tender_id) and scores_all_in(tender_id, criterion)));
create policy panel_scores_own on panel_scores
  using (person_id = (select scope_person()))
  with check (person_id = (select scope_person()) and exists (select from panel_members m where m.tender_id = panel_scores.tender_id
    and m.person_id = panel_scores.person_id and m.left_at is null and panel_scores.criterion = any (m.criteria)));
create policy consensus_scores_seen on consensus_scores for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = consensus_scores.tender_id));
create policy consensus_scores_kept on consensus_scores for insert
  with check (((select scope_everything()) or place_id = any ((select scope_places())::uuid[])) and scores_all_in(tender_id, criterion));
create policy opened_prices_seen on opened_prices for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = opened_prices.tender_id) and prices_open(tender_id));
create policy opened_prices_kept on opened_prices for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

-- How many have handed in, without saying what: for those who wait.
create function scores_handed_in(tender uuid) returns table (criterion text, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct s.criterion, s.person_id from public.panel_scores s join public.tenders t on t.id = s.tender_id
    where s.tender_id = tender and s.handed_in_at is not null
      and exists (select from public.procurements p where p.id = t.procurement_id
        and (public.scope_everything() or p.places && public.scope_places()))
      and not exists (select from public.bids_in_running(tender) b where not exists (select from public.panel_scores o
        where o.tender_id = tender and o.criterion = s.criterion and o.person_id = s.person_id and o.bid_id = b.bid_id and o.handed_in_at is not null)) $$;

create function handed_in_stays() returns trigger language plpgsql as $$
begin
  if old.handed_in_at is not null then
    raise exception 'a score that was handed in stays' using constraint = 'panel_scores_stay';
  end if;
  return new;
end $$;
create trigger panel_scores_stay before update on panel_scores for each row execute function handed_in_stays();

create function decided_conflict_stays() returns trigger language plpgsql as $$
begin
  if old.stays is not null or new.conflict is distinct from old.conflict or new.person_id is distinct from old.person_id then
    raise exception 'what was declared and decided stays' using constraint = 'panel_declarations_stay';
  end if;
  return new;
end $$;
create trigger panel_declarations_stay before update on panel_declarations for each row execute function decided_conflict_stays();

revoke update, delete on bid_checks, consensus_scores, opened_prices from commonweal_run;
revoke delete on panel_members, panel_declarations, panel_scores from commonweal_run;
