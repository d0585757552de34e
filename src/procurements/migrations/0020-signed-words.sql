-- One person signs for one buyer; what was told of consultations and the first step is corrected by adding, never by changing; and the
-- edition of the record that stood at the first step is kept.

-- Looks at all signatures, whoever asks, and in turn: two at once would not see each other.
create function consideration_signer_is_one_buyers() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('consideration of ' || new.procurement_id::text, 0));
  if exists (select from public.consideration_signatures s where s.procurement_id = new.procurement_id
      and s.signer_id = new.signer_id and s.organisation_id <> new.organisation_id) then
    raise exception 'one person signs for one buyer of a procurement'
      using errcode = 'check_violation', constraint = 'consideration_signatures_one_buyer_each';
  end if;
  return new;
end $$;
create trigger consideration_signatures_one_buyer_each before insert on consideration_signatures
  for each row execute function consideration_signer_is_one_buyers();

alter table consultations
  -- The one that this one stands in for, and why. Each is corrected once: the correction is corrected next.
  add column corrects uuid constraint consultations_corrected_once unique,
  add column corrected_why text constraint consultations_corrected_why check (btrim(corrected_why) <> '' and length(corrected_why) <= 2000),
  add constraint consultations_of_procurement unique (procurement_id, id),
  add constraint consultations_corrects foreign key (procurement_id, corrects) references consultations (procurement_id, id) on delete cascade,
  add constraint consultations_correction_whole check ((corrects is null) = (corrected_why is null));
revoke update, delete on consultations from commonweal_run;

alter table first_steps
  drop constraint first_steps_pk,
  add column version int4 not null default 1 constraint first_steps_version check (version > 0),
  -- Of the record, as it stood when the step was taken. Null where nothing was written by then, or nobody knows.
  add column edition int4,
  add column corrected_why text constraint first_steps_corrected_why check (btrim(corrected_why) <> '' and length(corrected_why) <= 2000),
  add constraint first_steps_pk primary key (procurement_id, version),
  add constraint first_steps_correction_whole check ((version = 1) = (corrected_why is null));
update first_steps f set edition = (select max(s.edition) from consideration_signatures s
  where s.procurement_id = f.procurement_id and s.signed_at <= f.taken_at);
