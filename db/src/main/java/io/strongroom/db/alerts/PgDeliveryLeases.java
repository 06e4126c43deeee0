package io.strongroom.db.alerts;

import io.strongroom.db.alerts.DeliveryRows.Origin;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries in workers' hands: planned by one at a time, claimed by any, ended by whoever still holds the lease. */
@Singleton
@Transactional
class PgDeliveryLeases implements DeliveryLeases {
    private static final long PLANNING = 0x416c6572745031L;
    private static final int AT_ONCE = 500;
    private static final double LEASE_SECONDS = LEASE.toSeconds();
    private static final String STOPPED =
            "The route had failed for so long that nothing is sent along it any more. Save the route, then send this again.";

    private final Sql sql;
    private final ChangeRows changes;
    private final RouteRows routes;
    private final DeliveryRows rows;
    private final Accounts accounts;
    private final AuditRows audit;

    PgDeliveryLeases(
            Sql sql, ChangeRows changes, RouteRows routes, DeliveryRows rows, Accounts accounts, AuditRows audit) {
        this.sql = sql;
        this.changes = changes;
        this.routes = routes;
        this.rows = rows;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public int plan(Instant now) {
        // Two at once would each begin a digest of its own.
        boolean mine = sql.first("select pg_try_advisory_xact_lock(?) as mine", row -> row.flag("mine"), PLANNING)
                .orElseThrow();
        var waiting = mine ? changes.oldest(AT_ONCE) : List.<ChangeRows.Waiting>of();
        if (waiting.isEmpty()) {
            return 0;
        }
        var all = routes.keep();
        var planning = new Planning(sql, rows, Sql.micros(now));
        for (var one : waiting) {
            var account = accounts.find(one.told().account());
            all.stream()
                    .filter(route -> route.takes(one.told(), account))
                    .forEach(route -> planning.tell(route, one.told()));
        }
        planning.write();
        changes.remove(waiting);
        return waiting.size();
    }

    /** The database's clock rules leases, as everywhere. One of a route at a time, so that a slow receiver does not take all workers. */
    @Override
    public Optional<Lease> claim(WorkerId worker, Instant now) {
        var at = Sql.micros(now);
        return sql.first(
                        """
                        update alert_deliveries d set worker = ?, lease_until = now() + make_interval(secs => ?),
                            fence = fence + 1
                        where id = (
                            select q.id from alert_deliveries q join alert_routes r on r.id = q.route_id
                            where q.state in ('PENDING', 'FAILED') and q.state_at <= ?
                                and (q.lease_until is null or q.lease_until < now())
                                and (q.asked or r.enabled and r.stopped_at is null)
                                and not exists (select 1 from alert_deliveries o where o.route_id = q.route_id
                                    and o.state in ('PENDING', 'FAILED') and o.lease_until > now())
                            order by q.state_at, q.id limit 1 for update of q skip locked)
                        returning id, route_id, fence, kind, notice""",
                        row -> new Claimed(
                                new DeliveryId(row.uuid("id")),
                                new AlertRouteId(row.uuid("route_id")),
                                row.number("fence"),
                                DeliveryRows.notice(row)),
                        worker.value(),
                        LEASE_SECONDS,
                        at)
                .map(claimed -> new Lease(
                        claimed.delivery(),
                        claimed.fence(),
                        routes.find(claimed.route()).orElseThrow().destination(),
                        routes.secrets(claimed.route(), at),
                        claimed.notice()));
    }

    private record Claimed(DeliveryId delivery, AlertRouteId route, long fence, Notice notice) {}

    @Override
    public boolean finish(Lease lease, Outcome outcome, double spread, Instant now) {
        var at = Sql.micros(now);
        // The route first, as whoever saves or removes it does.
        var delivery = rows.find(lease.delivery());
        var route = delivery.flatMap(one -> routes.hold(one.route()));
        if (route.isEmpty() || tried(lease, at) == 0) {
            return false;
        }
        var seen = rows.find(lease.delivery()).orElseThrow();
        var state = DeliveryState.after(outcome, seen.tries(), begun(lease), spread, at);
        rows.save(seen.id(), state);
        if (state instanceof DeliveryState.GivenUp(var when, var why)) {
            fact(route.get(), "alert.given-up", seen, why, when);
        }
        var health = route.get().health().after(outcome, at);
        routes.save(route.get().id(), health);
        if (health.stopped() && !route.get().health().stopped()) {
            stop(route.get(), seen, health.why().orElse(""), at);
        }
        return true;
    }

    /** Counts the try. @return how many rows that were: none when the lease is lost */
    private int tried(Lease lease, Instant at) {
        return sql.update("""
                update alert_deliveries set tries = tries + 1, last_tried_at = ?, begun_at = coalesce(begun_at, ?)
                where id = ? and fence = ? and state in ('PENDING', 'FAILED') and lease_until is not null""", at, at, lease.delivery().value(), lease.fence());
    }

    private Instant begun(Lease lease) {
        return sql.first(
                        "select begun_at from alert_deliveries where id = ?",
                        row -> row.instant("begun_at"),
                        lease.delivery().value())
                .orElseThrow();
    }

    /** Nothing more goes there, and those who can still be reached are told so. */
    private void stop(AlertRoute route, Delivery last, String why, Instant at) {
        rows.giveUp(route.id(), STOPPED, at);
        fact(route, "alert-route.stopped", last, why, at);
        routes.all().stream()
                .filter(AlertRoute::active)
                .forEach(other -> rows.add(
                        DeliveryId.next(),
                        other.id(),
                        new Notice.RouteStopped(route.name()),
                        Origin.BY_ITSELF,
                        at,
                        at));
    }

    private void fact(AlertRoute route, String action, Delivery delivery, String why, Instant at) {
        audit.add(new Fact(
                at,
                "worker",
                action,
                "alert-route",
                route.id().toString(),
                Json.object().put("delivery", delivery.id().toString()).put("why", why)));
    }

    @Override
    public void release(Lease lease) {
        sql.update(
                "update alert_deliveries set worker = null, lease_until = null where id = ? and fence = ?",
                lease.delivery().value(),
                lease.fence());
    }

    @Override
    public int forget(Instant now) {
        return sql.update(
                "delete from alert_deliveries where state in ('DELIVERED', 'GIVEN_UP') and state_at < ?",
                Sql.micros(now).minus(KEPT));
    }
}
