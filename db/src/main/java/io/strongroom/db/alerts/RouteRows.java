package io.strongroom.db.alerts;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.db.users.ScopeArrays;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.alerts.QuietHours;
import io.strongroom.domain.alerts.RouteHealth;
import io.strongroom.domain.alerts.SigningSecrets;
import io.strongroom.domain.incidents.DetectorId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alert routes as rows. */
@Singleton
class RouteRows {
    private final Sql sql;

    RouteRows(Sql sql) {
        this.sql = sql;
    }

    List<AlertRoute> all() {
        return sql.list("select * from alert_routes order by lower(name), id", RouteRows::route);
    }

    Optional<AlertRoute> find(AlertRouteId id) {
        return sql.first("select * from alert_routes where id = ?", RouteRows::route, id.value());
    }

    /** All of them; until the transaction ends none is taken away. */
    List<AlertRoute> keep() {
        return sql.list("select * from alert_routes order by id for key share", RouteRows::route);
    }

    /** One that nobody else changes until the transaction ends; deliveries can still be made for it. */
    Optional<AlertRoute> hold(AlertRouteId id) {
        return sql.first("select * from alert_routes where id = ? for no key update", RouteRows::route, id.value());
    }

    void add(AlertRouteId id, NewAlertRoute wanted, Optional<String> secret) {
        var quiet = Quiet.of(wanted.quiet());
        sql.update(
                """
                insert into alert_routes (id, name, enabled, at_least, scope_all, scope_accounts, scope_ous, detectors, kind,
                    target, secret, digest_seconds, quiet_from, quiet_until, quiet_zone)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id.value(),
                wanted.name(),
                wanted.enabled(),
                SeverityColumn.of(wanted.atLeast()),
                wanted.scope().all(),
                ScopeArrays.accounts(wanted.scope()),
                ScopeArrays.ous(wanted.scope()),
                detectors(wanted),
                wanted.destination().kind(),
                wanted.destination().target(),
                secret.orElse(null),
                wanted.digest().toSeconds(),
                quiet.from(),
                quiet.until(),
                quiet.zone());
    }

    /** @return how many rows were written: none when there is another version */
    int save(AlertRouteId id, NewAlertRoute wanted, long version) {
        var quiet = Quiet.of(wanted.quiet());
        return sql.update(
                """
                update alert_routes set name = ?, enabled = ?, at_least = ?, scope_all = ?, scope_accounts = ?, scope_ous = ?,
                    detectors = ?, target = ?, digest_seconds = ?, quiet_from = ?, quiet_until = ?, quiet_zone = ?,
                    failing_since = null, failing_why = null, stopped_at = null, version = version + 1
                where id = ? and version = ? and kind = ?""",
                wanted.name(),
                wanted.enabled(),
                SeverityColumn.of(wanted.atLeast()),
                wanted.scope().all(),
                ScopeArrays.accounts(wanted.scope()),
                ScopeArrays.ous(wanted.scope()),
                detectors(wanted),
                wanted.destination().target(),
                wanted.digest().toSeconds(),
                quiet.from(),
                quiet.until(),
                quiet.zone(),
                id.value(),
                version,
                wanted.destination().kind());
    }

    void save(AlertRouteId id, RouteHealth health) {
        sql.update(
                """
                update alert_routes set last_delivered_at = ?, failing_since = ?, failing_why = ?, stopped_at = ? where id = ?""",
                health.lastDelivered().orElse(null),
                health.failingSince().orElse(null),
                health.why().orElse(null),
                health.stoppedAt().orElse(null),
                id.value());
    }

    int remove(AlertRouteId id, long version) {
        return sql.update("delete from alert_routes where id = ? and version = ?", id.value(), version);
    }

    int rotate(AlertRouteId id, long version, String secret, Instant until) {
        return sql.update("""
                update alert_routes set previous_secret = secret, previous_until = ?, secret = ?, version = version + 1
                where id = ? and version = ?""", until, secret, id.value(), version);
    }

    /** What a webhook signs with; empty for other kinds. */
    Optional<SigningSecrets> secrets(AlertRouteId id, Instant now) {
        return sql.first(
                "select secret, case when previous_until > ? then previous_secret end as previous from alert_routes"
                        + " where id = ? and secret is not null",
                row -> new SigningSecrets(row.text("secret"), row.maybeText("previous")),
                now,
                id.value());
    }

    private static List<String> detectors(NewAlertRoute wanted) {
        return wanted.detectors().stream().map(DetectorId::value).sorted().toList();
    }

    private static AlertRoute route(Row row) throws SQLException {
        var from = row.maybeText("quiet_from");
        return new AlertRoute(
                new AlertRouteId(row.uuid("id")),
                row.text("name"),
                row.flag("enabled"),
                SeverityColumn.severity(row.integer("at_least")),
                ScopeArrays.scope(row),
                row.texts("detectors").stream().map(DetectorId::new).collect(Collectors.toUnmodifiableSet()),
                Destination.of(row.text("kind"), row.text("target")),
                Duration.ofSeconds(row.number("digest_seconds")),
                from.isPresent()
                        ? Optional.of(QuietHours.of(from.get(), row.text("quiet_until"), row.text("quiet_zone")))
                        : Optional.empty(),
                new RouteHealth(
                        row.maybeInstant("last_delivered_at"),
                        row.maybeInstant("failing_since"),
                        row.maybeText("failing_why"),
                        row.maybeInstant("stopped_at")),
                row.number("version"));
    }

    /** Quiet hours as columns. */
    private record Quiet(
            @Nullable String from,
            @Nullable String until,
            @Nullable String zone) {
        static Quiet of(Optional<QuietHours> hours) {
            return hours.map(quiet -> new Quiet(
                            quiet.from().toString(),
                            quiet.until().toString(),
                            quiet.zone().getId()))
                    .orElseGet(() -> new Quiet(null, null, null));
        }
    }
}
