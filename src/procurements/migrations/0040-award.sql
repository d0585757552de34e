-- From the result to a signed award: who gets it and why, who approved it inside each buyer, what each bidder is told, what came in against
-- it, and the promises that go into the contract as they were bid.

-- Who may approve how much inside a buyer: its own scheme of delegation, in its own words.
create table approval_lines (
  id uuid constraint approval_lines_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint approval_lines_place references places on delete cascade,
  organisation_id uuid not null constraint approval_lines_organisation references organisations on delete cascade,
  title text not null constraint approval_lines_title check (btrim(title) <> '' and length(title) <= 200),
  -- Pence, for the whole contract, VAT left out; null where there is no limit.
  up_to int8 constraint approval_lines_up_to check (up_to > 0),
  added_by text not null,
  added_at timestamptz not null,
  ended_at timestamptz
);
create index approval_lines_by_buyer on approval_lines (place_id, organisation_id);

create table awards (
  id uuid constraint awards_pk primary key default gen_random_uuid(),
  procurement_id uuid not null,
  place_id uuid not null,
  -- Null where it is awarded without a tender, as some routes allow.
  tender_id uuid constraint awards_tender references tenders on delete cascade,
  bid_id uuid constraint awards_bid references opened_bids on delete cascade,
  edition int4 not null default 1,
  -- {name, identifier, address}
  provider jsonb not null,
  -- Pence, for the whole term, VAT left out.
  value int8 constraint awards_value check (value >= 0),
  -- Why this one. Of several with the same points, also why this one of them.
  reasons text not null constraint awards_reasons check (btrim(reasons) <> '' and length(reasons) <= 8000),
  -- Provider Selection Regime: what was found under each key criterion: [{criterion, words}]
  key_criteria jsonb not null default '[]',
  -- The result as it stood: points, ranking, how sure. Null without a tender.
  result jsonb,
  proposed_by text not null,
  proposer_id uuid not null,
  proposed_at timestamptz not null,
  -- What every bidder is told, sent to all of them at once.
  released_at timestamptz,
  released_by text,
  -- Of the notice with which the waiting time begins, as an officer recorded it.
  notice_on date,
  notice_number text constraint awards_notice_number check (btrim(notice_number) <> '' and length(notice_number) <= 100),
  no_wait_why text constraint awards_no_wait_why check (btrim(no_wait_why) <> '' and length(no_wait_why) <= 2000),
  signed_on date,
  signed_by text,
  signed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text constraint awards_withdrawn_why check (btrim(withdrawn_why) <> '' and length(withdrawn_why) <= 2000),
  constraint awards_procurement foreign key (place_id, procurement_id) references procurements (place_id, id) on delete cascade,
  constraint awards_of_place unique (place_id, id),
  constraint awards_bid_of_tender check ((bid_id is null) = (tender_id is null)),
  constraint awards_released_whole check ((released_at is null) = (released_by is null)),
  constraint awards_notice_whole check ((notice_on is null) = (notice_number is null)),
  constraint awards_signed_whole check ((signed_at is null) = (signed_on is null) and (signed_at is null) = (signed_by is null)),
  constraint awards_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null)),
  constraint awards_one_end check (signed_at is null or withdrawn_at is null)
);
-- One at a time for each tender: another can follow once it is withdrawn.
create unique index awards_one_each on awards (tender_id) where withdrawn_at is null;
create index awards_by_procurement on awards (procurement_id);

-- Inside each buyer: who approved it, under which line of the scheme.
create table award_approvals (
  award_id uuid not null constraint award_approvals_award references awards on delete cascade,
  organisation_id uuid not null,
  edition int4 not null,
  approved boolean not null,
  line text not null,
  up_to int8,
  words text not null constraint award_approvals_words check (btrim(words) <> '' and length(words) <= 2000),
  person_id uuid not null,
  person text not null,
  decided_at timestamptz not null,
  constraint award_approvals_pk primary key (award_id, organisation_id, edition)
);

-- What one bidder is told: Procurement Regulations 2024, r.31. As released it stays.
create table award_summaries (
  award_id uuid not null constraint award_summaries_award references awards on delete cascade,
  bid_id uuid not null constraint award_summaries_bid references opened_bids on delete cascade,
  organisation_id uuid,
  content jsonb not null,
  edition int4 not null default 1,
  written_by text not null,
  written_at timestamptz not null,
  checked_by text,
  checked_at timestamptz,
  released_at timestamptz,
  constraint award_summaries_pk primary key (award_id, bid_id),
  constraint award_summaries_checked_whole check ((checked_at is null) = (checked_by is null)),
  constraint award_summaries_checked_first check (released_at is null or checked_at is not null)
);

