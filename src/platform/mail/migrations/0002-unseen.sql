-- Mails of which no list tells, such as a bidder's receipt before bids are opened: only the program itself, which sends them, sees them.

alter table mail_outbox add column unseen boolean not null default false;
alter table mail_outbox add constraint mail_outbox_unseen_secret check (secret or not unseen);

drop policy mail_outbox_seen on mail_outbox;
create policy mail_outbox_seen on mail_outbox for select using (scope_everything() and (not unseen or scope_person() is null));
drop policy mail_outbox_delivered on mail_outbox;
create policy mail_outbox_delivered on mail_outbox for update using (scope_everything() and (not unseen or scope_person() is null));
