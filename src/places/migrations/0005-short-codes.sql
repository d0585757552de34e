-- A few letters by which some publishers name a council (BPL), from the register of local authorities.
alter table areas add column short_code text;
create index areas_by_short_code on areas (short_code) where short_code is not null;
