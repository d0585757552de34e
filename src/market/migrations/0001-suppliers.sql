-- Organisations as suppliers: who asked to register, what they say of themselves, and the numbers they claim.

-- Waits until the link in the mail is used. Anybody may leave one; nobody reads them but who holds a link, and the system.
create table registrations (
  id uuid constraint registrations_pk primary key,
  email text not null constraint registrations_email_lower_case check (email = lower(email)),
  name text not null constraint registrations_name_length check (length(name) between 1 and 200),
  -- {name, form, identifiers: [{scheme, id}], postcode}
  organisation jsonb not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz
);
create index registrations_by_email on registrations (email, asked_at);

alter table registrations enable row level security;
create policy registrations_left on registrations for insert with check (true);
create policy registrations_read on registrations using ((select scope_everything()));

create table suppliers (
  organisation_id uuid constraint suppliers_pk primary key
    constraint suppliers_organisation references organisations on delete cascade,
  edition int4 not null constraint suppliers_edition check (edition >= 1),
  -- False where an administrator made the organisation.
  registered_itself boolean not null,
  content jsonb not null,
  written_by text not null,
  written_at timestamptz not null
);

-- What was said before stays to be read: nothing is written anew.
create table supplier_editions (
  organisation_id uuid not null constraint supplier_editions_supplier references suppliers on delete cascade,
  edition int4 not null,
  content jsonb not null,
  written_by text not null,
  written_by_id uuid,
  written_at timestamptz not null,
  constraint supplier_editions_pk primary key (organisation_id, edition)
);
revoke update, delete on supplier_editions from commonweal_run;

-- Numbers that an organisation says are its own. Not unique: whoever comes first must not keep the real one out.
create table supplier_identifiers (
  organisation_id uuid not null constraint supplier_identifiers_supplier references suppliers on delete cascade,
  scheme text not null,
  identifier text not null,
  constraint supplier_identifiers_pk primary key (organisation_id, scheme, identifier)
);
create index supplier_identifiers_by_number on supplier_identifiers (scheme, identifier);

alter table suppliers enable row level security;
create policy suppliers_scope on suppliers
  using ((select scope_everything()) or organisation_id = any ((select scope_organisations())::uuid[]));
alter table supplier_editions enable row level security;
create policy supplier_editions_scope on supplier_editions
  using ((select scope_everything()) or organisation_id = any ((select scope_organisations())::uuid[]));
alter table supplier_identifiers enable row level security;
create policy supplier_identifiers_scope on supplier_identifiers
  using ((select scope_everything()) or organisation_id = any ((select scope_organisations())::uuid[]));

-- How many other organisations have the same number, without saying which: to those of the organisation itself.
create function supplier_identifier_twins(supplier uuid) returns table (scheme text, identifier text, others int4)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select mine.scheme, mine.identifier, (
      select count(distinct other.organisation_id)::int4 from (
        select s.organisation_id from public.supplier_identifiers s
          where s.scheme = mine.scheme and s.identifier = mine.identifier
        union all
        select o.organisation_id from public.organisation_identifiers o
          where o.scheme = mine.scheme and o.identifier = mine.identifier
      ) other where other.organisation_id <> supplier)
    from public.supplier_identifiers mine
    where mine.organisation_id = supplier
      and (public.scope_everything() or supplier = any (public.scope_organisations()))
  $$;
