-- Why: the jobs, their plans, approvals and attempts. PostgreSQL is the truth, the queue only wakes workers.
-- Undo: drop table client_tokens, attempts, approvals, job_changes, jobs, batches; drop function refuse_self_approval();
create table batches (
    id                uuid primary key,
    requested_by      uuid        not null,
    requested_by_name text        not null,
    idempotency_key   text        not null,
    lines             bigint      not null default 0,
    accepted          bigint      not null default 0,
    duplicates        bigint      not null default 0,
    rejected          bigint      not null default 0,
    created_at        timestamptz not null,
    completed_at      timestamptz,
    unique (requested_by, idempotency_key)
);

-- No foreign key to users and accounts: acceptance has checked both, and a bulk of 100,000 rows would lock the same
-- few parent rows as often. Documents are json and not jsonb: kept as given, and jsonb refuses some valid texts.
create table jobs (
    id                 uuid primary key,
    kind               text        not null check (kind in ('REMEDIATE', 'ROLL_BACK')),
    remediation        text        not null,
    account_id         text        not null,
    region             text        not null,
    parameters         json        not null,
    mode               text        not null check (mode in ('PLAN', 'APPLY')),
    reason             text        not null,
    batch_id           uuid references batches (id),
    client_token       text,
    rollback_of        uuid references jobs (id),
    requested_by       uuid        not null,
    requested_by_name  text        not null,

    -- The state and its fields: see JobState.
    state              text        not null,
    state_at           timestamptz not null,
    ready_at           timestamptz,
    worker             uuid,
    lease_until        timestamptz,
    attempt            integer     not null default 0,
    claims             integer     not null default 0,
    conclusion         text check (conclusion in ('CHANGED', 'ALREADY_COMPLIANT', 'STALE', 'REJECTED', 'ERROR')),
    problem            json,
    cancelled_by       text,

    -- Rises with every claim; a write with an older one is refused.
    fence              bigint      not null default 0,
    phase              text        not null default 'PLAN' check (phase in ('PLAN', 'APPLY', 'VERIFY')),
    -- Who asked a running job to stop.
    cancel_requested_by text,
    -- When the relay last told workers of it; empty when that is still to be done.
    dispatched_at      timestamptz,

    -- Counts the plans made; changes of earlier ones are kept.
    plan_no            integer     not null default 0,
    plan_digest        text,
    plan_risk          text check (plan_risk in ('R0', 'R1', 'R2', 'R3')),
    plan_changes       integer,
    plan_irreversible  integer,
    approvals_needed   integer,
    plan_created_at    timestamptz,
    plan_expires_at    timestamptz,
    plan_warnings      json,
    plan_confirmation  text,
    outputs            json,

    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    version            bigint      not null default 1,

    constraint jobs_state check (state in ('QUEUED', 'RUNNING', 'RETRYING', 'AWAITING_APPROVAL', 'PLANNED',
        'SUCCEEDED', 'FAILED', 'CANCELLED', 'QUARANTINED')),
    constraint jobs_due_when_queued check ((state in ('QUEUED', 'RETRYING')) = (ready_at is not null)),
    constraint jobs_leased_when_running check
        ((state = 'RUNNING') = (worker is not null) and (state = 'RUNNING') = (lease_until is not null)),
    constraint jobs_concluded_when_done check ((state in ('SUCCEEDED', 'FAILED')) = (conclusion is not null)),
    constraint jobs_problem_told check ((state in ('RETRYING', 'FAILED', 'QUARANTINED')) = (problem is not null)),
    constraint jobs_cancelled_by_someone check ((state = 'CANCELLED') = (cancelled_by is not null))
);

-- One job of an account runs at a time: no two plans work against each other, whatever the claims do.
create unique index jobs_one_runs on jobs (account_id) where state = 'RUNNING';
-- Claiming: the account's next due job.
create index jobs_due on jobs (account_id, ready_at, id) where state in ('QUEUED', 'RETRYING');
-- Telling: due jobs that workers do not know of, and those that they seem to have missed.
create index jobs_untold on jobs (account_id, ready_at, id)
    where state in ('QUEUED', 'RETRYING') and dispatched_at is null;
create index jobs_told on jobs (dispatched_at)
    where state in ('QUEUED', 'RETRYING') and dispatched_at is not null;
create index jobs_plan_expiry on jobs (plan_expires_at) where state = 'AWAITING_APPROVAL';
-- Lists, newest first: ids ascend in the order of making.
create index jobs_by_state on jobs (state, id);
create index jobs_by_account on jobs (account_id, id);
create index jobs_by_batch on jobs (batch_id, state, id) where batch_id is not null;
create index jobs_by_remediation on jobs (remediation, id);
-- Rows come and go from the queue quickly; its indexes must not grow with the dead ones.
alter table jobs set (autovacuum_vacuum_scale_factor = 0.01, fillfactor = 80);

create table job_changes (
    job_id      uuid    not null references jobs (id),
    plan_no     integer not null,
    n           integer not null check (n >= 1),
    change      json    not null,
    state       text    not null
        check (state in ('PLANNED', 'INTENDED', 'APPLIED', 'SKIPPED', 'FAILED', 'UNDONE')),
    applied     json,
    made        text,
    request_ids text[]  not null default '{}',
    at          timestamptz,
    primary key (job_id, plan_no, n)
);

create table approvals (
    job_id        uuid        not null references jobs (id),
    plan_digest   text        not null,
    approver      uuid        not null,
    approver_name text        not null,
    decision      text        not null check (decision in ('APPROVE', 'REJECT')),
    reason        text        not null,
    at            timestamptz not null,
    primary key (job_id, plan_digest, approver)
);
-- The last line behind ApprovalRules: whoever writes here, nobody says yes to their own plan.
create function refuse_self_approval() returns trigger language plpgsql as $$
begin
    if new.decision = 'APPROVE'
        and exists (select 1 from jobs where id = new.job_id and requested_by = new.approver) then
        raise exception 'a requester cannot approve their own plan' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger approvals_by_others
    before insert or update on approvals
    for each row execute function refuse_self_approval();

create table attempts (
    job_id     uuid        not null references jobs (id),
    -- The fence of its lease.
    n          bigint      not null,
    worker     uuid        not null,
    phase      text        not null check (phase in ('PLAN', 'APPLY', 'VERIFY')),
    started_at timestamptz not null,
    ended_at   timestamptz,
    ended      text,
    problem    json,
    primary key (job_id, n)
);

-- Which job a requester's clientToken made: unique for 30 days, then it may be used again.
create table client_tokens (
    requested_by uuid        not null,
    client_token text        not null,
    job_id       uuid        not null,
    created_at   timestamptz not null,
    primary key (requested_by, client_token)
);
create index client_tokens_age on client_tokens (created_at);
