-- Agreement as equals: what is to be agreed, and every word that the lead of a sector gave on it. Words are added, never changed.

create table agreements (
  id uuid constraint agreements_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint agreements_place references places on delete cascade,
  -- What it is about: `priority-version`, `document-version`, and its id.
  subject_kind text not null,
  subject_id uuid not null,
  -- As pages name it and lead to it: `priority`, its title, its address.
  what text not null,
  title text not null,
  href text not null constraint agreements_own_address check (href like '/%' and href not like '//%'),
  -- The outcome of the events, kept beside them for lists. The events decide.
  state text not null default 'open' constraint agreements_state check (state in ('open', 'objected', 'agreed', 'closed')),
  agreed_at timestamptz,
  opened_at timestamptz not null default now(),
  constraint agreements_once unique (place_id, subject_kind, subject_id),
  constraint agreements_agreed_when check ((state = 'agreed') = (agreed_at is not null)),
  constraint agreements_with_place unique (place_id, id)
);

create table agreement_events (
  id int8 generated always as identity constraint agreement_events_pk primary key,
  place_id uuid not null,
  agreement_id uuid not null,
  kind text not null
    constraint agreement_events_kind check (kind in ('agreed', 'objected', 'withdrew', 'reopened', 'reached', 'closed')),
  -- The seat that spoke; none where nobody did (`reached`, `closed`).
  sector text,
  person_id uuid,
  -- As the person was called that day: what was said stays readable when an account is gone.
  person_name text,
  words text constraint agreement_events_words_length check (length(words) <= 4000),
  at timestamptz not null default now(),
  constraint agreement_events_of foreign key (place_id, agreement_id) references agreements (place_id, id) on delete cascade,
  constraint agreement_events_a_seat_speaks check ((kind in ('reached', 'closed')) = (sector is null)),
  constraint agreement_events_with_words
    check (kind not in ('objected', 'reopened', 'closed') or btrim(coalesce(words, '')) <> '')
);
create index agreement_events_by_agreement on agreement_events (agreement_id, id);

revoke update on agreement_events from commonweal_run;

alter table agreements enable row level security;
create policy agreements_scope on agreements
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table agreement_events enable row level security;
create policy agreement_events_scope on agreement_events
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