-- What came in against a decision, and what was decided then. Nothing is taken away.
create table representations (
  id uuid constraint representations_pk primary key default gen_random_uuid(),
  award_id uuid not null constraint representations_award references awards on delete cascade,
  place_id uuid not null,
  who text not null constraint representations_who check (btrim(who) <> '' and length(who) <= 300),
  received_at timestamptz not null,
  words text not null constraint representations_words check (btrim(words) <> '' and length(words) <= 8000),
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- What was decided after it: keep to it, go back to an earlier step, or leave it.
  decision text constraint representations_decision check (decision in ('keep', 'go-back', 'abandon')),
  decision_words text constraint representations_decision_words check (btrim(decision_words) <> '' and length(decision_words) <= 8000),
  decided_on date,
  decided_by text,
  constraint representations_decided_whole check ((decision is null) = (decision_words is null) and (decision is null) = (decided_on is null)
    and (decision is null) = (decided_by is null))
);
create index representations_by_award on representations (award_id, received_at);

-- The promises of the winning bid, as they were bid, for the contract to begin with.
create table award_obligations (
  award_id uuid not null constraint award_obligations_award references awards on delete cascade,
  place_id uuid not null,
  position int4 not null,
  criterion text not null,
  question text not null,
  measure text not null,
  code text not null,
  title text not null,
  unit text not null,
  -- Thousandths of the unit.
  quantity int8 not null constraint award_obligations_quantity check (quantity >= 0),
  by_when text,
  method text not null,
  constraint award_obligations_pk primary key (award_id, position)
);

alter table approval_lines enable row level security;
alter table awards enable row level security;
alter table award_approvals enable row level security;
alter table award_summaries enable row level security;
alter table representations enable row level security;
alter table award_obligations enable row level security;

create policy approval_lines_seen on approval_lines for select
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[])
    or exists (select from procurement_buyers b where b.organisation_id = approval_lines.organisation_id));
create policy approval_lines_kept on approval_lines
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy awards_seen on awards for select using (exists (select from procurements p where p.id = procurement_id));
create policy awards_kept on awards
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy award_approvals_seen on award_approvals for select using (exists (select from awards a where a.id = award_id));
-- Each buyer's own officer, never who proposed it, and under the words as they stand.
create policy award_approvals_given on award_approvals for insert
  with check (person_id = (select scope_person()) and organisation_id = any ((select scope_organisations())::uuid[])
    and exists (select from awards a join procurement_buyers b on b.procurement_id = a.procurement_id
      where a.id = award_approvals.award_id and b.organisation_id = award_approvals.organisation_id
        and a.edition = award_approvals.edition and a.proposer_id <> award_approvals.person_id
        and a.signed_at is null and a.withdrawn_at is null));
create policy award_summaries_seen on award_summaries for select
  using (exists (select from awards a where a.id = award_id)
    or (released_at is not null and organisation_id = any ((select scope_organisations())::uuid[])));
create policy award_summaries_kept on award_summaries
  using (exists (select from awards a where a.id = award_id and ((select scope_everything()) or a.place_id = any ((select scope_places())::uuid[]))))
  with check (exists (select from awards a where a.id = award_id and ((select scope_everything()) or a.place_id = any ((select scope_places())::uuid[]))));
create policy representations_seen on representations for select using (exists (select from awards a where a.id = award_id));
create policy representations_kept on representations
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy award_obligations_seen on award_obligations for select using (exists (select from awards a where a.id = award_id));
create policy award_obligations_kept on award_obligations for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

create function released_summary_stays() returns trigger language plpgsql as $$
begin
  if old.released_at is not null then
    raise exception 'what a bidder was told stays' using constraint = 'award_summaries_stay';
  end if;
  return new;
end $$;
create trigger award_summaries_stay before update on award_summaries for each row execute function released_summary_stays();

create function decided_representation_stays() returns trigger language plpgsql as $$
begin
  if old.decision is not null or new.words is distinct from old.words or new.received_at is distinct from old.received_at then
    raise exception 'a representation that was decided stays' using constraint = 'representations_stay';
  end if;
  return new;
end $$;
create trigger representations_stay before update on representations for each row execute function decided_representation_stays();

create function signed_award_stays() returns trigger language plpgsql as $$
begin
  if old.signed_at is not null or old.withdrawn_at is not null then
    raise exception 'an award that was signed or withdrawn stays' using constraint = 'awards_stay';
  end if;
  return new;
end $$;
create trigger awards_stay before update on awards for each row execute function signed_award_stays();

revoke delete on approval_lines, awards, award_summaries, representations from commonweal_run;
revoke update, delete on award_approvals, award_obligations from commonweal_run;
