-- Why: tampering with backups, as it was detected and as people handle it.
-- Undo: drop table incident_occurrences, incident_timeline, incidents;
create table incidents (
    id              uuid primary key,
    -- What people call it by; one that was never kept leaves a gap.
    number          bigint generated always as identity unique,
    title           text        not null,
    -- 1 is the worst.
    severity        smallint    not null check (severity between 1 and 4),
    state           text        not null
        constraint incidents_state check (state in ('DETECTED', 'TRIAGED', 'CONTAINING', 'RECOVERING', 'CLOSED')),
    state_at        timestamptz not null,
    -- Who moved it there; nobody where the product did.
    state_by        text,
    resolution      text check (resolution in ('HANDLED', 'EXPECTED', 'FALSE_ALARM')),
    reason          text,
    owner           text,
    opened_at       timestamptz not null,
    acknowledged_at timestamptz,
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    principal       text,
    account_id      text        not null,
    correlation     text        not null,
    -- How many detections of each detector.
    detectors       jsonb       not null,
    resources       text[]      not null,
    at_risk         json,
    version         bigint      not null,
    -- How many lines its timeline has.
    lines           bigint      not null default 0,
    constraint incidents_moved check ((state = 'DETECTED') = (state_by is null)),
    constraint incidents_closed check
        ((state = 'CLOSED') = (resolution is not null) and (state = 'CLOSED') = (reason is not null))
);
-- What a detection may join.
create index incidents_near on incidents (account_id, last_at);
create index incidents_open on incidents (severity, number) where state <> 'CLOSED';

create table incident_timeline (
    incident_id uuid        not null references incidents (id),
    sequence    bigint      not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    kind        text        not null
        constraint incident_timeline_kind check (kind in ('FOUND', 'MOVED', 'ASSIGNED', 'NOTED', 'CHANGED')),
    details     json        not null,
    primary key (incident_id, sequence)
);
create index incident_timeline_story on incident_timeline (incident_id, at, sequence);

-- Detections that were taken in: the same one again changes nothing. As digest, for an ARN may be longer than a key takes.
create table incident_occurrences (
    account_id  text  not null,
    occurrence  bytea not null,
    incident_id uuid  not null references incidents (id),
    primary key (account_id, occurrence)
);
