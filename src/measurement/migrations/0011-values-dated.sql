-- A value counts from a day and until a day; a record is valued by its first day. Without a day it counts from the beginning, or goes on.
create extension if not exists btree_gist;

alter table measure_values
  add column from_day date,
  add column to_day date,
  add constraint measure_values_days check (to_day >= from_day);

-- One act holds at most one value of a kind, on any day: of several records of an act one counts (records_one_fiscal and its like), and a
-- measure has one.
drop index measure_values_one_for_a_kind;
alter table measure_values add constraint measure_values_one_for_a_kind
  exclude using gist (measure_id with =, kind with =, daterange(from_day, to_day, '[]') with &&) where (turned_off_at is null);
