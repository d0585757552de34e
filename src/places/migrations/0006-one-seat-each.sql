-- One person speaks for one sector of a place: whoever had taken a second seat keeps the first.
update seat_leads as later set until_at = greatest(now(), from_at)
  where until_at is null and exists (
    select 1 from seat_leads as earlier
      where earlier.place_id = later.place_id and earlier.person_id = later.person_id and earlier.until_at is null
        and (earlier.from_at, earlier.id) < (later.from_at, later.id));
create unique index seat_leads_one_seat_each on seat_leads (place_id, person_id) where until_at is null;

-- Who led a seat stays to be read when the seat is taken away, and nobody writes that history anew: a lead's time only ends.
alter table seat_leads drop constraint seat_leads_seat;
alter table seat_leads add constraint seat_leads_place foreign key (place_id) references places on delete cascade;
revoke update, delete on seat_leads from commonweal_run;
grant update (until_at) on seat_leads to commonweal_run;
