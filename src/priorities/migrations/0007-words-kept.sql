-- What was said on an agreement goes only with the agreement itself: no single word of it is changed or taken out.
revoke delete on agreement_events from commonweal_run;
