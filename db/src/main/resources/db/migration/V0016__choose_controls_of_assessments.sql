-- Why: an assessment of chosen controls reads and judges no more than them. It says nothing of the others, so an account
--      may wait for it beside one of all controls, and a Region that was never read whole has no time of its reading.
-- Undo: delete from account_regions where assessed_at is null;
--       alter table account_regions alter column assessed_at set not null;
--       drop index assessment_parts_waiting, assessment_parts_running; end all but one part of an account, then
--       create unique index assessment_parts_active on assessment_parts (account_id) where state in ('QUEUED', 'RUNNING');
--       alter table assessment_parts drop column controls; alter table assessments drop column controls;
alter table assessments add column controls text[] not null default '{}';
-- Sorted, so that equal choices are equal; empty for all.
alter table assessment_parts add column controls text[] not null default '{}';

drop index assessment_parts_active;
create unique index assessment_parts_waiting on assessment_parts (account_id, controls)
    where state in ('QUEUED', 'RUNNING');
-- One worker at a time has an account, whatever the controls.
create unique index assessment_parts_running on assessment_parts (account_id) where state = 'RUNNING';

alter table account_regions alter column assessed_at drop not null;
