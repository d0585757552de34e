-- A person may say which £ a record counts for; where nobody did, the values that are turned on decide (results/rules/counting.ts).
alter table records
  -- Exactly these kinds; empty: none. Null where nobody has said.
  add column counts_said text[] constraint records_said_kinds check (counts_said <@ array['fiscal', 'economic', 'wellbeing']),
  add column counts_said_by text,
  add column counts_said_why text constraint records_said_why check (btrim(counts_said_why) <> '' and length(counts_said_why) <= 2000),
  add constraint records_said_whole
    check ((counts_said is null) = (counts_said_by is null) and (counts_said is null) = (counts_said_why is null)),
  add constraint records_counts_as_said check (counts_said is null or (counts_fiscal = ('fiscal' = any (counts_said))
    and counts_economic = ('economic' = any (counts_said)) and counts_wellbeing = ('wellbeing' = any (counts_said))));
