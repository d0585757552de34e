-- When the installation was last backed up, checked and restored, and how that went: the newest of each kind is shown.

create table admin_marks (
  id int8 generated always as identity constraint admin_marks_pk primary key,
  kind text not null constraint admin_marks_kind check (kind in ('backup', 'check', 'restore')),
  at timestamptz not null default now(),
  ok boolean not null,
  words text not null,
  details jsonb not null
);
create index admin_marks_newest on admin_marks (kind, at desc);

alter table admin_marks enable row level security;
create policy admin_marks_scope on admin_marks using (scope_everything());
