-- Jobs of which no list tells, such as the mail that tells a bidder that its bid has arrived: only the program itself sees them.

alter table job_runs add column unseen boolean not null default false;
alter table job_runs add constraint job_runs_unseen check (not unseen or (started_by is null and scope_person is null));

drop policy job_runs_seen on job_runs;
create policy job_runs_seen on job_runs for select
  using (((select scope_everything()) and (not unseen or (select scope_person()) is null))
    or started_by = (select scope_person()) or (not unseen and place_id = any ((select scope_places())::uuid[])));
drop policy job_runs_changed on job_runs;
create policy job_runs_changed on job_runs for update
  using (((select scope_everything()) and (not unseen or (select scope_person()) is null)) or started_by = (select scope_person()));
