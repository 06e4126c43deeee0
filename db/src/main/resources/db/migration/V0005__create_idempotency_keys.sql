-- Why: the same request twice has one effect and one answer; the answer is stored with the effect.
-- Undo: drop table idempotency_keys;
create table idempotency_keys (
    scope       text        not null,
    key         text        not null,
    body_digest text        not null,
    status      integer     not null,
    location    text        not null,
    body        text        not null,
    created_at  timestamptz not null,
    primary key (scope, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
