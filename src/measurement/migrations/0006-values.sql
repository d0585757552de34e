-- What a unit of something may be worth in £, and which of these a place has turned on. All are off until somebody turns them on.

create table value_packs (
  id uuid constraint value_packs_pk primary key default gen_random_uuid(),
  place_id uuid not null constraint value_packs_place references places on delete cascade,
  title text not null constraint value_packs_title check (btrim(title) <> '' and length(title) <= 200),
  -- Who holds the rights, and what they allow.
  holder text not null constraint value_packs_holder check (btrim(holder) <> '' and length(holder) <= 200),
  licence text not null constraint value_packs_licence check (btrim(licence) <> '' and length(licence) <= 1000),
  vintage text not null constraint value_packs_vintage check (btrim(vintage) <> '' and length(vintage) <= 100),
  file_name text not null,
  -- Of the rows of the file, what became of each: counts, and those held back with their reasons.
  report jsonb not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  constraint value_packs_with_place unique (place_id, id),
  constraint value_packs_title_unique unique (place_id, title, vintage)
);

create table pack_values (
  id uuid constraint pack_values_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  pack_id uuid not null,
  position int4 not null,
  code text not null constraint pack_values_code check (length(code) <= 60),
  title text not null constraint pack_values_title check (btrim(title) <> '' and length(title) <= 500),
  kind text not null constraint pack_values_kind check (kind in ('fiscal', 'economic', 'wellbeing')),
  -- Pence for one unit.
  low int8 not null,
  central int8 not null,
  high int8 not null,
  unit text not null constraint pack_values_unit check (length(unit) <= 200),
  price_year int4 not null constraint pack_values_year check (price_year between 1900 and 2200),
  confidence text not null constraint pack_values_confidence check (confidence in ('green', 'amber', 'red')),
  bears text not null constraint pack_values_bears check (length(bears) <= 300),
  source text not null constraint pack_values_source check (length(source) <= 2000),
  notes text not null constraint pack_values_notes check (length(notes) <= 4000),
  constraint pack_values_of_place foreign key (place_id, pack_id) references value_packs (place_id, id) on delete cascade,
  constraint pack_values_with_kind unique (place_id, id, kind),
  constraint pack_values_in_order check (0 <= low and low <= central and central <= high and high <= 9007199254740991)
);
create index pack_values_by_pack on pack_values (pack_id, position);

-- Which value a measure uses for a kind of £, and what is taken off.
create table measure_values (
  id uuid constraint measure_values_pk primary key default gen_random_uuid(),
  place_id uuid not null,
  measure_id uuid not null,
  value_id uuid not null,
  kind text not null,
  -- Fractions with the source of each: {deadweight, displacement, attribution, dropOff, years, discounting, convention, priceYear, sources}.
  settings jsonb not null,
  why text not null constraint measure_values_why check (btrim(why) <> '' and length(why) <= 2000),
  turned_on_by text not null,
  turned_on_at timestamptz not null,
  turned_off_by text,
  turned_off_at timestamptz,
  constraint measure_values_measure foreign key (place_id, measure_id) references measures (place_id, id) on delete cascade,
  -- The kind is the value's own: a fiscal value cannot be counted as wellbeing.
  constraint measure_values_value foreign key (place_id, value_id, kind) references pack_values (place_id, id, kind) on delete cascade,
  constraint measure_values_off check ((turned_off_at is null) = (turned_off_by is null)),
  constraint measure_values_in_order check (turned_off_at >= turned_on_at)
);
-- One act holds at most one value of a kind: a measure has one, and of several records of an act one counts (records_one_fiscal and its like).
create unique index measure_values_one_for_a_kind on measure_values (measure_id, kind) where turned_off_at is null;
create index measure_values_by_place on measure_values (place_id) where turned_off_at is null;

alter table value_packs enable row level security;
alter table pack_values enable row level security;
alter table measure_values enable row level security;
create policy value_packs_scope on value_packs
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy pack_values_scope on pack_values
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
create policy measure_values_scope on measure_values
  using ((select scope_everything()) or place_id = any ((select scope_places())::uuid[]));
