package io.strongroom.db.events;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.Lookups;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Lookups as rows that workers claim by moving on when they are due. */
@Singleton
@Transactional
class PgLookups implements Lookups {
    private static final int PROBLEM_MOST = 1000;
    /** Places that nobody has looked at for longer are of a time when lookups were on. */
    private static final Duration CURRENT = Duration.ofHours(2);

    private final Sql sql;

    PgLookups(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void enlist(AccountId account, Collection<String> regions, Instant now) {
        sql.update("""
                insert into event_lookups (account_id, region, due_at)
                select ?, region, ? from unnest(?::text[]) as r (region)
                on conflict (account_id, region) do nothing""", account.value(), now, List.copyOf(regions));
    }

    @Override
    public Optional<Turn> claim(Instant now, Duration again) {
        return sql.first("""
                update event_lookups set due_at = ? where (account_id, region) = (
                    select l.account_id, l.region from event_lookups l join accounts a on a.id = l.account_id
                    where l.due_at <= ? and a.status = 'ACTIVE'
                    order by l.due_at, l.account_id, l.region limit 1 for update of l skip locked)
                returning account_id, region, looked_until""", PgLookups::turn, now.plus(again), now);
    }

    private static Turn turn(Row row) throws SQLException {
        return new Turn(new AccountId(row.text("account_id")), row.text("region"), row.maybeInstant("looked_until"));
    }

    @Override
    public void looked(Turn turn, Instant until, boolean fed, Instant due) {
        sql.update(
                "update event_lookups set looked_until = ?, fed = ?, due_at = ?, problem = null"
                        + " where account_id = ? and region = ?",
                until,
                fed,
                due,
                turn.account().value(),
                turn.region());
    }

    @Override
    public void failed(Turn turn, String problem) {
        sql.update(
                "update event_lookups set problem = ? where account_id = ? and region = ?",
                problem.length() > PROBLEM_MOST ? problem.substring(0, PROBLEM_MOST) : problem,
                turn.account().value(),
                turn.region());
    }

    @Override
    public Standing standing(Instant now) {
        return sql.first(
                        """
                        select count(*) as places, count(*) filter (where not fed) as alone,
                            count(*) filter (where problem is not null) as failing,
                            case when bool_and(looked_until is not null) then min(looked_until) end as until
                        from event_lookups l join accounts a on a.id = l.account_id
                        where l.due_at >= ? and a.status = 'ACTIVE'""",
                        row -> new Standing(
                                row.number("places"),
                                row.number("alone"),
                                row.number("failing"),
                                row.maybeInstant("until")),
                        now.minus(CURRENT))
                .orElse(Standing.NONE);
    }
}
