package io.strongroom.db.alerts;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.Timing;
import io.strongroom.domain.alerts.Told;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of one turn, one after the other, into deliveries of routes; what is to be written comes of it at the end. */
final class Planning {
    private final Sql sql;
    private final DeliveryRows rows;
    private final Instant now;
    private final Map<AlertRouteId, RouteTraffic> routes = new LinkedHashMap<>();

    Planning(Sql sql, DeliveryRows rows, Instant now) {
        this.sql = sql;
        this.rows = rows;
        this.now = now;
    }

    void tell(AlertRoute route, Told told) {
        var traffic = routes.computeIfAbsent(route.id(), id -> RouteTraffic.load(sql, route, now));
        switch (Timing.slot(route, told.severity(), traffic.look(), now)) {
            case Timing.Slot.Own(var due) -> traffic.begin(told, due);
            case Timing.Slot.With(var delivery) -> traffic.join(delivery, told);
        }
    }

    void write() {
        routes.forEach((route, traffic) -> traffic.write(rows, now));
    }
}
