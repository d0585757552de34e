-- A measure of contracts can be ended: it takes nothing new from that day on, and stays in the totals.
alter table measure_versions
  add column ended_on date,
  add column ended_why text constraint measure_versions_ended_why check (btrim(ended_why) <> '' and length(ended_why) <= 2000),
  add constraint measure_versions_ended_whole check ((ended_on is null) = (ended_why is null)),
  -- What a framework says ends with its version.
  add constraint measure_versions_ended_contract check (ended_on is null or version_id is null);
