-- Places, organisations and partnerships. Whoever asks sees the places their scope opens; organisations that are theirs, or
-- partners of a place they see.

create table places (
  id uuid constraint places_pk primary key default gen_random_uuid(),
  slug text not null constraint places_slug_unique unique
    constraint places_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null constraint places_name_given check (btrim(name) <> ''),
  parent_id uuid constraint places_parent references places constraint places_not_own_parent check (parent_id <> id),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
create index places_by_parent on places (parent_id) where parent_id is not null;

create table place_members (
  place_id uuid not null constraint place_members_place references places on delete cascade,
  kind text not null constraint place_members_kind check (kind in ('district', 'ward', 'sector')),
  code text not null,
  constraint place_members_pk primary key (place_id, kind, code)
);
create index place_members_by_code on place_members (code);

create table organisations (
  id uuid constraint organisations_pk primary key default gen_random_uuid(),
  name text not null constraint organisations_name_given check (btrim(name) <> ''),
  kind text not null constraint organisations_kind check (kind in ('local-authority', 'nhs-commissioner',
    'police-and-crime-commissioner', 'health-and-wellbeing-board', 'provider', 'vcse', 'business', 'other')),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);

create table organisation_identifiers (
  organisation_id uuid not null constraint organisation_identifiers_organisation references organisations on delete cascade,
  scheme text not null,
  identifier text not null,
  constraint organisation_identifiers_pk primary key (organisation_id, scheme, identifier),
  constraint organisation_identifiers_unique unique (scheme, identifier)
);

-- The organisation is checked when the transaction ends: one who leads a place makes the partnership first, and through it
-- may see the organisation they then write.
create table partnerships (
  id uuid constraint partnerships_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint partnerships_place references places on delete cascade,
  organisation_id uuid not null constraint partnerships_organisation references organisations
    on delete cascade deferrable initially deferred,
  sector text not null,
  starts_on date not null,
  ends_on date,
  constraint partnerships_in_order check (ends_on >= starts_on),
  constraint partnerships_once unique (place_id, organisation_id, sector, starts_on)
);
create index partnerships_by_organisation on partnerships (organisation_id);

alter table places enable row level security;
create policy places_scope on places using ((select scope_everything()) or id = any ((select scope_places())::uuid[]));

alter table place_members enable row level security;
create policy place_members_scope on place_members using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

alter table partnerships enable row level security;
create policy partnerships_scope on partnerships
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]) or organisation_id = any ((select scope_organisations())::uuid[]))
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

alter table organisations enable row level security;
create policy organisations_scope on organisations
  using ((select scope_everything()) or id = any ((select scope_organisations())::uuid[])
    or exists (select from partnerships p where p.organisation_id = organisations.id and p.place_id = any ((select scope_places())::uuid[])));

alter table organisation_identifiers enable row level security;
create policy organisation_identifiers_scope on organisation_identifiers
  using ((select scope_everything()) or exists (select from organisations o where o.id = organisation_identifiers.organisation_id));
