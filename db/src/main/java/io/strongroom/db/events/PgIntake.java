package io.strongroom.db.events;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.events.Intake;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/** Transactions of the feed. */
@Singleton
@Transactional
class PgIntake implements Intake {
    private static final int SUBJECTS = 0x5375626a;
    /** So that a batch of any size holds no more locks than PostgreSQL has room for. */
    private static final int BUCKETS = 256;

    private final Sql sql;
    private final Months months;
    private final FeedRows feed;

    PgIntake(Sql sql, Months months, FeedRows feed) {
        this.sql = sql;
        this.months = months;
        this.feed = feed;
    }

    @Override
    public <T> T together(Collection<String> subjects, Supplier<T> work) {
        if (!subjects.isEmpty()) {
            // In one order, so that two who need the same ones wait for each other one way only.
            sql.list("""
                    select pg_advisory_xact_lock(?, bucket) from (
                        select distinct (hashtextextended(subject, 0) & ?)::int as bucket
                        from unnest(?::text[]) as s (subject) order by 1 offset 0) ordered""", row -> true, SUBJECTS, BUCKETS - 1, subjects);
        }
        return work.get();
    }

    @Override
    public Upkeep keepUp(Instant now) {
        feed.fold();
        return months.keepUp(now);
    }
}
