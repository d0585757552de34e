-- Every mail the product writes, whether or not a mail server is set.

create table mail_outbox (
  id uuid constraint mail_outbox_pk primary key,
  to_address text not null,
  subject text not null,
  -- Null once it has been wiped.
  text text,
  secret boolean not null,
  state text not null constraint mail_outbox_state check (state in ('kept', 'waiting', 'sent', 'refused')),
  attempts int not null default 0,
  problem text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  wiped_at timestamptz,
  constraint mail_outbox_one_line check (to_address !~ '[[:cntrl:]]' and subject !~ '[[:cntrl:]]'),
  constraint mail_outbox_only_secrets_wiped check ((text is null) = (wiped_at is not null) and (secret or wiped_at is null)),
  constraint mail_outbox_sent check ((sent_at is not null) = (state = 'sent'))
);
create index mail_outbox_newest on mail_outbox (created_at desc, id desc);
create index mail_outbox_secrets on mail_outbox (created_at) where secret and wiped_at is null;

alter table mail_outbox enable row level security;
-- Anybody's action may write a mail (somebody who forgot a password is not signed in); only the installation reads them.
create policy mail_outbox_written on mail_outbox for insert with check (true);
create policy mail_outbox_seen on mail_outbox for select using (scope_everything());
create policy mail_outbox_delivered on mail_outbox for update using (scope_everything());
