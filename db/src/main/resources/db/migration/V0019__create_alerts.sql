-- Why: people are told of incidents where they are. What an incident's change is comes in the transaction that makes the
--      change, so that it is neither lost nor told of something that was rolled back.
-- Undo: drop table alert_deliveries, alert_changes, alert_routes;
create table alert_routes (
    id                uuid primary key,
    name              text        not null,
    enabled           boolean     not null,
    -- 1 is the worst.
    at_least          smallint    not null check (at_least between 1 and 4),
    scope_all         boolean     not null,
    scope_accounts    text[]      not null,
    scope_ous         text[]      not null,
    detectors         text[]      not null,
    kind              text        not null
        constraint alert_routes_kind check (kind in ('SNS', 'WEBHOOK', 'EMAIL', 'SLACK')),
    target            text        not null,
    -- In the clear, for it signs: whoever reads this table can send in Strongroom's name.
    secret            text,
    previous_secret   text,
    previous_until    timestamptz,
    digest_seconds    bigint      not null check (digest_seconds >= 0),
    quiet_from        text,
    quiet_until       text,
    quiet_zone        text,
    last_delivered_at timestamptz,
    failing_since     timestamptz,
    failing_why       text,
    stopped_at        timestamptz,
    version           bigint      not null default 1,
    constraint alert_routes_secret check ((kind = 'WEBHOOK') = (secret is not null)),
    constraint alert_routes_quiet check
        ((quiet_from is null) = (quiet_until is null) and (quiet_from is null) = (quiet_zone is null))
);

-- Changes of incidents that nobody has looked yet where to tell them. Usually empty.
create table alert_changes (
    id   bigint generated always as identity primary key,
    told json not null
);

create table alert_deliveries (
    id            uuid primary key,
    route_id      uuid        not null references alert_routes (id) on delete cascade,
    kind          text        not null
        constraint alert_deliveries_kind check (kind in ('CHANGES', 'TRIAL', 'ROUTE_STOPPED')),
    notice        json        not null,
    state         text        not null
        constraint alert_deliveries_state check (state in ('PENDING', 'DELIVERED', 'FAILED', 'GIVEN_UP')),
    -- When it came into the state, or when it is tried next.
    state_at      timestamptz not null,
    why           text,
    made_at       timestamptz not null,
    -- When it was to be tried first.
    planned_for   timestamptz not null,
    -- A person asked for it: it goes also where nothing goes by itself.
    asked         boolean     not null,
    tries         integer     not null default 0,
    begun_at      timestamptz,
    last_tried_at timestamptz,
    worker        uuid,
    lease_until   timestamptz,
    fence         bigint      not null default 0,
    version       bigint      not null default 1,
    constraint alert_deliveries_why check ((state in ('FAILED', 'GIVEN_UP')) = (why is not null))
);
create index alert_deliveries_due on alert_deliveries (state_at) where state in ('PENDING', 'FAILED');
create index alert_deliveries_log on alert_deliveries (route_id, id);
create index alert_deliveries_lately on alert_deliveries (route_id, made_at);
