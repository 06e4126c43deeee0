package io.strongroom.db.accounts;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.Region;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Call budgets by the generic cell rate algorithm: one number for each budget, moved on by one statement, which is right
 * with any number of workers because the row orders them.
 */
@Singleton
class PgCallBudgets implements CallBudgets {
    private static final double MICROS = 1_000_000;

    private final Sql sql;

    PgCallBudgets(Sql sql) {
        this.sql = sql;
    }

    /** A transaction of its own, however the caller stands: the row is shared by all workers and must be free at once. */
    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Duration book(AccountId account, Region region, Quota quota, Instant now) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        // Rounded up, so that rounding never takes more than the quota.
        long interval = (long) Math.ceil(MICROS / quota.perSecond());
        // A booking that a crash forgets costs nothing, a flush to disk before each AWS call would.
        sql.update("set local synchronous_commit = off");
        long wholeAt = sql.first(
                        """
                        insert into call_budgets (account_id, region, family, whole_at) values (?, ?, ?, ?)
                        on conflict (account_id, region, family)
                            do update set whole_at = greatest(call_budgets.whole_at, ?) + ?
                        returning whole_at""",
                        row -> row.number("whole_at"),
                        account.value(),
                        region.value(),
                        quota.family(),
                        at + interval,
                        at,
                        interval)
                .orElseThrow();
        long wait = wholeAt - interval * quota.burst() - at;
        return Duration.of(Math.max(0, wait), ChronoUnit.MICROS);
    }
}
