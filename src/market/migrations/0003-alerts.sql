-- Which notices an organisation wants to hear of, who reads of them by mail, and which it was told of.

create table alert_wishes (
  id uuid constraint alert_wishes_pk primary key,
  organisation_id uuid not null constraint alert_wishes_organisation references organisations on delete cascade,
  title text not null constraint alert_wishes_title check (length(title) between 1 and 200),
  -- {areas: [{code, name}], services, cpv, from, to, onlyVcse}
  content jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint alert_wishes_of_organisation unique (organisation_id, id)
);

create table alert_readers (
  wish_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null constraint alert_readers_person references people on delete cascade,
  since timestamptz not null,
  until_at timestamptz,
  constraint alert_readers_pk primary key (wish_id, person_id),
  constraint alert_readers_wish foreign key (organisation_id, wish_id) references alert_wishes (organisation_id, id) on delete cascade
);

-- One row for each notice that fitted a wish: so that nobody hears of it twice.
create table alert_hits (
  wish_id uuid not null,
  organisation_id uuid not null,
  notice text not null,
  content jsonb not null,
  reasons jsonb not null,
  mails int4 not null,
  told_at timestamptz not null,
  constraint alert_hits_pk primary key (wish_id, notice),
  constraint alert_hits_wish foreign key (organisation_id, wish_id) references alert_wishes (organisation_id, id) on delete cascade
);
create index alert_hits_by_organisation on alert_hits (organisation_id, told_at desc);
revoke update, delete on alert_hits from commonweal_run;
grant update (mails) on alert_hits to commonweal_run;

alter table alert_wishes enable row level security;
create policy alert_wishes_scope on alert_wishes
  using ((select scope_everything()) or organisation_id = any ((select scope_organisations())::uuid[]));
alter table alert_readers enable row level security;
create policy alert_readers_scope on alert_readers
  using ((select scope_everything()) or organisation_id = any ((select scope_organisations())::uuid[]));
alter table alert_hits enable row level security;
create policy alert_hits_scope on alert_hits
  using ((select scope_everything()) or organisation_id = any ((select scope_organisations())::uuid[]));

-- For a link in a mail, whose signature was checked: ends the mails of one reader about one wish, and says of which organisation.
create function stop_alert_mails(wish uuid, reader uuid) returns uuid
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
    update public.alert_readers set until_at = now()
      where wish_id = wish and person_id = reader and until_at is null returning organisation_id
  $$;
