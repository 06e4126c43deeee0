-- Why: what assessments find, kept as it changes; and roll-ups, so that no page has to count findings.
-- Undo: drop table baselines, posture_days, posture_controls, posture_accounts, posture_cells, finding_events, findings,
--       account_regions, assessment_parts, assessments;
create table assessments (
    id           uuid primary key,
    requested_by text        not null,
    accounts     integer     not null,
    done         integer     not null default 0,
    failed       integer     not null default 0,
    judgements   bigint      not null default 0,
    opened       bigint      not null default 0,
    resolved     bigint      not null default 0,
    created_at   timestamptz not null,
    ended_at     timestamptz
);

create table assessment_parts (
    assessment_id uuid        not null references assessments (id),
    account_id    text        not null,
    state         text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    ready_at      timestamptz not null,
    worker        uuid,
    lease_until   timestamptz,
    -- Rises with every claim; a write with an older one is refused.
    fence         bigint      not null default 0,
    attempt       integer     not null default 0,
    -- Regions that are finished: a later worker goes on behind them.
    regions       text[]      not null default '{}',
    problem       json,
    ended_at      timestamptz,
    primary key (assessment_id, account_id),
    constraint assessment_parts_leased check
        ((state = 'RUNNING') = (worker is not null) and (state = 'RUNNING') = (lease_until is not null))
);
-- An account waits for one assessment at a time, and one worker has it.
create unique index assessment_parts_active on assessment_parts (account_id) where state in ('QUEUED', 'RUNNING');
create index assessment_parts_due on assessment_parts (ready_at) where state = 'QUEUED';
create index assessment_parts_leases on assessment_parts (lease_until) where state = 'RUNNING';

-- How old what is known of an account and Region is: findings that did not change are not written, so this tells
-- when they were last seen.
create table account_regions (
    account_id  text        not null,
    region      text        not null,
    assessed_at timestamptz not null,
    empty       boolean     not null,
    unread      json        not null,
    primary key (account_id, region)
);

create table findings (
    id            uuid primary key,
    control       text        not null,
    -- 1 is the worst; findings are listed by it.
    severity      smallint    not null check (severity between 1 and 4),
    status        text        not null check (status in ('OPEN', 'ACCEPTED', 'RESOLVED', 'STALE')),
    verdict       text        not null check (verdict in ('FAIL', 'UNKNOWN')),
    account_id    text        not null,
    region        text        not null,
    resource_type text        not null,
    resource_arn  text        not null,
    because       text        not null,
    facts         json        not null,
    -- Digest of verdict, sentence and facts.
    content       bigint      not null,
    first_seen_at timestamptz not null,
    changed_at    timestamptz not null,
    resolved_at   timestamptz,
    reopened      integer     not null default 0,
    assignee      text,
    note          text,
    exception_id  uuid,
    version       bigint      not null default 1,
    constraint findings_resolved check ((status = 'RESOLVED') = (resolved_at is not null)),
    constraint findings_accepted check ((status = 'ACCEPTED') = (exception_id is not null))
);
create unique index findings_subject on findings (account_id, region, control, resource_arn);
create index findings_worst on findings (severity, id) where status = 'OPEN';
create index findings_by_status on findings (status, severity, id);
create index findings_by_control on findings (control, status, severity, id);
create index findings_by_account on findings (account_id, status, severity, id);
create index findings_by_resource on findings (resource_arn);
alter table findings set (fillfactor = 90);

create table finding_events (
    finding_id uuid        not null,
    at         timestamptz not null,
    kind       text        not null,
    actor      text        not null,
    details    json        not null
);
create index finding_events_finding on finding_events (finding_id, at);

-- Verdicts counted: by account, Region and control; and what pages ask for most, added up.
create table posture_cells (
    account_id     text   not null,
    region         text   not null,
    control        text   not null,
    pass           bigint not null,
    fail           bigint not null,
    unknown        bigint not null,
    not_applicable bigint not null,
    accepted       bigint not null,
    primary key (account_id, region, control)
);
create table posture_accounts (
    account_id     text     not null,
    severity       smallint not null,
    pass           bigint   not null,
    fail           bigint   not null,
    unknown        bigint   not null,
    not_applicable bigint   not null,
    accepted       bigint   not null,
    primary key (account_id, severity)
);
create table posture_controls (
    control        text primary key,
    pass           bigint not null,
    fail           bigint not null,
    unknown        bigint not null,
    not_applicable bigint not null,
    accepted       bigint not null
);
-- A day of an account's trend; the account '*' is all of them.
create table posture_days (
    day        date     not null,
    account_id text     not null,
    severity   smallint not null,
    -- Failures open at the end of the day.
    open       bigint   not null,
    opened     bigint   not null,
    resolved   bigint   not null,
    primary key (account_id, severity, day)
);

-- What the last assessment saw, for drift.
create table baselines (
    account_id text        not null,
    region     text        not null,
    taken_at   timestamptz not null,
    document   json        not null,
    primary key (account_id, region)
);
