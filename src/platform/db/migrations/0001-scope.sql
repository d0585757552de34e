-- Who is asking, for the policies of row-level security: read from settings that last for one transaction.
-- A setting that was never made is null; one whose transaction has ended is ''. Either way nothing is seen.

create function scope_everything() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('commonweal.everything', true), '') = 'on';

create function scope_person() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('commonweal.person', true), '')::uuid;

create function scope_places() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('commonweal.places', true), ''), '{}')::uuid[];

create function scope_organisations() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('commonweal.organisations', true), ''), '{}')::uuid[];

-- All three may be made by the owner of a database, without a superuser, and come with a plain server.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists citext;
