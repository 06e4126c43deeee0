-- Why: how far CloudTrail was looked through where EventBridge brings nothing. What is found so is counted apart, for a feed
-- that only looks things up is still not connected.
-- Undo: drop table event_lookups; delete from feed_counts where what = 'LOOKED_UP';
--       alter table feed_counts drop constraint feed_counts_what_check, add check (what in ('TAKEN', 'DOUBLED', 'UNKNOWN'));
create table event_lookups (
    account_id   text        not null,
    region       text        not null,
    -- What happened before is known, but for what CloudTrail tells later than it says that it does.
    looked_until timestamptz,
    -- When it is to be looked at again. Whoever takes it moves this on first, so that no two look at one place.
    due_at       timestamptz not null,
    -- Whether the last look found that EventBridge had brought everything already.
    fed          boolean     not null default false,
    -- What kept the last look from its end.
    problem      text,
    primary key (account_id, region)
);
create index event_lookups_due on event_lookups (due_at);

alter table feed_counts
    drop constraint feed_counts_what_check,
    add constraint feed_counts_what_check check (what in ('TAKEN', 'DOUBLED', 'UNKNOWN', 'LOOKED_UP'));
