-- Why: a filter that is asked for again and again gets a name, for one person or for everybody.
-- Undo: drop table saved_views;
create table saved_views (
    id       uuid primary key,
    owner    uuid        not null references users (id),
    name     text        not null,
    list     text        not null check (list in ('FINDINGS', 'JOBS', 'ACCOUNTS')),
    query    text        not null,
    shared   boolean     not null,
    saved_at timestamptz not null,
    version  bigint      not null default 1
);
create unique index saved_views_named on saved_views (owner, lower(name));
create index saved_views_shared on saved_views (lower(name)) where shared;
