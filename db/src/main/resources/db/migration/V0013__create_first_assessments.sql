-- Why: a trend has to tell days on which nothing was open from days of which nothing is known.
-- Undo: drop table first_assessments;
create table first_assessments (
    account_id text primary key,
    -- In UTC, as the days of trends.
    day        date not null
);

insert into first_assessments (account_id, day)
select account_id, min(day) from (
    select account_id, day from posture_days where account_id <> '*'
    union all
    select account_id, (assessed_at at time zone 'UTC')::date from account_regions) seen
group by account_id;
