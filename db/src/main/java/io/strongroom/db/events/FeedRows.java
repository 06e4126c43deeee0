package io.strongroom.db.events;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedCounts;
import io.strongroom.domain.events.PoisonEvent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of messages, counted, and those that could not be read. */
@Singleton
class FeedRows {
    private static final int BODY_MOST = 4096;
    /** Whoever may put events on the bus may make up detail-types without end. */
    private static final int TYPES_MOST = 200;

    private static final String OTHERS = "(others)";
    private static final String COUNT = """
            insert into feed_counts (what, detail_type, messages, last_at) values (?, ?, ?, ?)
            on conflict (what, detail_type, backend) do update set messages = feed_counts.messages + excluded.messages,
                last_at = greatest(feed_counts.last_at, excluded.last_at)""";

    private final Sql sql;

    FeedRows(Sql sql) {
        this.sql = sql;
    }

    void count(long taken, long doubled, Instant now) {
        if (taken > 0) {
            sql.update(COUNT, "TAKEN", "", taken, now);
        }
        if (doubled > 0) {
            sql.update(COUNT, "DOUBLED", "", doubled, now);
        }
    }

    void countLookedUp(long found, Instant now) {
        if (found > 0) {
            sql.update(COUNT, "LOOKED_UP", "", found, now);
        }
    }

    void countUnknown(String detailType, long messages, Instant now) {
        var types = sql.list(
                "select distinct detail_type from feed_counts where what = 'UNKNOWN'", row -> row.text("detail_type"));
        var counted = types.contains(detailType) || types.size() < TYPES_MOST ? detailType : OTHERS;
        sql.update(COUNT, "UNKNOWN", counted, messages, now);
    }

    void setAside(String body, String reason, Instant now) {
        sql.update("""
                insert into feed_poison (digest, reason, body, first_at, last_at, times) values (?, ?, ?, ?, ?, 1)
                on conflict (digest) do update set times = feed_poison.times + 1, reason = excluded.reason,
                    last_at = greatest(feed_poison.last_at, excluded.last_at)""", digest(body), reason, cut(body), now, now);
    }

    /** Not through the middle of a character, which no database would keep. */
    private static String cut(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BODY_MOST) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        int end = BODY_MOST;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static String digest(String body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    List<PoisonEvent> poison(int limit) {
        return sql.list("select * from feed_poison order by last_at desc, digest limit ?", FeedRows::poison, limit);
    }

    private static PoisonEvent poison(Row row) throws SQLException {
        return new PoisonEvent(
                row.text("digest"),
                row.text("reason"),
                row.text("body"),
                row.instant("first_at"),
                row.instant("last_at"),
                row.number("times"));
    }

    /** Connections come and go; what those counted that are gone is put together. */
    void fold() {
        sql.update("""
                with gone as (
                    delete from feed_counts
                    where backend <> 0 and backend <> all(array(select pid from pg_stat_activity)) returning *)
                insert into feed_counts (what, detail_type, backend, messages, last_at)
                select what, detail_type, 0, sum(messages), max(last_at) from gone group by what, detail_type
                on conflict (what, detail_type, backend) do update set
                    messages = feed_counts.messages + excluded.messages,
                    last_at = greatest(feed_counts.last_at, excluded.last_at)""");
    }

    FeedCounts counts() {
        record Count(String what, String detailType, long messages) {}
        var all = sql.list(
                "select what, detail_type, sum(messages) as messages from feed_counts group by what, detail_type",
                row -> new Count(row.text("what"), row.text("detail_type"), row.number("messages")));
        var single = all.stream()
                .filter(one -> !one.what().equals("UNKNOWN"))
                .collect(Collectors.toMap(Count::what, Count::messages));
        Map<String, Long> unknown = all.stream()
                .filter(one -> one.what().equals("UNKNOWN"))
                .collect(Collectors.toMap(Count::detailType, Count::messages));
        long poison = sql.first("select count(*) as number from feed_poison", row -> row.number("number"))
                .orElseThrow();
        return new FeedCounts(single.getOrDefault("TAKEN", 0L), single.getOrDefault("DOUBLED", 0L), unknown, poison);
    }

    Optional<Instant> lastArrival() {
        return sql.first("""
                        select greatest((select max(last_at) from feed_counts where what <> 'LOOKED_UP'),
                            (select max(last_at) from feed_poison where not starts_with(reason, ?))) as at""", row -> row.maybeInstant("at"), Events.TROUBLE).flatMap(at -> at);
    }
}
