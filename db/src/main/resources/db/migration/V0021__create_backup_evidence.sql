-- Why: how much of each backup is proven, by vault and resource: what assessments and restore tests left, and its sums.
-- Undo: drop table restore_validations, restore_proof, backup_evidence;
create table backup_evidence (
    account_id    text        not null,
    region        text        not null,
    vault_arn     text        not null,
    -- An asterisk for the resources of a vault beyond those that are told apart.
    resource_arn  text        not null,
    vault_name    text        not null,
    resource_type text        not null,
    points        bigint      not null,
    bytes         bigint      not null,
    -- The recovery point that is the newest, by which a job may be known.
    newest_arn    text,
    -- The height of the rung, from 0.
    rung          smallint    not null check (rung between 0 and 4),
    gap           text        not null check (gap in ('NONE', 'MISSING', 'UNTOLD')),
    why           text        not null,
    -- When the resource's newest backup is older than is asked; none where that cannot be told.
    due_at        timestamptz,
    -- What was found, what tests said, and what was asked.
    document      json        not null,
    changed_at    timestamptz not null,
    primary key (account_id, region, vault_arn, resource_arn),
    -- With the place it is forgotten, whoever forgets that.
    foreign key (account_id, region) references account_regions on delete cascade
);
-- What is proven least comes first.
create index backup_evidence_least on backup_evidence (rung, account_id, region, vault_arn, resource_arn);
create index backup_evidence_due on backup_evidence (due_at, account_id);
create index backup_evidence_resource on backup_evidence (account_id, region, resource_arn);
create index backup_evidence_newest on backup_evidence (account_id, region, newest_arn);

-- Sums by place, changed with what they sum up. A resource counts by the best of its vaults.
create table restore_proof (
    account_id       text   not null,
    region           text   not null,
    resources        bigint not null,
    nothing          bigint not null,
    job_completed    bigint not null,
    encrypted        bigint not null,
    restore_tested   bigint not null,
    content_verified bigint not null,
    untold           bigint not null,
    points           bigint not null,
    bytes            bigint not null,
    further          bigint not null,
    primary key (account_id, region),
    foreign key (account_id, region) references account_regions on delete cascade
);

-- Rights to tell once what a restored backup's content is like, each of one restore job. The secret itself is kept nowhere.
create table restore_validations (
    id          uuid primary key,
    secret_hash bytea       not null unique,
    account_id  text        not null,
    region      text        not null,
    job_id      text        not null,
    issued_by   text        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    outcome     text check (outcome in ('SUCCESSFUL', 'FAILED')),
    message     text,
    constraint restore_validations_used check ((used_at is null) = (outcome is null))
);
create index restore_validations_job on restore_validations (account_id, region, job_id);
