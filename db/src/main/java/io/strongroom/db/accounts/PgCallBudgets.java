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
import java.util.List;
import java.util.Optional;

/**
 * Call budgets by the generic cell rate algorithm: one number for each budget, moved on by one statement, which is right
 * with any number of workers because the row orders them.
 */
@Singleton
class PgCallBudgets implements CallBudgets {
    private static final double MICROS = 1_000_000;
    /**
     * A quarter of our pace is 15 % of what AWS allows. Slower than that helps nobody: throttles that do not come from our
     * pace would only make every job of the account wait.
     */
    private static final double LEAST_SHARE = 1.0 / 4;

    private static final double STEP = 0.1;
    /** So that seven tenths are seven steps and not a hair more. */
    private static final double ROUNDING = 1e-9;
    /** Throttles that calls already under way meet say nothing new. */
    private static final long SAME_BURST = 1_000_000;

    /** What a slowed budget's share has come back to by a moment. Its parameter is that moment. */
    private static final String SHARE =
            "least(1, call_budgets.share + %s * floor(greatest(0, ? - call_budgets.slowed_at) / %d))"
                    .formatted(STEP, RECOVERY.toMillis() * 1_000);

    /** The same of what a job may take: an assessment of the account, which paces itself, has the rest. */
    private static final String JOBS_SHARE = SHARE + """
             * case when exists (
                 select 1 from assessment_parts p where p.account_id = call_budgets.account_id and p.state = 'RUNNING')
               then %s else 1 end""".formatted(JOBS_BESIDE);

    private final Sql sql;

    PgCallBudgets(Sql sql) {
        this.sql = sql;
    }

    private record Booking(long wholeAt, long interval) {}

    /** A transaction of its own, however the caller stands: the row is shared by all workers and must be free at once. */
    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Duration book(AccountId account, Region region, Quota quota, Instant now) {
        long at = micros(now);
        // A booking that a crash forgets costs nothing, a flush to disk before each AWS call would.
        sql.update("set local synchronous_commit = off");
        long interval = interval(quota);
        var booking = sql.first(
                        """
                        insert into call_budgets (account_id, region, family, whole_at) values (?, ?, ?, ?)
                        on conflict (account_id, region, family)
                            do update set whole_at = greatest(call_budgets.whole_at, ?) + ceil(? / (%1$s))::bigint
                        returning whole_at, ceil(? / (%1$s))::bigint as pace""".formatted(JOBS_SHARE),
                        row -> new Booking(row.number("whole_at"), row.number("pace")),
                        account.value(),
                        region.value(),
                        quota.family(),
                        at + interval,
                        at,
                        interval,
                        at,
                        interval,
                        at)
                .orElseThrow();
        long wait = booking.wholeAt() - booking.interval() * quota.burst() - at;
        return Duration.of(Math.max(0, wait), ChronoUnit.MICROS);
    }

    /** The burst is spent as well: AWS has just said that there is no room. */
    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void throttled(AccountId account, Region region, Quota quota, Instant now) {
        long at = micros(now);
        sql.update("set local synchronous_commit = off");
        sql.update(
                """
                update call_budgets set share = halved, slowed_at = ?,
                    whole_at = greatest(whole_at, ? + ceil(? / halved)::bigint)
                from (select greatest(?, %s / 2) as halved from call_budgets
                    where account_id = ? and region = ? and family = ?) as half
                where account_id = ? and region = ? and family = ? and slowed_at < ?""".formatted(SHARE),
                at,
                at,
                interval(quota) * quota.burst(),
                LEAST_SHARE,
                at,
                account.value(),
                region.value(),
                quota.family(),
                account.value(),
                region.value(),
                quota.family(),
                at - SAME_BURST);
    }

    @Override
    @Transactional
    public List<Pace> paces(AccountId account, Instant now) {
        long at = micros(now);
        return sql.list(
                """
                select * from (select region, family, whole_at, slowed_at, share as was, %s as pace from call_budgets
                    where account_id = ?) as budgets
                where pace < 1 or whole_at > ? order by region, family""".formatted(SHARE),
                row -> {
                    var share = row.fraction("pace");
                    var steps = (long) Math.ceil((1 - row.fraction("was")) / STEP - ROUNDING);
                    return new Pace(
                            new Region(row.text("region")),
                            row.text("family"),
                            share,
                            share < 1
                                    ? Optional.of(
                                            instant(row.number("slowed_at")).plus(RECOVERY.multipliedBy(steps)))
                                    : Optional.empty(),
                            Optional.of(instant(row.number("whole_at"))).filter(now::isBefore));
                },
                at,
                account.value(),
                at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Between two calls at full pace. Rounded up, so that rounding never takes more than the quota. */
    private static long interval(Quota quota) {
        return (long) Math.ceil(MICROS / quota.perSecond());
    }
}
