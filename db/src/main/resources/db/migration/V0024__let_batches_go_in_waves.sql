-- Why: a batch can let a few jobs go first, then a tenth, then the rest, and can be stopped when more fail than its
--      requester allowed.
-- Undo: update jobs set held = false, dispatched_at = null where held;
--       drop index jobs_held, batches_watched; alter table jobs drop column held;
--       alter table batches drop column waves, drop column max_errors, drop column wave, drop column forgiven,
--       drop column stopped_after, drop column watched;
alter table batches
    add column waves         boolean  not null default false,
    add column max_errors    integer check (max_errors >= 0),
    -- The wave that goes now; 0 while the request is read.
    add column wave          smallint not null default 0 check (wave between 0 and 3),
    -- Failures that somebody saw and went on all the same.
    add column forgiven      bigint   not null default 0,
    -- How many had failed when the budget stopped it; empty unless it stands still because of that.
    add column stopped_after bigint,
    -- Whether it has to be looked after: jobs of a later wave wait, or failures have to be counted.
    add column watched       boolean  not null default false;
create index batches_watched on batches (id) where watched;

-- Of a later wave: neither told of nor claimed.
alter table jobs add column held boolean not null default false;
create index jobs_held on jobs (batch_id, id) where held;
