-- Why: what AWS tells of what happens, for 90 days: searched by people, and looked back on by detectors.
-- Undo: drop table feed_poison, feed_counts, events;

-- Cut by the month in which things happened, so that what is too old is dropped with its table. The months are made ahead
-- by the daily upkeep; what comes from outside of them (very late, or from a clock that is wrong) is kept in the default.
-- An id comes once however often it is told: the key has the time in it only because a partitioned table's must.
create table events (
    id         text        not null,
    at         timestamptz not null,
    account_id text        not null,
    region     text        not null,
    source     text        not null,
    name       text        not null,
    kind       text        not null check (kind in ('CALL', 'NOTICE')),
    -- Whose history it is part of.
    subject    text,
    actor      json,
    error      text,
    resources  text[]      not null,
    read_only  boolean     not null,
    detail     json        not null,
    arrived_at timestamptz not null,
    primary key (id, at)
) partition by range (at);
create table events_default partition of events default;

create index events_newest on events (at desc, id desc);
create index events_of_account on events (account_id, at desc, id desc);
create index events_of_name on events (name, at desc, id desc);
-- A subject may be longer than an index takes: callers choose part of it, and none must be able to keep an event out.
create index events_of_subject on events (hashtextextended(subject, 0), at desc, id desc);

-- What became of messages. A connection counts in rows of its own, so that no worker waits for another to commit.
create table feed_counts (
    what        text        not null check (what in ('TAKEN', 'DOUBLED', 'UNKNOWN')),
    detail_type text        not null default '',
    backend     integer     not null default pg_backend_pid(),
    messages    bigint      not null,
    last_at     timestamptz not null,
    primary key (what, detail_type, backend)
);

create table feed_poison (
    digest   text primary key,
    reason   text        not null,
    body     text        not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    times    bigint      not null
);
create index feed_poison_newest on feed_poison (last_at desc);
