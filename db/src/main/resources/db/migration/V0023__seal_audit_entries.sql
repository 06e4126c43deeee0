-- Why: facts get places without gaps in a log with a Merkle tree and signed heads, so that whoever changes what was is found
--   out. Log and facts belong to a role that nobody signs in as: Strongroom's own role can read them and add to them, and
--   can neither change nor remove a row, nor switch off the triggers that refuse it.
-- Undo: alter table audit_entries owner to current_user; alter function refuse_audit_change() owner to current_user;
--   drop schema ledger cascade; drop table audit_state; drop role <user>_ledger; the first as a superuser.

-- One row: who numbers, how far, and what was found of it. No truth stands here that the log itself does not tell.
create table audit_state (
    only_one       boolean primary key default true check (only_one),
    -- Raised by each process that takes the lead; whoever comes with an older one is refused.
    epoch          bigint not null default 0,
    -- All facts up to this number have their place, or will never be.
    low            bigint not null default 0,
    size           bigint not null default 0,
    checkpoint_at  timestamptz,
    anchored_until timestamptz,
    verified       bigint not null default 0,
    verified_at    timestamptz,
    broken_from    bigint,
    broken_until   bigint,
    broken_what    text,
    check ((broken_from is null) = (broken_what is null) and (broken_from is null) = (broken_until is null))
);
insert into audit_state default values;

do $$
declare
    app text := current_user;
    keeper text := left(current_user, 56) || '_ledger';
begin
    begin
        execute format('create role %I nologin', keeper);
    exception when duplicate_object or unique_violation then
        -- Another database of this server has made it already.
        null;
    end;
    execute format('grant %I to %I with inherit false, set true', keeper, app);
    execute format('create schema ledger authorization %I', keeper);
    execute format('set local role %I', keeper);
    execute format('grant usage on schema ledger to %I', app);

    -- A fact's place. The leaf itself is made of the fact: its hash tells whether it still is what it was.
    create table ledger.log (
        seq   bigint primary key,
        entry bigint not null unique,
        hash  bytea  not null check (octet_length(hash) = 32)
    );
    -- Complete subtrees of every eighth level above the leaves.
    create table ledger.nodes (
        level smallint not null,
        n     bigint   not null,
        hash  bytea    not null check (octet_length(hash) = 32),
        primary key (level, n)
    );
    create table ledger.keys (
        key   text primary key,
        since timestamptz not null default now()
    );
    create table ledger.checkpoints (
        n     bigint primary key,
        epoch bigint not null,
        size  bigint not null,
        at    timestamptz not null,
        note  text   not null
    );
    create table ledger.anchors (
        place text   not null,
        n     bigint not null,
        at    timestamptz not null,
        primary key (place, n)
    );
    create function ledger.refuse() returns trigger language plpgsql as $f$
    begin
        raise exception 'the log is only ever added to' using errcode = 'insufficient_privilege';
    end
    $f$;
    create trigger log_only_added before update or delete or truncate on ledger.log
        for each statement execute function ledger.refuse();
    create trigger nodes_only_added before update or delete or truncate on ledger.nodes
        for each statement execute function ledger.refuse();
    create trigger keys_only_added before update or delete or truncate on ledger.keys
        for each statement execute function ledger.refuse();
    create trigger checkpoints_only_added before update or delete or truncate on ledger.checkpoints
        for each statement execute function ledger.refuse();
    create trigger anchors_only_added before update or delete or truncate on ledger.anchors
        for each statement execute function ledger.refuse();
    execute format('grant select, insert on all tables in schema ledger to %I', app);
    reset role;

    -- The facts too. The new owner has to be able to make things in their schema for the moment of the handing over.
    execute format('grant create on schema public to %I', keeper);
    execute format('alter table audit_entries owner to %I', keeper);
    execute format('alter function refuse_audit_change() owner to %I', keeper);
    execute format('revoke create on schema public from %I', keeper);
    execute format('set local role %I', keeper);
    execute format('grant select, insert on audit_entries to %I', app);
    reset role;
    execute format('revoke %I from %I', keeper, app);
end
$$;
