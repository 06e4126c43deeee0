package io.strongroom.db.incidents;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Suppression;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a batch of detections is suppressed, or was before. The accounts are locked. */
final class Suppressing {
    private final Sql sql;
    private final Instant now;
    private final List<Suppression> standing;
    private final Set<Key> before;
    private final Map<Key, Taken> taken = new LinkedHashMap<>();

    private record Key(AccountId account, String occurrence) {
        static Key of(Detection detection) {
            return new Key(detection.account(), Sql.keepable(detection.occurrence()));
        }
    }

    private record Taken(Suppression by, Detection detection) {}

    Suppressing(Sql sql, List<Detection> detections, Instant now) {
        this.sql = sql;
        this.now = now;
        this.standing = sql.list(
                "select * from suppressions where account_id = any(?::text[]) and ended_at is null and expires_at > ? order by id",
                SuppressionRows::suppression,
                detections.stream().map(one -> one.account().value()).distinct().toList(),
                now);
        var keys = detections.stream().map(Key::of).distinct().toList();
        this.before = new HashSet<>(sql.list(
                """
                select d.account, d.occurrence
                from unnest(?::text[], ?::text[]) as d (account, occurrence)
                join suppressed_detections s on s.account_id = d.account
                    and s.occurrence = sha256(convert_to(d.occurrence, 'UTF8'))""",
                row -> new Key(new AccountId(row.text("account")), row.text("occurrence")),
                keys.stream().map(key -> key.account().value()).toList(),
                keys.stream().map(Key::occurrence).toList()));
    }

    /** Whether the detection, of which no incident knows, opens nothing. */
    boolean takes(Detection detection) {
        var key = Key.of(detection);
        if (before.contains(key) || taken.containsKey(key)) {
            return true;
        }
        var by = standing.stream().filter(one -> one.covers(detection, now)).findFirst();
        by.ifPresent(one -> taken.put(key, new Taken(one, detection)));
        return by.isPresent();
    }

    /** Writes what was taken, and counts it. */
    void keep() {
        if (taken.isEmpty()) {
            return;
        }
        var all = List.copyOf(taken.entrySet());
        sql.update(
                """
                insert into suppressed_detections
                    (account_id, occurrence, suppression_id, at, recorded_at, severity, because, event_id)
                select account, sha256(convert_to(occurrence, 'UTF8')), suppression, at, ?, severity, because, event
                from unnest(?::text[], ?::text[], ?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[])
                    as d (account, occurrence, suppression, at, severity, because, event)""",
                now,
                all.stream().map(one -> one.getKey().account().value()).toList(),
                all.stream().map(one -> one.getKey().occurrence()).toList(),
                all.stream().map(one -> one.getValue().by().id().value()).toList(),
                all.stream().map(one -> one.getValue().detection().at()).toList(),
                all.stream()
                        .map(one -> (long)
                                SeverityColumn.of(one.getValue().detection().severity()))
                        .toList(),
                all.stream()
                        .map(one -> Sql.keepable(one.getValue().detection().because()))
                        .toList(),
                all.stream()
                        .map(one -> one.getValue()
                                .detection()
                                .event()
                                .map(EventId::value)
                                .map(Sql::keepable)
                                .orElse(""))
                        .toList());
        sql.update(
                """
                update suppressions s set suppressed = s.suppressed + t.n, last_at = greatest(s.last_at, t.last_at)
                from (select suppression, count(*) as n, max(at) as last_at
                    from unnest(?::uuid[], ?::timestamptz[]) as u (suppression, at) group by suppression) t
                where s.id = t.suppression""",
                all.stream().map(one -> one.getValue().by().id().value()).toList(),
                all.stream().map(one -> one.getValue().detection().at()).toList());
    }
}
