-- Conversations of a place: questions, ideas, groups, points; and what residents and people who use services have said.
-- Who took part stands in a table of its own: of an anonymous conversation nobody but the person sees their row, not even
-- whoever looks after the installation.

create table conversations (
  id uuid constraint conversations_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint conversations_place references places on delete cascade,
  title text not null constraint conversations_title_given check (btrim(title) <> '' and length(title) <= 200),
  purpose text not null constraint conversations_purpose_length check (length(purpose) <= 4000),
  theme text constraint conversations_theme_length check (btrim(theme) <> '' and length(theme) <= 100),
  anonymous boolean not null,
  -- Together in one room at one time; else each when it suits them.
  live boolean not null,
  from_day date,
  until_day date,
  -- How many points each person may share out.
  points int not null constraint conversations_points_few check (points between 1 and 100),
  stage text not null default 'gathering'
    constraint conversations_stage check (stage in ('gathering', 'grouping', 'weighing', 'results', 'closed')),
  -- Rises with every change, so that a page knows when there is something new.
  version int8 not null default 1,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  constraint conversations_in_order check (until_day >= from_day),
  constraint conversations_with_place unique (place_id, id)
);

-- Where the facilitator led it, forward and back. Never changed.
create table conversation_moves (
  id uuid constraint conversation_moves_pk primary key default gen_random_uuid(),
  conversation_id uuid not null,
  place_id uuid not null,
  from_stage text not null,
  to_stage text not null constraint conversation_moves_somewhere check (to_stage <> from_stage),
  why text constraint conversation_moves_why_length check (length(why) <= 1000),
  moved_by text not null,
  moved_at timestamptz not null default now(),
  constraint conversation_moves_of foreign key (place_id, conversation_id) references conversations (place_id, id) on delete cascade
);
create index conversation_moves_by_conversation on conversation_moves (conversation_id, moved_at);

create table conversation_questions (
  id uuid constraint conversation_questions_pk primary key default gen_random_uuid(),
  conversation_id uuid not null,
  place_id uuid not null,
  position int not null constraint conversation_questions_from_one check (position >= 1),
  words text not null constraint conversation_questions_words_given check (btrim(words) <> '' and length(words) <= 400),
  -- Which starter set it was taken from, if any; its words may have been changed since.
  starter text,
  constraint conversation_questions_of foreign key (place_id, conversation_id) references conversations (place_id, id) on delete cascade,
  constraint conversation_questions_in_order unique (conversation_id, position) deferrable initially deferred,
  constraint conversation_questions_here unique (conversation_id, id)
);

-- One person's voice in one conversation, without a name: the sector, and nothing else.
create table conversation_voices (
  id uuid constraint conversation_voices_pk primary key default gen_random_uuid(),
  conversation_id uuid not null,
  place_id uuid not null,
  sector text not null,
  constraint conversation_voices_of foreign key (place_id, conversation_id) references conversations (place_id, id) on delete cascade,
  constraint conversation_voices_here unique (conversation_id, id)
);

-- Whose voice it is.
create table conversation_people (
  voice_id uuid constraint conversation_people_pk primary key,
  conversation_id uuid not null,
  place_id uuid not null,
  person_id uuid not null constraint conversation_people_person references people on delete cascade,
  name text not null,
  constraint conversation_people_voice foreign key (conversation_id, voice_id)
    references conversation_voices (conversation_id, id) on delete cascade,
  constraint conversation_people_once unique (conversation_id, person_id)
);
create index conversation_people_by_person on conversation_people (person_id);

create table conversation_groups (
  id uuid constraint conversation_groups_pk primary key default gen_random_uuid(),
  conversation_id uuid not null,
  place_id uuid not null,
  title text not null constraint conversation_groups_title_given check (btrim(title) <> '' and length(title) <= 150),
  words text not null constraint conversation_groups_words_length check (length(words) <= 2000),
  created_at timestamptz not null default now(),
  constraint conversation_groups_of foreign key (place_id, conversation_id) references conversations (place_id, id) on delete cascade,
  constraint conversation_groups_title_unique unique (conversation_id, title),
  constraint conversation_groups_here unique (conversation_id, id)
);

