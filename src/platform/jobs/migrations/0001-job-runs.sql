-- What people see of jobs, and the truth about them. The queue's own tables stand in a schema apart (jobs_queue), are in
-- no backup, and are made again from this one.

create table job_runs (
  id uuid constraint job_runs_pk primary key,
  -- The queue's number for the present round of tries: an older message about this job is ignored.
  queue_id uuid not null,
  name text not null,
  words text not null,
  quick boolean not null,
  state text not null default 'waiting'
    constraint job_runs_state check (state in ('waiting', 'working', 'done', 'failed', 'cancelled')),
  data jsonb not null,
  scope_person uuid,
  scope_system text,
  started_by uuid,
  started_by_words text not null,
  place_id uuid,
  done int8 not null default 0,
  total int8,
  progress_words text,
  result jsonb,
  error text,
  error_whole text,
  attempts int not null default 0,
  attempts_allowed int not null constraint job_runs_attempts_allowed check (attempts_allowed >= 1),
  cancel_asked boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  constraint job_runs_one_scope check ((scope_person is null) <> (scope_system is null)),
  constraint job_runs_ended check ((ended_at is not null) = (state in ('done', 'failed', 'cancelled')))
);
create index job_runs_newest on job_runs (created_at desc, id desc);
create index job_runs_open on job_runs (state) where state in ('waiting', 'working', 'failed');
create index job_runs_started_by on job_runs (started_by, created_at desc) where started_by is not null;

alter table job_runs enable row level security;
create policy job_runs_seen on job_runs for select
  using ((select scope_everything()) or started_by = (select scope_person()) or place_id = any ((select scope_places())::uuid[]));
create policy job_runs_added on job_runs for insert
  with check ((select scope_everything()) or started_by is null or started_by = (select scope_person()));
create policy job_runs_changed on job_runs for update using ((select scope_everything()) or started_by = (select scope_person()));
create policy job_runs_removed on job_runs for delete using ((select scope_everything()));
