-- Pages that a place shows to everybody, by their kind (`ledger`). Nothing else of the place is seen by that.

create table published_pages (
  place_id uuid not null constraint published_pages_place references places on delete cascade,
  what text not null,
  published_by uuid,
  published_at timestamptz not null default now(),
  constraint published_pages_pk primary key (place_id, what)
);

alter table published_pages enable row level security;
create policy published_pages_seen on published_pages for select using (true);
create policy published_pages_scope on published_pages
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));

create function published_places(pages text) returns uuid[]
  language sql stable
  as $$ select coalesce(array_agg(place_id), '{}') from published_pages where what = pages $$;

-- The name of a place that shows any pages to everybody: for readers who see nothing else of it.
create function published_place_names() returns table (id uuid, slug text, name text, demonstration boolean, what text, published_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.id, p.slug, p.name, p.demonstration, q.what, q.published_at
    from public.places p join public.published_pages q on q.place_id = p.id order by p.name $$;