-- Said by a voice, or in the room and written down by the facilitator. It stands in one group at most.
create table conversation_ideas (
  id uuid constraint conversation_ideas_pk primary key default gen_random_uuid(),
  conversation_id uuid not null,
  place_id uuid not null,
  question_id uuid not null,
  voice_id uuid,
  sector text not null,
  words text not null constraint conversation_ideas_words_given check (btrim(words) <> '' and length(words) <= 1000),
  group_id uuid,
  said_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  constraint conversation_ideas_of foreign key (place_id, conversation_id) references conversations (place_id, id) on delete cascade,
  constraint conversation_ideas_question foreign key (conversation_id, question_id)
    references conversation_questions (conversation_id, id),
  constraint conversation_ideas_voice foreign key (conversation_id, voice_id) references conversation_voices (conversation_id, id),
  constraint conversation_ideas_group foreign key (conversation_id, group_id)
    references conversation_groups (conversation_id, id) on delete set null (group_id),
  constraint conversation_ideas_withdrawn_ungrouped check (withdrawn_at is null or group_id is null)
);
create index conversation_ideas_by_question on conversation_ideas (conversation_id, question_id, said_at);
create index conversation_ideas_by_place on conversation_ideas (place_id, sector, said_at);

create table conversation_points (
  voice_id uuid not null,
  group_id uuid not null,
  conversation_id uuid not null,
  place_id uuid not null,
  points int not null constraint conversation_points_some check (points between 1 and 100),
  given_at timestamptz not null default now(),
  constraint conversation_points_pk primary key (voice_id, group_id),
  constraint conversation_points_voice foreign key (conversation_id, voice_id)
    references conversation_voices (conversation_id, id) on delete cascade,
  constraint conversation_points_group foreign key (conversation_id, group_id)
    references conversation_groups (conversation_id, id) on delete cascade
);
create index conversation_points_by_group on conversation_points (group_id);

-- What a form brought, by the key that stood in it and a digest of the words: sent again, it is not taken twice.
create table conversation_sent (
  place_id uuid not null constraint conversation_sent_place references places on delete cascade,
  key uuid not null,
  digest text not null,
  subject_id uuid not null,
  sent_at timestamptz not null default now(),
  constraint conversation_sent_pk primary key (place_id, key, digest)
);

create table residents_views (
  id uuid constraint residents_views_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint residents_views_place references places on delete cascade,
  source text not null constraint residents_views_source_given check (btrim(source) <> '' and length(source) <= 200),
  heard_on date not null,
  people int not null constraint residents_views_people_some check (people between 1 and 10000000),
  gathered text not null constraint residents_views_gathered_given check (btrim(gathered) <> '' and length(gathered) <= 1000),
  consent text not null constraint residents_views_consent_given check (btrim(consent) <> '' and length(consent) <= 1000),
  words text not null constraint residents_views_words_given check (btrim(words) <> '' and length(words) <= 8000),
  removed_at timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  constraint residents_views_removed_empty check (removed_at is null or words = 'Taken out')
);
create index residents_views_by_place on residents_views (place_id, heard_on desc);

-- A promise made to those who speak is kept: once somebody has taken part, names are neither hidden nor shown anew.
create function conversation_promise() returns trigger language plpgsql as $$
begin
  if new.anonymous <> old.anonymous
    and exists (select from conversation_ideas i where i.conversation_id = new.id) then
    raise exception 'The conversation has begun' using errcode = 'check_violation', constraint = 'conversations_promise_kept';
  end if;
  return new;
end $$;
create trigger conversations_promise_kept before update of anonymous on conversations
  for each row execute function conversation_promise();

alter table conversations enable row level security;
create policy conversations_scope on conversations
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_moves enable row level security;
create policy conversation_moves_scope on conversation_moves
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_questions enable row level security;
create policy conversation_questions_scope on conversation_questions
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_voices enable row level security;
create policy conversation_voices_scope on conversation_voices
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_groups enable row level security;
create policy conversation_groups_scope on conversation_groups
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_ideas enable row level security;
create policy conversation_ideas_scope on conversation_ideas
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_points enable row level security;
create policy conversation_points_scope on conversation_points
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table conversation_sent enable row level security;
create policy conversation_sent_scope on conversation_sent
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
alter table residents_views enable row level security;
create policy residents_views_scope on residents_views
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

revoke update, delete on conversation_moves from commonweal_run;

alter table conversation_people enable row level security;
-- Everybody's own row; of a conversation with names, those of the others too.
create policy conversation_people_seen on conversation_people for select using (
  person_id = (select scope_person())
  or (
    ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]))
    and exists (select from conversations c where c.id = conversation_people.conversation_id and not c.anonymous)
  )
);
create policy conversation_people_added on conversation_people for insert with check (
  (select scope_everything())
  or (person_id = (select scope_person()) and place_id = any ((select scope_places())::uuid[]))
);
revoke update, delete on conversation_people from commonweal_run;
