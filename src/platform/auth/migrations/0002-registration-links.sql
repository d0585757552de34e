-- Links by which somebody who registers an organisation proves the e-mail address.
alter table one_time_links drop constraint one_time_links_purpose_known;
alter table one_time_links add constraint one_time_links_purpose_known
  check (purpose in ('first-administrator', 'invitation', 'reset', 'email-change', 'code-step', 'registration'));
