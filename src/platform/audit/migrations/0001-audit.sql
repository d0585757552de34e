-- The audit: entries that can only be added, one chain per place and one for the installation, and beside each entry
-- the personal detail, which can be erased. The database itself keeps a chain going: whatever asks, an entry is taken
-- only as the next link, and its head moves with it. Only the owner role, which never serves a request, could do more.

create table audit_heads (
  chain text constraint audit_heads_pk primary key,
  place_id uuid,
  sequence int8 not null,
  digest text not null,
  -- The chain of an invented place may be removed with it; every other chain stays for ever.
  demonstration boolean not null default false
);

create table audit_entries (
  chain text not null,
  sequence int8 not null constraint audit_entries_sequence_from_one check (sequence >= 1),
  at timestamptz not null,
  what text not null,
  subject_kind text not null,
  subject_id text not null,
  place_id uuid,
  organisation_id uuid,
  actor_kind text not null constraint audit_entries_actor_kind check (actor_kind in ('person', 'system', 'public')),
  actor_id uuid,
  -- What acted, where it was no signed-in person: never a person's name.
  actor_words text,
  details_digest text not null,
  previous text not null,
  digest text not null,
  constraint audit_entries_pk primary key (chain, sequence),
  constraint audit_entries_has_actor check ((actor_kind = 'person') = (actor_id is not null) and (actor_kind = 'person') = (actor_words is null)),
  constraint audit_entries_chain_of_place check (chain = coalesce(place_id::text, 'system'))
);
create index audit_entries_by_time on audit_entries (at desc, chain, sequence desc);
create index audit_entries_by_actor on audit_entries (actor_id, at desc) where actor_id is not null;
create index audit_entries_by_subject on audit_entries (subject_kind, subject_id);

create table audit_details (
  chain text not null,
  sequence int8 not null,
  actor_name text,
  -- JSON as text, so that what was hashed is what is kept, to the letter.
  before_json text,
  after_json text,
  why text,
  salt text,
  erased_at timestamptz,
  constraint audit_details_pk primary key (chain, sequence),
  constraint audit_details_of_entry foreign key (chain, sequence) references audit_entries (chain, sequence),
  constraint audit_details_erased_whole check (
    (erased_at is null) = (salt is not null)
    and (erased_at is null or (actor_name is null and before_json is null and after_json is null and why is null))
  )
);

revoke update, delete on audit_entries from commonweal_run;
revoke update, delete on audit_details from commonweal_run;
revoke insert, update, delete on audit_heads from commonweal_run;

alter table audit_heads enable row level security;
create policy audit_heads_scope on audit_heads
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

alter table audit_entries enable row level security;
create policy audit_entries_seen on audit_entries for select
  using (
    (select scope_everything()) or place_id = any ((select scope_places())::uuid[]) or actor_id = (select scope_person())
  );
-- Nobody writes an act down in somebody else's name.
create policy audit_entries_added on audit_entries for insert
  with check (actor_id is null or actor_id = scope_person() or scope_everything());

alter table audit_details enable row level security;
-- Whoever sees everything sees a detail without its entry, too: a check must find it.
create policy audit_details_seen on audit_details for select using (
  (select scope_everything()) or exists (select from audit_entries e where e.chain = audit_details.chain and e.sequence = audit_details.sequence)
);
create policy audit_details_added on audit_details for insert with check (true);

-- The functions below act with the owner's rights. Temporary tables come last in their search path: else a table that the
-- running role made for itself, called audit_heads, would be taken for the real one.

-- Waits for its turn on the chain, until the transaction ends, then tells where the chain stands.
create function audit_turn(chain_name text) returns table (sequence int8, digest text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('audit chain ' || chain_name, 0));
  return query select h.sequence, h.digest from audit_heads h where h.chain = chain_name;
end $$;

create function audit_entry_is_next() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_heads (chain, place_id, sequence, digest) values (new.chain, new.place_id, 0, '') on conflict do nothing;
  update audit_heads set sequence = new.sequence, digest = new.digest
    where chain = new.chain and sequence = new.sequence - 1 and digest = new.previous;
  if not found then
    raise exception 'Entry % is not the next one of the chain %', new.sequence, new.chain
      using errcode = 'check_violation', constraint = 'audit_entries_is_next';
  end if;
  return null;
end $$;
create trigger audit_entries_is_next after insert on audit_entries for each row execute function audit_entry_is_next();

-- Erases the personal detail beside entries; the entries and their chain stay. Only for whoever runs the installation.
create function audit_erase(chain_name text, numbers int8[]) returns int8
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare erased int8;
begin
  if not scope_everything() then return 0; end if;
  update audit_details set actor_name = null, before_json = null, after_json = null, why = null, salt = null, erased_at = now()
    where chain = chain_name and sequence = any (numbers) and erased_at is null;
  get diagnostics erased = row_count;
  return erased;
end $$;

-- Marks the chain of an invented place, before its first entry: only such a chain can be removed later.
create function audit_begin_demonstration(place uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not scope_everything() then return false; end if;
  insert into audit_heads (chain, place_id, sequence, digest, demonstration) values (place::text, place, 0, '', true)
    on conflict do nothing;
  return found;
end $$;

create function audit_remove_demonstration(place uuid) returns int8
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare removed int8;
begin
  if not scope_everything() then return -1; end if;
  delete from audit_heads where chain = place::text and demonstration;
  if not found then return -1; end if;
  delete from audit_details where chain = place::text;
  delete from audit_entries where chain = place::text;
  get diagnostics removed = row_count;
  return removed;
end $$;
