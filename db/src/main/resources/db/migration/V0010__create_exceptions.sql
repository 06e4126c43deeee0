-- Why: findings that people accept for a time.
-- Undo: alter table findings drop constraint findings_exception; drop index findings_by_exception; drop table exceptions;
create table exceptions (
    id           uuid primary key,
    control      text        not null,
    scope        text        not null check (scope in ('RESOURCE', 'ACCOUNT', 'UNIT', 'EVERYTHING')),
    account_id   text,
    ou_path      text,
    resource_arn text,
    reason       text        not null,
    owner        text        not null,
    state        text        not null check (state in ('REQUESTED', 'ACTIVE', 'ENDED', 'REJECTED')),
    requester    uuid        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    expires_at   timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    comment      text,
    ended_at     timestamptz,
    ending       text check (ending in ('EXPIRED', 'WITHDRAWN')),
    version      bigint      not null default 1,
    constraint exceptions_scoped check (
        (scope in ('RESOURCE', 'ACCOUNT')) = (account_id is not null)
        and (scope = 'UNIT') = (ou_path is not null)
        and (scope = 'RESOURCE') = (resource_arn is not null)),
    constraint exceptions_ended check
        ((state = 'ENDED') = (ended_at is not null) and (state = 'ENDED') = (ending is not null)),
    -- Hours, for days are not all equally long.
    constraint exceptions_expire check
        (expires_at > requested_at and expires_at <= requested_at + interval '8760 hours')
);
create index exceptions_active on exceptions (control) where state = 'ACTIVE';
create index exceptions_due on exceptions (expires_at) where state in ('REQUESTED', 'ACTIVE');
create index exceptions_by_expiry on exceptions (expires_at, id);

alter table findings add constraint findings_exception foreign key (exception_id) references exceptions (id);
create index findings_by_exception on findings (exception_id) where exception_id is not null;
