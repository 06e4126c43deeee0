-- Why: what contains an incident is a job like any other, and the incident's story tells how far it is. Detections that are
-- expected are suppressed for a time: counted and shown, but they open nothing.
-- Undo: drop table suppressed_detections, suppressions, incident_containments; take CONTAINED out of incident_timeline_kind.
alter table incident_timeline drop constraint incident_timeline_kind;
alter table incident_timeline add constraint incident_timeline_kind
    check (kind in ('FOUND', 'MOVED', 'ASSIGNED', 'NOTED', 'CHANGED', 'CONTAINED'));

-- Which incident a job contains; the roll-back of such a job belongs to it as well.
create table incident_containments (
    job_id      uuid primary key references jobs (id),
    incident_id uuid not null references incidents (id)
);

create table suppressions (
    id              uuid primary key,
    detector        text        not null,
    account_id      text        not null,
    -- Patterns, with * for any characters.
    principal       text,
    resource        text,
    reason          text        not null,
    owner           text        not null,
    created_by      uuid        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    -- Who lets it suppress critical ones as well.
    approved_by     text,
    approved_at     timestamptz,
    ended_by        text,
    ended_at        timestamptz,
    -- How many, and when the latest happened.
    suppressed      bigint      not null default 0,
    last_at         timestamptz,
    version         bigint      not null default 1,
    constraint suppressions_narrow check (principal is not null or resource is not null),
    constraint suppressions_expire check (expires_at > created_at and expires_at <= created_at + interval '2160 hours'),
    constraint suppressions_approved check ((approved_by is null) = (approved_at is null)),
    constraint suppressions_ended check ((ended_by is null) = (ended_at is null))
);
create index suppressions_standing on suppressions (account_id, expires_at) where ended_at is null;

-- What opened nothing. One that was suppressed stays so, however often it is found again.
create table suppressed_detections (
    account_id     text        not null,
    occurrence     bytea       not null,
    suppression_id uuid        not null references suppressions (id),
    at             timestamptz not null,
    recorded_at    timestamptz not null,
    -- As in findings: 1 is the worst.
    severity       smallint    not null check (severity between 1 and 4),
    because        text        not null,
    event_id       text,
    primary key (account_id, occurrence)
);
create index suppressed_detections_of on suppressed_detections (suppression_id, at desc);
