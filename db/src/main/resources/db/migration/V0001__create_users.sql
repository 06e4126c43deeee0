-- Why: people sign in, and API clients act for them with personal tokens. Only hashes of secrets are kept.
-- Undo: drop table sessions, tokens, users;
create table users (
    id             uuid primary key,
    name           text        not null unique,
    display_name   text        not null,
    roles          text[]      not null,
    scope_all      boolean     not null,
    scope_accounts text[]      not null,
    scope_ous      text[]      not null,
    active         boolean     not null default true,
    password_hash  text        not null
);

create table tokens (
    id             uuid primary key,
    owner          uuid        not null references users (id),
    name           text        not null,
    hint           text        not null,
    -- SHA-256 suffices: the secret is long and random, so there is nothing to guess.
    secret_hash    bytea       not null unique,
    permissions    text[]      not null,
    scope_all      boolean     not null,
    scope_accounts text[]      not null,
    scope_ous      text[]      not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    last_used_at   timestamptz,
    revoked_at     timestamptz
);
create index tokens_owner on tokens (owner, id);

create table sessions (
    secret_hash  bytea primary key,
    user_id      uuid        not null references users (id),
    opened_at    timestamptz not null,
    last_seen_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create index sessions_opened on sessions (opened_at);
