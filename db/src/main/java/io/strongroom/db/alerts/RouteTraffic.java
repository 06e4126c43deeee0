package io.strongroom.db.alerts;

import io.strongroom.db.alerts.DeliveryRows.Origin;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.alerts.Traffic;
import io.strongroom.domain.alerts.Traffic.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries of one route that wait to be told more with, those that were there and those that are new. */
final class RouteTraffic {
    private final AlertRoute route;
    private final Map<DeliveryId, Open> open = new LinkedHashMap<>();
    private Optional<Instant> last;
    private int made;

    private RouteTraffic(AlertRoute route, Optional<Instant> last, int made) {
        this.route = route;
        this.last = last;
        this.made = made;
    }

    /** One that waits. */
    private static final class Open {
        private final Instant due;
        private final List<Told> told;
        private final boolean known;
        private boolean changed;

        private Open(Instant due, List<Told> told, boolean known) {
            this.due = due;
            this.told = new ArrayList<>(told);
            this.known = known;
        }
    }

    /** Holds what waits until the transaction ends. What is due is about to be sent, and is left alone. */
    static RouteTraffic load(Sql sql, AlertRoute route, Instant now) {
        var lately = sql.first(
                        """
                        select max(planned_for) as last, count(*) filter (where made_at > ?) as made
                        from alert_deliveries where route_id = ? and kind = 'CHANGES'""",
                        row -> new RouteTraffic(route, row.maybeInstant("last"), row.integer("made")),
                        now.minus(route.digest()),
                        route.id().value())
                .orElseThrow();
        sql.list("""
                        select * from alert_deliveries where route_id = ? and state = 'PENDING' and kind = 'CHANGES'
                            and not asked and state_at > ? order by id for update""", DeliveryRows::delivery, route.id().value(), now).forEach(lately::put);
        return lately;
    }

    private void put(Delivery delivery) {
        if (delivery.state() instanceof DeliveryState.Pending(var due)
                && delivery.notice() instanceof Notice.Changes(var all)) {
            open.put(delivery.id(), new Open(due, all, true));
        }
    }

    Traffic look() {
        return new Traffic(
                open.entrySet().stream()
                        .map(one -> new Waiting(
                                one.getKey(),
                                one.getValue().due,
                                one.getValue().told.size()))
                        .toList(),
                last,
                made);
    }

    void begin(Told told, Instant due) {
        open.put(DeliveryId.next(), new Open(due, List.of(told), false));
        last = last.filter(known -> known.isAfter(due)).or(() -> Optional.of(due));
        made++;
    }

    void join(DeliveryId delivery, Told told) {
        var one = Optional.ofNullable(open.get(delivery)).orElseThrow();
        one.told.add(told);
        one.changed = true;
    }

    void write(DeliveryRows rows, Instant now) {
        open.forEach((id, one) -> {
            var notice = new Notice.Changes(one.told);
            if (!one.known) {
                rows.add(id, route.id(), notice, Origin.BY_ITSELF, one.due, now);
            } else if (one.changed) {
                rows.save(id, notice);
            }
        });
    }
}
