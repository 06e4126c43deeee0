package io.strongroom.db.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deliveries as rows. */
@Singleton
class DeliveryRows {
    private final Sql sql;

    DeliveryRows(Sql sql) {
        this.sql = sql;
    }

    /** One that people ask for is sent also along a route that is switched off. */
    enum Origin {
        BY_ITSELF,
        ASKED_FOR
    }

    void add(DeliveryId id, AlertRouteId route, Notice notice, Origin origin, Instant due, Instant now) {
        sql.update(
                """
                insert into alert_deliveries (id, route_id, kind, notice, state, state_at, made_at, planned_for, asked)
                values (?, ?, ?, cast(? as json), 'PENDING', ?, ?, ?, ?)""",
                id.value(),
                route.value(),
                notice.label(),
                Json.write(notice),
                due,
                now,
                due,
                origin == Origin.ASKED_FOR);
    }

    /** What one that waits says from now on. */
    void save(DeliveryId id, Notice notice) {
        sql.update(
                "update alert_deliveries set notice = cast(? as json), version = version + 1 where id = ?",
                Json.write(notice),
                id.value());
    }

    /** The state that a try led to. */
    void save(DeliveryId id, DeliveryState state) {
        var columns = Columns.of(state);
        sql.update("""
                update alert_deliveries set state = ?, state_at = ?, why = ?, worker = null, lease_until = null,
                    version = version + 1
                where id = ?""", state.label(), columns.at(), columns.why(), id.value());
    }

    /** Nothing more of what waits is sent along a route. @return how many that were */
    int giveUp(AlertRouteId route, String why, Instant now) {
        return sql.update("""
                update alert_deliveries set state = 'GIVEN_UP', state_at = ?, why = ?, worker = null, lease_until = null,
                    version = version + 1
                where route_id = ? and state in ('PENDING', 'FAILED')""", now, why, route.value());
    }

    Optional<Delivery> find(DeliveryId id) {
        return sql.first("select * from alert_deliveries where id = ?", DeliveryRows::delivery, id.value());
    }

    /** The same, held until the transaction ends. */
    Optional<Delivery> hold(DeliveryId id) {
        return sql.first("select * from alert_deliveries where id = ? for update", DeliveryRows::delivery, id.value());
    }

    static Delivery delivery(Row row) throws SQLException {
        return new Delivery(
                new DeliveryId(row.uuid("id")),
                new AlertRouteId(row.uuid("route_id")),
                notice(row),
                state(row),
                row.instant("made_at"),
                row.integer("tries"),
                row.maybeInstant("last_tried_at"),
                row.number("version"));
    }

    static Notice notice(Row row) throws SQLException {
        var kind = row.text("kind");
        JsonNode said = row.json("notice");
        return switch (kind) {
            case "CHANGES" -> Json.convert(said, Notice.Changes.class);
            case "TRIAL" -> Json.convert(said, Notice.Trial.class);
            case "ROUTE_STOPPED" -> Json.convert(said, Notice.RouteStopped.class);
            default -> throw new IllegalStateException("a notice cannot be " + kind);
        };
    }

    private static DeliveryState state(Row row) throws SQLException {
        var at = row.instant("state_at");
        var state = row.text("state");
        return switch (state) {
            case "PENDING" -> new DeliveryState.Pending(at);
            case "DELIVERED" -> new DeliveryState.Delivered(at);
            case "FAILED" -> new DeliveryState.Failed(at, row.text("why"));
            case "GIVEN_UP" -> new DeliveryState.GivenUp(at, row.text("why"));
            default -> throw new IllegalStateException("a delivery cannot be " + state);
        };
    }

    /** A state as columns. */
    private record Columns(Instant at, @Nullable String why) {
        static Columns of(DeliveryState state) {
            return switch (state) {
                case DeliveryState.Pending(var due) -> new Columns(due, null);
                case DeliveryState.Delivered(var at) -> new Columns(at, null);
                case DeliveryState.Failed(var retryAt, var why) -> new Columns(retryAt, why);
                case DeliveryState.GivenUp(var at, var why) -> new Columns(at, why);
            };
        }
    }
}
