-- Why: the thresholds that controls judge by are the customer's to say.
-- Undo: drop table policies;
create table policies (
    id             uuid        not null,
    version        integer     not null,
    name           text        not null,
    scope_all      boolean     not null,
    scope_accounts text[]      not null,
    scope_ous      text[]      not null,
    thresholds     json        not null,
    active         boolean     not null,
    -- Whether it is the newest version; the old ones are kept as they were.
    current        boolean     not null,
    saved_by       text        not null,
    saved_at       timestamptz not null,
    primary key (id, version)
);
create unique index policies_current on policies (id) where current;
create unique index policies_name on policies (lower(name)) where current and active;
