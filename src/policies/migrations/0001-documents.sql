-- What a place sets down: four kinds of document, their versions, paragraphs, comments, adoptions, and what is published of them.
-- Drafts, comments and names of people are seen within the place only. What is published stands in a table of its own, which
-- everybody reads and in which no person is named.

create table policy_documents (
  id uuid constraint policy_documents_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_documents_place references places on delete cascade,
  kind text not null constraint policy_documents_kind check (kind in ('charter', 'policy', 'framework', 'checklist')),
  created_at timestamptz not null default now(),
  constraint policy_documents_once unique (place_id, kind)
);

create table policy_versions (
  id uuid constraint policy_versions_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_versions_place references places on delete cascade,
  document_id uuid not null constraint policy_versions_document references policy_documents on delete cascade,
  number int4 not null,
  state text not null constraint policy_versions_state
    check (state in ('draft', 'proposed', 'published', 'superseded', 'withdrawn', 'dropped')),
  title text not null constraint policy_versions_title check (btrim(title) <> '' and length(title) <= 200),
  -- The starter text it began from.
  template text,
  review_on date,
  -- A Word or PDF file kept as it is: its key in the store, its name, what it is by its content, its size.
  file jsonb,
  -- Priorities and rules as they were when it was proposed. While it is a draft they are live.
  frozen jsonb,
  -- Each time it was proposed it was laid before the seats anew: the subjects of those agreements, the newest last.
  proposals uuid[] not null default '{}',
  demonstration boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  proposed_at timestamptz,
  published_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  constraint policy_versions_number unique (document_id, number),
  constraint policy_versions_frozen check (state = 'dropped' or (state = 'draft') = (frozen is null)),
  constraint policy_versions_ended check ((state in ('superseded', 'withdrawn', 'dropped')) = (ended_at is not null))
);
create unique index policy_versions_one_open on policy_versions (document_id) where state in ('draft', 'proposed');
create unique index policy_versions_one_published on policy_versions (document_id) where state = 'published';
create index policy_versions_by_place on policy_versions (place_id, state);

create table policy_parts (
  id uuid constraint policy_parts_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_parts_place references places on delete cascade,
  version_id uuid not null constraint policy_parts_version references policy_versions on delete cascade,
  position int4 not null,
  -- The same through all versions.
  origin uuid not null default gen_random_uuid(),
  section text not null,
  kind text not null constraint policy_parts_kind check (kind in ('text', 'filled', 'outcome', 'question')),
  heading text not null constraint policy_parts_heading_length check (length(heading) <= 200),
  words text not null constraint policy_parts_words_length check (length(words) <= 20000),
  fill text,
  -- An agreed priority: priorities keep their own history, so this only names it.
  priority_id uuid,
  edition int4 not null default 1,
  changed_by text,
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  -- Made by the form that asked for it: pressed twice, it is added once.
  once_key uuid not null default gen_random_uuid(),
  constraint policy_parts_fill check ((kind = 'filled') = (fill is not null)),
  constraint policy_parts_once unique (place_id, once_key),
  constraint policy_parts_origin unique (version_id, origin)
);
create index policy_parts_by_version on policy_parts (version_id, position);

-- Every text that a paragraph ever had, and those that were set aside when two people wrote at once.
create table policy_part_editions (
  id uuid constraint policy_part_editions_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_part_editions_place references places on delete cascade,
  part_id uuid not null constraint policy_part_editions_part references policy_parts on delete cascade,
  edition int4 not null,
  heading text not null,
  words text not null,
  set_aside boolean not null default false,
  written_by text,
  written_at timestamptz not null default now()
);
create index policy_part_editions_by_part on policy_part_editions (part_id, edition);

create table policy_comments (
  id uuid constraint policy_comments_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_comments_place references places on delete cascade,
  version_id uuid not null constraint policy_comments_version references policy_versions on delete cascade,
  part_id uuid not null constraint policy_comments_part references policy_parts on delete cascade,
  answers uuid constraint policy_comments_answers references policy_comments on delete cascade,
  sector text not null,
  words text not null constraint policy_comments_words check (btrim(words) <> '' and length(words) <= 4000),
  edition int4 not null,
  written_by uuid,
  written_by_name text not null,
  written_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by_name text,
  settled_words text,
  once_key uuid not null,
  constraint policy_comments_settled check ((settled_at is null) = (settled_words is null)),
  constraint policy_comments_answer_is_not_settled check (answers is null or settled_at is null),
  constraint policy_comments_once unique (place_id, once_key)
);
create index policy_comments_by_version on policy_comments (version_id, part_id, written_at);

create table policy_adoptions (
  id uuid constraint policy_adoptions_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_adoptions_place references places on delete cascade,
  version_id uuid not null constraint policy_adoptions_version references policy_versions on delete cascade,
  organisation_id uuid not null,
  -- As it was called then.
  organisation text not null,
  adopted_on date not null,
  minute text not null constraint policy_adoptions_minute check (btrim(minute) <> '' and length(minute) <= 300),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint policy_adoptions_once unique (version_id, organisation_id)
);

create table policy_publications (
  id uuid constraint policy_publications_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint policy_publications_place references places on delete cascade,
  version_id uuid not null constraint policy_publications_version_once unique
    constraint policy_publications_version references policy_versions on delete cascade,
  kind text not null,
  number int4 not null,
  title text not null,
  published_on date not null,
  -- The whole document, as it is shown; taken away when it is withdrawn.
  document jsonb,
  file jsonb,
  -- The organisations that adopted it, with day and minute.
  adoptions jsonb not null,
  -- Which priorities it rests on, and how many have changed since, as last looked at.
  priorities jsonb not null,
  moved_on jsonb,
  pdf jsonb,
  word jsonb,
  superseded_on date,
  withdrawn_on date,
  withdrawn_why text,
  demonstration boolean not null default false,
  constraint policy_publications_withdrawn
    check ((withdrawn_on is null) = (withdrawn_why is null) and (withdrawn_on is null or (document is null and file is null and pdf is null and word is null)))
);
-- One for each kind at the stable address: published, or withdrawn with its reason.
create unique index policy_publications_current on policy_publications (place_id, kind) where superseded_on is null;

alter table policy_documents enable row level security;
create policy policy_documents_scope on policy_documents
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_versions enable row level security;
create policy policy_versions_scope on policy_versions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_parts enable row level security;
create policy policy_parts_scope on policy_parts
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_part_editions enable row level security;
create policy policy_part_editions_scope on policy_part_editions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_comments enable row level security;
create policy policy_comments_scope on policy_comments
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_adoptions enable row level security;
create policy policy_adoptions_scope on policy_adoptions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table policy_publications enable row level security;
create policy policy_publications_scope on policy_publications
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy policy_publications_seen on policy_publications for select using (superseded_on is null);
