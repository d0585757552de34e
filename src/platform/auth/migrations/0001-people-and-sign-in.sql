-- People, how they prove who they are, and the roles they hold.
-- Whatever opens a door (password, secret, link) is seen by the system's own scopes only, not even by its owner:
-- a query that goes round the store in somebody's name finds nothing to take away.

create table people (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  name text not null,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  constraint people_email_unique unique (email),
  constraint people_email_lower_case check (email = lower(email) and length(email) between 3 and 254),
  constraint people_name_given check (length(name) between 1 and 200)
);

create table grants (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null constraint grants_person_exists references people (id) on delete cascade,
  role text not null,
  place_id uuid,
  organisation_id uuid,
  sector text,
  starts_on date not null,
  ends_on date,
  granted_by text not null,
  created_at timestamptz not null default now(),
  constraint grants_end_after_start check (ends_on is null or ends_on >= starts_on - 1),
  constraint grants_lead_has_sector check (role <> 'place-lead' or sector is not null),
  constraint grants_administrator_on_installation
    check (role <> 'installation-administrator' or (place_id is null and organisation_id is null)),
  constraint grants_no_twins
    unique nulls not distinct (person_id, role, place_id, organisation_id, sector, starts_on, ends_on)
);
create index grants_person on grants (person_id);
create index grants_place on grants (place_id);
create index grants_organisation on grants (organisation_id);

create table credentials (
  person_id uuid primary key constraint credentials_person_exists references people (id) on delete cascade,
  password_hash text not null,
  changed_at timestamptz not null
);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null constraint sessions_person_exists references people (id) on delete cascade,
  token_hash bytea not null,
  agent text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  constraint sessions_token_unique unique (token_hash)
);
create index sessions_person on sessions (person_id);

create table api_tokens (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null constraint api_tokens_person_exists references people (id) on delete cascade,
  token_hash bytea not null,
  name text not null,
  permissions text[] not null,
  place_ids uuid[],
  organisation_ids uuid[],
  created_at timestamptz not null,
  expires_on date not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint api_tokens_token_unique unique (token_hash)
);
create index api_tokens_person on api_tokens (person_id);

create table one_time_links (
  id uuid primary key default gen_random_uuid(),
  purpose text not null,
  token_hash bytea not null,
  person_id uuid constraint one_time_links_person_exists references people (id) on delete cascade,
  subject text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_links_token_unique unique (token_hash),
  constraint one_time_links_purpose_known
    check (purpose in ('first-administrator', 'invitation', 'reset', 'email-change', 'code-step'))
);
create index one_time_links_subject on one_time_links (purpose, subject);
create index one_time_links_person on one_time_links (purpose, person_id);

-- The secret is sealed by the keys part; it counts once turned_on_at is set. used_step is the last half-minute whose code
-- was taken, so that nobody who looked over a shoulder can use the same code again.
create table code_secrets (
  person_id uuid primary key constraint code_secrets_person_exists references people (id) on delete cascade,
  sealed bytea not null,
  turned_on_at timestamptz,
  used_step bigint not null default 0
);

create table recovery_codes (
  person_id uuid not null constraint recovery_codes_person_exists references people (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_codes_once primary key (person_id, code_hash)
);

-- One row for each subject (an account, or the place attempts come from), named by a keyed digest.
create table sign_in_attempts (
  subject bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  constraint sign_in_attempts_counted check (failures >= 0)
);

alter table grants enable row level security;
create policy grants_seen on grants for select using (
  (select scope_everything())
  or person_id = (select scope_person())
  or place_id = any ((select scope_places())::uuid[])
  or organisation_id = any ((select scope_organisations())::uuid[])
);
create policy grants_written on grants for all using (scope_everything()) with check (scope_everything());

-- A person is seen by themselves and by whoever sees one of their roles: the policy above runs inside this one.
alter table people enable row level security;
create policy people_seen on people for select using (
  (select scope_everything())
  or id = (select scope_person())
  or exists (select 1 from grants where grants.person_id = people.id)
);
create policy people_written on people for all using (scope_everything()) with check (scope_everything());

alter table sessions enable row level security;
create policy sessions_own on sessions for select using (scope_everything() or person_id = scope_person());
create policy sessions_written on sessions for all using (scope_everything()) with check (scope_everything());

alter table api_tokens enable row level security;
create policy api_tokens_own on api_tokens for select using (scope_everything() or person_id = scope_person());
create policy api_tokens_written on api_tokens for all using (scope_everything()) with check (scope_everything());

alter table credentials enable row level security;
create policy credentials_system on credentials using (scope_everything()) with check (scope_everything());
alter table one_time_links enable row level security;
create policy one_time_links_system on one_time_links using (scope_everything()) with check (scope_everything());
alter table code_secrets enable row level security;
create policy code_secrets_system on code_secrets using (scope_everything()) with check (scope_everything());
alter table recovery_codes enable row level security;
create policy recovery_codes_system on recovery_codes using (scope_everything()) with check (scope_everything());
alter table sign_in_attempts enable row level security;
create policy sign_in_attempts_system on sign_in_attempts using (scope_everything()) with check (scope_everything());
