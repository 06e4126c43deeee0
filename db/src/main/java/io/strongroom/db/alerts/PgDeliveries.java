package io.strongroom.db.alerts;

import io.strongroom.db.alerts.DeliveryRows.Origin;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The log of deliveries, and people who ask for one. */
@Singleton
@Transactional
class PgDeliveries implements Deliveries {
    /** Greater than every id of version 7. */
    private static final UUID END = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Sql sql;
    private final RouteRows routes;
    private final DeliveryRows rows;
    private final AuditRows audit;

    PgDeliveries(Sql sql, RouteRows routes, DeliveryRows rows, AuditRows audit) {
        this.sql = sql;
        this.routes = routes;
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    public List<Delivery> of(AlertRouteId route, Optional<DeliveryId> before, int limit) {
        return sql.list(
                "select * from alert_deliveries where route_id = ? and id < ? order by id desc limit ?",
                DeliveryRows::delivery,
                route.value(),
                before.map(DeliveryId::value).orElse(END),
                limit);
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return rows.find(id);
    }

    @Override
    public Delivery test(AlertRouteId route, Principal by, Instant now) {
        var at = Sql.micros(now);
        if (routes.find(route).isEmpty()) {
            throw Rejected.notFound("alert route");
        }
        var id = DeliveryId.next();
        rows.add(id, route, new Notice.Trial(by.name()), Origin.ASKED_FOR, at, at);
        fact(route, "alert-route.tested", id, by, at);
        return rows.find(id).orElseThrow();
    }

    @Override
    public Delivery redeliver(DeliveryId id, Principal by, Instant now) {
        var at = Sql.micros(now);
        var seen = rows.hold(id).orElseThrow(() -> Rejected.notFound("delivery"));
        int moved = sql.update("""
                update alert_deliveries set state = 'PENDING', state_at = ?, why = null, asked = true, tries = 0,
                    begun_at = null, version = version + 1
                where id = ? and state <> 'PENDING' and (lease_until is null or lease_until < now())""", at, id.value());
        if (moved == 0) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "This delivery waits to be sent or is under way. Look at it again in a minute.");
        }
        fact(seen.route(), "alert.redelivered", id, by, at);
        return rows.find(id).orElseThrow();
    }

    private void fact(AlertRouteId route, String action, DeliveryId delivery, Principal by, Instant at) {
        audit.add(new Fact(
                at,
                by.name(),
                action,
                "alert-route",
                route.toString(),
                Json.object().put("delivery", delivery.toString())));
    }
}
