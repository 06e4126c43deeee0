-- Why: the accounts under governance, and how much of their API quotas is booked.
-- Undo: drop table call_budgets, accounts;
create table accounts (
    id        text primary key check (id ~ '^[0-9]{12}$'),
    name      text    not null,
    ou_path   text    not null check (ou_path like '/%'),
    status    text    not null check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    simulated boolean not null
);

-- One row for each budget in use; updated on every call, so there is room on the page to do so in place.
create table call_budgets (
    account_id text   not null,
    region     text   not null,
    family     text   not null,
    -- When the budget will be whole again, in microseconds since 1970: the theoretical arrival time of GCRA.
    whole_at   bigint not null,
    primary key (account_id, region, family)
) with (fillfactor = 50);
