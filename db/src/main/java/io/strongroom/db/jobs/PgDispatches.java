package io.strongroom.db.jobs;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Wakeup;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outbox of wake-ups: the jobs themselves, by a partial index over those that workers do not know of. Plain SQL: it
 * runs several times a second over up to 100,000 rows and reads only those that it takes.
 */
@Singleton
@Transactional
class PgDispatches implements Dispatches {
    private static final int FORGOTTEN_AT_ONCE = 1000;
    private static final String BEFORE_ALL = "";

    private final Sql sql;
    /** The account that had its turn last. Each relay goes round by itself, which is fair enough. */
    private volatile String lastServed = BEFORE_ALL;

    PgDispatches(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Wakeup> take(Instant now, int limit) {
        var at = Sql.micros(now);
        forget(at);
        var last = lastServed;
        var accounts = new ArrayList<>(waiting(at, last, limit));
        if (accounts.size() < limit && !last.equals(BEFORE_ALL)) {
            waiting(at, BEFORE_ALL, limit - accounts.size()).stream()
                    .filter(account -> !accounts.contains(account))
                    .forEach(accounts::add);
        }
        if (accounts.isEmpty()) {
            return List.of();
        }
        lastServed = accounts.getLast();
        return mark(at, accounts);
    }

    /** Messages may be lost: what was told of long ago and still waits, with its account at rest, is told of again. */
    private void forget(Instant now) {
        sql.update("""
                update jobs set dispatched_at = null where id in (
                    select j.id from jobs j
                    where j.state in ('QUEUED', 'RETRYING') and j.dispatched_at <= ? and %s
                        and not exists (
                            select 1 from jobs r where r.account_id = j.account_id and r.state = 'RUNNING')
                    order by j.dispatched_at limit ? for no key update of j skip locked)""".formatted(Holds.NOT_HELD), now.minus(RETELL), FORGOTTEN_AT_ONCE);
    }

    /**
     * Accounts after the given one with due, untold jobs, in the order of their numbers: the index is skipped through
     * from account to account. One with a running job is left out, for its worker goes on by itself.
     */
    private List<String> waiting(Instant now, String after, int limit) {
        return sql.list("""
                with recursive accounts as (
                    (select j.account_id from jobs j
                     where j.state in ('QUEUED', 'RETRYING') and j.dispatched_at is null and j.ready_at <= ?
                         and j.account_id > ? and %1$s
                     order by j.account_id limit 1)
                    union all
                    select (select j.account_id from jobs j
                            where j.state in ('QUEUED', 'RETRYING') and j.dispatched_at is null and j.ready_at <= ?
                                and j.account_id > a.account_id and %1$s
                            order by j.account_id limit 1)
                    from accounts a where a.account_id is not null)
                select account_id from accounts a
                where account_id is not null
                    and not exists (select 1 from jobs r where r.account_id = a.account_id and r.state = 'RUNNING')
                limit ?""".formatted(Holds.NOT_HELD), row -> row.text("account_id"), now, after, now, limit);
    }

    private List<Wakeup> mark(Instant now, List<String> accounts) {
        Map<String, List<JobId>> taken = new LinkedHashMap<>();
        accounts.forEach(account -> taken.put(account, new ArrayList<>()));
        sql.list(
                        """
                        with due as materialized (
                            select d.id from unnest(?::text[]) as a (account_id) cross join lateral (
                                select j.id from jobs j
                                where j.account_id = a.account_id and j.state in ('QUEUED', 'RETRYING')
                                    and j.dispatched_at is null and j.ready_at <= ? and %s
                                order by j.ready_at, j.id limit ?
                                for no key update of j skip locked) d),
                        told as (
                            update jobs j set dispatched_at = ? from due where j.id = due.id
                            returning j.id, j.account_id, j.ready_at)
                        select id, account_id from told order by ready_at, id""".formatted(Holds.NOT_HELD),
                        row -> Map.entry(row.text("account_id"), new JobId(row.uuid("id"))),
                        accounts,
                        now,
                        Wakeup.MOST,
                        now)
                .forEach(entry -> taken.computeIfAbsent(entry.getKey(), account -> new ArrayList<>())
                        .add(entry.getValue()));
        return taken.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Wakeup(new AccountId(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Override
    public long waiting(int most) {
        return sql.first(
                        "select count(*) as n from (select 1 from jobs j where j.state in ('QUEUED', 'RETRYING') and "
                                + Holds.NOT_HELD + " limit ?) counted",
                        row -> row.number("n"),
                        most)
                .orElseThrow();
    }

    /** From account to account through the index of due jobs, one step each: a long queue costs no more than a short one. */
    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return sql.first("""
                        with recursive firsts as (
                            (select j.account_id, j.ready_at from jobs j
                             where j.state in ('QUEUED', 'RETRYING') and j.ready_at <= ? and %1$s
                             order by j.account_id, j.ready_at limit 1)
                            union all
                            select n.account_id, n.ready_at from firsts f cross join lateral (
                                select j.account_id, j.ready_at from jobs j
                                where j.state in ('QUEUED', 'RETRYING') and j.ready_at <= ?
                                    and j.account_id > f.account_id and %1$s
                                order by j.account_id, j.ready_at limit 1) n)
                        select min(ready_at) as at from firsts""".formatted(Holds.NOT_HELD), row -> row.maybeInstant("at"), now, now)
                .flatMap(at -> at);
    }

    @Override
    public void giveBack(List<Wakeup> wakeups) {
        sql.update(
                "update jobs set dispatched_at = null where id = any(?::uuid[]) and state in ('QUEUED', 'RETRYING')",
                wakeups.stream()
                        .flatMap(wakeup -> wakeup.jobs().stream())
                        .map(JobId::value)
                        .toList());
    }
}
