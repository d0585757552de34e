-- Bids: drafts that only their bidder reads, and what was submitted, sealed to the tender's own key. Nobody but the bidder's own people sees
-- that there is a bid, until the tender is opened: no buyer, no administrator, and no query of the program.

create table bids (
  id uuid constraint bids_pk primary key default gen_random_uuid(),
  tender_id uuid not null constraint bids_tender references tenders on delete cascade,
  organisation_id uuid not null constraint bids_organisation references organisations on delete cascade,
  edition int4 not null default 1,
  -- The draft, sealed with the key of the installation: BidContent, and the keys of its files.
  draft bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint bids_one_each unique (tender_id, organisation_id)
);

-- Each submission as it was received. The last that is not withdrawn counts.
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
  bytes int8 not null,
  -- Sealed to the public key of the tender.
  sealed bytea not null,
  submitted_by text not null,
  withdrawn_at timestamptz,
  constraint bid_submissions_number_unique unique (bid_id, number)
);
create index bid_submissions_by_tender on bid_submissions (tender_id);

-- The key pair of a tender. The private half is sealed by the key service, and is given out by `release_tender_key` alone.
create table tender_keys (
  tender_id uuid constraint tender_keys_pk primary key constraint tender_keys_tender references tenders on delete cascade,
  public_key bytea not null,
  sealed_private bytea not null,
  made_at timestamptz not null
);

-- Each officer who asked for the opening, after the deadline, with a second factor.
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
  confirmed jsonb not null
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

alter table bids enable row level security;
alter table bid_submissions enable row level security;
alter table tender_keys enable row level security;
alter table tender_confirmations enable row level security;
alter table tender_openings enable row level security;
alter table opened_bids enable row level security;
