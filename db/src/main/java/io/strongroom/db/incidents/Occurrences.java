package io.strongroom.db.incidents;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.IncidentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was taken in before, of the same as a batch of detections; and what is now. The accounts are locked. */
final class Occurrences {
    private final Sql sql;
    private final Map<Key, IncidentId> known = new HashMap<>();
    private final Map<Key, IncidentId> added = new HashMap<>();

    private record Key(AccountId account, String occurrence) {
        static Key of(Detection detection) {
            return new Key(detection.account(), Sql.keepable(detection.occurrence()));
        }
    }

    Occurrences(Sql sql, List<Detection> detections) {
        this.sql = sql;
        var keys = detections.stream().map(Key::of).distinct().toList();
        sql.list(
                        """
                        select d.account, d.occurrence, o.incident_id
                        from unnest(?::text[], ?::text[]) as d (account, occurrence)
                        join incident_occurrences o on o.account_id = d.account
                            and o.occurrence = sha256(convert_to(d.occurrence, 'UTF8'))""",
                        row -> Map.entry(
                                new Key(new AccountId(row.text("account")), row.text("occurrence")),
                                new IncidentId(row.uuid("incident_id"))),
                        keys.stream().map(key -> key.account().value()).toList(),
                        keys.stream().map(Key::occurrence).toList())
                .forEach(one -> known.put(one.getKey(), one.getValue()));
    }

    Optional<IncidentId> of(Detection detection) {
        return Optional.ofNullable(known.get(Key.of(detection)));
    }

    void add(Detection detection, IncidentId incident) {
        known.put(Key.of(detection), incident);
        added.put(Key.of(detection), incident);
    }

    /** Writes what was added. */
    void keep() {
        var keys = List.copyOf(added.entrySet());
        if (!keys.isEmpty()) {
            sql.update(
                    """
                    insert into incident_occurrences (account_id, occurrence, incident_id)
                    select account, sha256(convert_to(occurrence, 'UTF8')), incident
                    from unnest(?::text[], ?::text[], ?::uuid[]) as o (account, occurrence, incident)""",
                    keys.stream().map(one -> one.getKey().account().value()).toList(),
                    keys.stream().map(one -> one.getKey().occurrence()).toList(),
                    keys.stream().map(one -> one.getValue().value()).toList());
        }
    }
}
