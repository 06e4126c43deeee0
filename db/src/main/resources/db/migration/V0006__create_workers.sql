-- Why: a worker's presence is an advisory lock of its session, so that a killed one is known at once; and messages
-- that the queue gave up on are kept where people see them.
-- Undo: drop table dead_letters, workers;
create table workers (
    id       uuid primary key,
    -- The key of its advisory lock.
    lock_key bigint      not null,
    since    timestamptz not null,
    beat_at  timestamptz not null
);

create table dead_letters (
    id            uuid primary key,
    message_id    text        not null unique,
    body          text        not null,
    jobs          uuid[]      not null,
    receive_count integer     not null,
    at            timestamptz not null,
    redriven_at   timestamptz
);
create index dead_letters_waiting on dead_letters (at) where redriven_at is null;
