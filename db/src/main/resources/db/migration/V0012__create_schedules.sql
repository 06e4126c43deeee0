-- Why: accounts are assessed again by themselves. The first schedule is there from the start; people may change or
--      remove it, and it does not come back.
-- Undo: drop table schedules;
create table schedules (
    id             uuid primary key,
    name           text        not null,
    scope_all      boolean     not null,
    scope_accounts text[]      not null,
    scope_ous      text[]      not null,
    cron           text        not null,
    time_zone      text        not null,
    enabled        boolean     not null,
    -- Empty until a worker has looked at it: SQL does not know what a cron expression means.
    next_run       timestamptz,
    last_run       timestamptz,
    version        bigint      not null default 1
);
create index schedules_due on schedules (next_run) where enabled;

insert into schedules (id, name, scope_all, scope_accounts, scope_ous, cron, time_zone, enabled)
values ('01900000-0000-7000-8000-000000000001', 'Every account, every night', true, '{}', '{}', '0 3 * * *', 'UTC', true);
