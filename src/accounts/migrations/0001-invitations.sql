-- Who was asked to come in, for which role. The link itself stands in one_time_links, whose subject is the invitation's id.
create table invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  name text,
  role text not null,
  place_id uuid,
  organisation_id uuid,
  sector text,
  starts_on date,
  ends_on date,
  invited_by uuid constraint invitations_inviter_exists references people (id),
  invited_by_name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  person_id uuid constraint invitations_person_exists references people (id),
  constraint invitations_email_lower_case check (email = lower(email)),
  constraint invitations_one_end check (accepted_at is null or withdrawn_at is null),
  constraint invitations_accepted_by_somebody check ((accepted_at is null) = (person_id is null))
);
create index invitations_email on invitations (email);
create index invitations_place on invitations (place_id);
create index invitations_organisation on invitations (organisation_id);

alter table invitations enable row level security;
create policy invitations_scope on invitations using (
  (select scope_everything())
  or invited_by = (select scope_person())
  or place_id = any ((select scope_places())::uuid[])
  or organisation_id = any ((select scope_organisations())::uuid[])
);
