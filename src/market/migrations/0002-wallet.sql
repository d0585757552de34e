-- The evidence and the answers an organisation keeps for itself. Only its own people read them: who looks after the
-- installation is not among these, so no policy here asks for scope_everything() but to put the demonstration in.

create table wallet_items (
  id uuid constraint wallet_items_pk primary key,
  organisation_id uuid not null constraint wallet_items_organisation references organisations on delete cascade,
  kind text not null constraint wallet_items_kind check (kind in ('policy', 'insurance', 'certificate', 'accounts',
    'case-study', 'reference', 'other')),
  title text not null constraint wallet_items_title check (length(title) between 1 and 200),
  words text not null constraint wallet_items_words check (length(words) <= 20000),
  -- {key, name, kind, bytes}; null for words alone.
  file jsonb,
  valid_until date,
  added_by text not null,
  added_at timestamptz not null,
  constraint wallet_items_holds_something check (file is not null or words <> '')
);
create index wallet_items_by_organisation on wallet_items (organisation_id, title);
create index wallet_items_by_file on wallet_items ((file ->> 'key')) where file is not null;

create table wallet_answers (
  id uuid constraint wallet_answers_pk primary key,
  organisation_id uuid not null constraint wallet_answers_organisation references organisations on delete cascade,
  edition int4 not null default 1,
  title text not null constraint wallet_answers_title check (length(title) between 1 and 200),
  words text not null constraint wallet_answers_words check (length(words) between 1 and 50000),
  tags text[] not null,
  written_by text not null,
  written_at timestamptz not null
);
create index wallet_answers_by_organisation on wallet_answers (organisation_id, title);
revoke update on wallet_items from commonweal_run;

alter table wallet_items enable row level security;
create policy wallet_items_own on wallet_items using (organisation_id = any ((select scope_organisations())::uuid[]));
create policy wallet_items_put on wallet_items for insert with check ((select scope_everything()));
alter table wallet_answers enable row level security;
create policy wallet_answers_own on wallet_answers using (organisation_id = any ((select scope_organisations())::uuid[]));
create policy wallet_answers_put on wallet_answers for insert with check ((select scope_everything()));

-- How much there is, and nothing of what it says: for whoever looks after the installation, too.
create function wallet_counts(supplier uuid) returns table (files int4, texts int4, answers int4, bytes int8)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select
      (select count(*)::int4 from public.wallet_items where organisation_id = supplier and file is not null),
      (select count(*)::int4 from public.wallet_items where organisation_id = supplier and file is null),
      (select count(*)::int4 from public.wallet_answers where organisation_id = supplier),
      (select coalesce(sum((file ->> 'bytes')::int8), 0)::int8 from public.wallet_items where organisation_id = supplier)
    where public.scope_everything() or supplier = any (public.scope_organisations())
  $$;

-- Which of these stored files some wallet holds: so that none is cleared away.
create function wallet_files(keys text[]) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce(array_agg(distinct file ->> 'key'), '{}') from public.wallet_items where file ->> 'key' = any (keys) $$;
