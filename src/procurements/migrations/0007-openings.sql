-- When the bids of a tender were opened. Until then nobody learns who asked about it. Nothing writes here yet: bids come with their room.

create table tender_openings (
  tender_id uuid constraint tender_openings_pk primary key constraint tender_openings_tender references tenders on delete cascade,
  place_id uuid not null,
  opened_at timestamptz not null,
  -- Who confirmed, and when: [{person, at}]
  confirmed jsonb not null
);

alter table tender_openings enable row level security;
create policy tender_openings_seen on tender_openings for select
  using (exists (select from tenders t join procurements p on p.id = t.procurement_id where t.id = tender_id));
revoke insert, update, delete on tender_openings from commonweal_run;
