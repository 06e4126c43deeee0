-- Why: when AWS throttles all the same, others use the quota too: our share of it halves, for all workers, and comes
-- back step by step while no call is throttled.
-- Undo: alter table call_budgets drop column share, drop column slowed_at;
alter table call_budgets
    -- Of the pace that the quota allows us; as it was at slowed_at.
    add column share     double precision not null default 1 check (share > 0 and share <= 1),
    -- When it last changed, in microseconds since 1970.
    add column slowed_at bigint           not null default 0;
