-- The records of the ledger: what was sent, what of it is live, and what people decided about single lines. The lines
-- themselves are Parquet files; the live batches here alone decide which of them count.

-- A file that somebody sent, before and after it was added.
create table ledger_uploads (
  id uuid constraint ledger_uploads_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint ledger_uploads_place references places on delete cascade,
  publisher text not null,
  file_name text not null,
  -- The stored file, by its digest.
  file_key text not null,
  bytes int8 not null,
  -- looking: being read; found: waits for a person; adding: on its way into the ledger; done; refused: nothing in it can be used;
  -- dropped: somebody took it back, and it is about to be removed.
  state text not null
    constraint ledger_uploads_state check (state in ('looking', 'found', 'adding', 'done', 'refused', 'dropped')),
  job_id uuid,
  -- What the reader found in each table, and the mapping it would use; what came of it, once it was added.
  found jsonb,
  report jsonb,
  sent_by uuid,
  sent_at timestamptz not null default now()
);
create index ledger_uploads_by_place on ledger_uploads (place_id, sent_at desc);

-- One table of one file, once it was added to the ledger. Never deleted while the place is there: its receipt stays.
create table ledger_batches (
  id uuid constraint ledger_batches_pk primary key,
  place_id uuid not null constraint ledger_batches_place references places on delete cascade,
  publisher text not null,
  upload_id uuid constraint ledger_batches_upload references ledger_uploads on delete set null,
  file_name text not null,
  inner_name text,
  sheet text,
  file_key text not null,
  -- Of the file as it was given; and of the text or workbook in it, by which the same content is known again.
  sha256 text not null,
  content_sha256 text not null,
  state text not null constraint ledger_batches_state check (state in ('live', 'undone', 'replaced')),
  -- The folders of Parquet files that count: the first reading, and one for each round of corrections.
  parts text[] not null,
  mapping jsonb not null,
  headings jsonb not null default '[]',
  found jsonb not null,
  amount_basis text not null constraint ledger_batches_basis check (amount_basis in ('net', 'gross', 'unknown')),
  period_from date,
  period_to date,
  rows_source int8 not null,
  rows_accepted int8 not null,
  rows_held int8 not null,
  rows_not_data int8 not null,
  pence_accepted int8 not null,
  pence_held int8 not null,
  pence_not_data int8 not null,
  warnings jsonb not null default '[]',
  replaces uuid constraint ledger_batches_replaces references ledger_batches on delete set null,
  demonstration boolean not null default false,
  added_by uuid,
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_why text,
  constraint ledger_batches_reconcile check (rows_source = rows_accepted + rows_held + rows_not_data),
  constraint ledger_batches_ended check ((state = 'live') = (ended_at is null))
);
create unique index ledger_batches_content_once on ledger_batches (place_id, content_sha256, coalesce(sheet, '')) where state = 'live';
create index ledger_batches_by_place on ledger_batches (place_id, state, period_from);

-- How a publisher's files were last read, by the shape of their headings.
create table ledger_mappings (
  place_id uuid not null constraint ledger_mappings_place references places on delete cascade,
  publisher text not null,
  -- Digest of the headings.
  signature text not null,
  mapping jsonb not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  constraint ledger_mappings_pk primary key (place_id, publisher, signature)
);

-- What a person made of a row that was held: its values, or that it is no data.
create table ledger_corrections (
  place_id uuid not null constraint ledger_corrections_place references places on delete cascade,
  batch_id uuid not null constraint ledger_corrections_batch references ledger_batches on delete cascade,
  row_number int8 not null,
  part text not null,
  outcome text not null constraint ledger_corrections_outcome check (outcome in ('accepted', 'not-data')),
  given jsonb not null,
  pence int8 not null,
  why text,
  corrected_by uuid,
  corrected_at timestamptz not null default now(),
  constraint ledger_corrections_pk primary key (batch_id, row_number)
);

-- A line that is not shown, and why. It counts in every total; whose it is, is not said.
create table ledger_hidden (
  place_id uuid not null constraint ledger_hidden_place references places on delete cascade,
  batch_id uuid not null constraint ledger_hidden_batch references ledger_batches on delete cascade,
  row_number int8 not null,
  reason text not null,
  supplier text not null,
  financial_year int4 not null,
  pence int8 not null,
  hidden_by uuid,
  hidden_at timestamptz not null default now(),
  constraint ledger_hidden_pk primary key (batch_id, row_number)
);
create index ledger_hidden_by_place on ledger_hidden (place_id);

-- Where the postcodes of a place's ledger lie, as worked out last: the Parquet file, and from what.
create table ledger_localities (
  place_id uuid constraint ledger_localities_pk primary key constraint ledger_localities_place references places on delete cascade,
  file text not null,
  -- What it was worked out from: the place's areas, and the edition of the postcodes.
  basis jsonb not null,
  made_at timestamptz not null default now()
);

-- Seen within the place. What a published ledger shows is also seen by everybody; only the place itself writes.
alter table ledger_uploads enable row level security;
create policy ledger_uploads_scope on ledger_uploads
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table ledger_mappings enable row level security;
create policy ledger_mappings_scope on ledger_mappings
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table ledger_corrections enable row level security;
create policy ledger_corrections_scope on ledger_corrections
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table ledger_batches enable row level security;
create policy ledger_batches_scope on ledger_batches
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy ledger_batches_published on ledger_batches for select
  using (place_id = any ((select published_places('ledger'))::uuid[]));
alter table ledger_hidden enable row level security;
create policy ledger_hidden_published on ledger_hidden for select
  using (place_id = any ((select published_places('ledger'))::uuid[]));
create policy ledger_hidden_scope on ledger_hidden
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table ledger_localities enable row level security;
create policy ledger_localities_scope on ledger_localities
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy ledger_localities_published on ledger_localities for select
  using (place_id = any ((select published_places('ledger'))::uuid[]));
