-- Why: people take accounts under governance one by one or by the unit: what is agreed for each, how it is got into, and
--      whether that works.
-- Undo: drop table connection_tests, enrollments, installation;

-- One row. The stem is made here and never again: accounts carry it in the trust of their roles. 40 hexadecimal digits of
-- two random UUIDs, of which some six bits are fixed: more than 150 random ones.
create table installation (
    only_one         boolean primary key default true check (only_one),
    external_id_stem text not null default
        left(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 40),
    -- Told by workers, which alone know who they are in AWS.
    worker_role      text
);
insert into installation default values;

create table enrollments (
    account_id       text primary key references accounts (id),
    external_id      text        not null unique,
    read_role        text        not null,
    remediation_role text        not null,
    -- Empty: every Region that the account has enabled.
    regions          text[]      not null,
    quota_share      smallint    not null check (quota_share between 5 and 60),
    -- Why the account is left alone at present.
    exclusion        text,
    enrolled_by      text        not null,
    enrolled_at      timestamptz not null,
    version          bigint      not null default 1
);

create table connection_tests (
    id           uuid primary key,
    account_id   text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    state        text        not null check (state in ('QUEUED', 'RUNNING', 'ENDED')),
    worker       uuid,
    lease_until  timestamptz,
    fence        bigint      not null default 0,
    ended_at     timestamptz,
    found        json,
    check ((state = 'RUNNING') = (lease_until is not null)),
    check ((state = 'ENDED') = (found is not null))
);
-- One at a time for each account.
create unique index connection_tests_under_way on connection_tests (account_id) where state <> 'ENDED';
create index connection_tests_of on connection_tests (account_id, id desc);
