-- The promise of a conversation binds from the first who takes part in any way: points are given without an idea, too.

create or replace function conversation_promise() returns trigger language plpgsql as $$
begin
  if new.anonymous <> old.anonymous
    and (exists (select from conversation_ideas i where i.conversation_id = new.id)
      or exists (select from conversation_voices v where v.conversation_id = new.id)) then
    raise exception 'The conversation has begun' using errcode = 'check_violation', constraint = 'conversations_promise_kept';
  end if;
  return new;
end $$;
