-- Who may change a work, its records and their sums may see them already: a place that keeps a work is one of its places. So what is read
-- is asked by one rule and not by two, which took a quarter of the time in which PostgreSQL plans a page of records.

alter table records add constraint records_place_is_one_of_them check (place_id = any (places));
alter table totals_by_work add constraint totals_by_work_place_is_one_of_them check (place_id = any (places));

drop policy works_kept on works;
drop policy records_kept on records;
drop policy totals_by_work_kept on totals_by_work;
create policy works_added on works for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy works_changed on works for update
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy works_removed on works for delete
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy records_added on records for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy records_changed on records for update
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy records_removed on records for delete
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy totals_by_work_added on totals_by_work for insert
  with check ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy totals_by_work_changed on totals_by_work for update
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy totals_by_work_removed on totals_by_work for delete
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
