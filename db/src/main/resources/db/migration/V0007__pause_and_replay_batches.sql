-- Why: a batch can be paused, and a stream that is sent again under its key is answered as it was the first time.
-- Undo: drop table batch_chunks; alter table batches drop column paused_at;
alter table batches add column paused_at timestamptz;
-- Few batches are paused; claims and the relay ask for all of them each time.
create index batches_paused on batches (id) where paused_at is not null;

-- What was answered to each chunk of a stream, written in the transaction of its jobs; kept as long as the keys are.
create table batch_chunks (
    batch_id   uuid        not null references batches (id),
    n          integer     not null check (n >= 1),
    digest     text        not null,
    results    text        not null,
    lines      bigint      not null,
    accepted   bigint      not null,
    duplicates bigint      not null,
    rejected   bigint      not null,
    last_line  bigint      not null,
    created_at timestamptz not null,
    primary key (batch_id, n)
);
create index batch_chunks_age on batch_chunks (created_at);
