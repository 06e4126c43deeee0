package io.strongroom.db.incidents;

import io.strongroom.db.alerts.ChangeRows;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.incidents.Timeline.Line;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.incidents.Correlating;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes detections into incidents. All of an account's are taken in one after the other, under the account's lock: else two
 * workers would open an incident each.
 */
@Singleton
@Transactional
class PgDetections implements Detections {
    private static final int ACCOUNTS = 0x496e6369;

    private final Sql sql;
    private final DetectorCatalog detectors;
    private final IncidentRows rows;
    private final Timeline timeline;
    private final AuditRows audit;
    private final ChangeRows alerts;

    PgDetections(
            Sql sql,
            DetectorCatalog detectors,
            IncidentRows rows,
            Timeline timeline,
            AuditRows audit,
            ChangeRows alerts) {
        this.sql = sql;
        this.detectors = detectors;
        this.rows = rows;
        this.timeline = timeline;
        this.audit = audit;
        this.alerts = alerts;
    }

    @Override
    public List<Recorded> record(List<Detection> detections, List<OwnChange> changes, Instant now) {
        var at = Sql.micros(now);
        var accounts = Stream.concat(
                        detections.stream().map(Detection::account),
                        changes.stream().map(change -> change.event().account()))
                .collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return List.of();
        }
        lock(accounts.stream().map(AccountId::value).toList());
        var recorded = detections.isEmpty() ? List.<Recorded>of() : take(detections, accounts, at);
        changes.forEach(change -> link(change, at));
        return recorded;
    }

    private List<Recorded> take(List<Detection> detections, Set<AccountId> accounts, Instant at) {
        var known = new Occurrences(sql, detections);
        var times = detections.stream()
                .map(Detection::at)
                .sorted(Comparator.naturalOrder())
                .toList();
        var candidates = rows.holdNear(
                accounts,
                times.getFirst().minus(Correlating.WITHIN),
                times.getLast().plus(Correlating.WITHIN));
        var suppressing = new Suppressing(sql, detections, at);
        var taking = new Taking(candidates, rows::nextNumber, this::title, at);
        var recorded = new ArrayList<Recorded>();
        for (var detection : detections) {
            if (known.of(detection).isEmpty() && suppressing.takes(detection)) {
                continue;
            }
            recorded.add(known.of(detection)
                    .map(incident -> new Recorded(incident, Optional.empty()))
                    .orElseGet(() -> {
                        var one = taking.take(detection);
                        known.add(detection, one.incident());
                        return one;
                    }));
        }
        taking.opened().forEach(rows::add);
        taking.changed().forEach(rows::update);
        known.keep();
        suppressing.keep();
        timeline.add(taking.lines(), at);
        audit.add(taking.facts());
        alerts.add(taking.told());
        return recorded;
    }

    private void link(OwnChange change, Instant at) {
        var event = change.event();
        // Roles are named by half of all calls, as where detections are joined.
        var touched = event.resources().stream()
                .filter(arn -> !arn.contains(":iam::") && !arn.contains(":sts::"))
                .toList();
        var about = sql.list(
                """
                select id from incidents where account_id = ? and state <> 'CLOSED' and resources && ?::text[]
                order by id for update""", row -> new IncidentId(row.uuid("id")), event.account().value(), touched);
        for (var id : about) {
            timeline.add(List.of(Line.changed(id, event, change.job())), at);
            sql.update("update incidents set version = version + 1 where id = ?", id.value());
            audit.add(new Fact(
                    at,
                    "watch",
                    "incident.change-linked",
                    "incident",
                    id.toString(),
                    Json.object()
                            .put("job", change.job().toString())
                            .put("event", event.id().value())));
        }
    }

    private void lock(List<String> accounts) {
        sql.list("""
                select pg_advisory_xact_lock(?, key) from (
                    select distinct hashtext(account) as key from unnest(?::text[]) as a (account)
                    order by 1 offset 0) ordered""", row -> true, ACCOUNTS, accounts);
    }

    private String title(Detection detection) {
        return detectors
                .find(detection.detector())
                .map(DetectorSpec::title)
                .orElse(detection.detector().value());
    }
}
