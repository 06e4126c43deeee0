-- Why: every state change leaves a fact in the same transaction; nobody may change or remove one, us included.
-- Undo: drop table audit_entries; drop function refuse_audit_change();
create table audit_entries (
    seq         bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,
    object_kind text        not null,
    object_id   text        not null,
    -- json and not jsonb: kept as written, to the order of its fields.
    details     json        not null
);
-- An object's timeline and event stream.
create index audit_entries_object on audit_entries (object_kind, object_id, seq);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are only ever added' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entries_only_added
    before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change();
