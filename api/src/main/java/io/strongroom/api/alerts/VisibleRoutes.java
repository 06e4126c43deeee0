package io.strongroom.api.alerts;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.ScopeReach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Routes that speak of an account within the caller's reach. To change one, all that it speaks of must be. */
@Singleton
public class VisibleRoutes {
    private static final Paging.Order<AlertRouteView> ORDER =
            new Paging.Order<>(AlertRouteView::id, (one, position) -> one.id().compareTo(position) > 0);

    private final AlertRoutes routes;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Caller caller;
    private final Paging paging;
    private final Cursors cursors;

    VisibleRoutes(
            AlertRoutes routes,
            Deliveries deliveries,
            Accounts accounts,
            Caller caller,
            Paging paging,
            Cursors cursors) {
        this.routes = routes;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.caller = caller;
        this.paging = paging;
        this.cursors = cursors;
    }

    /** @throws Rejected {@code malformed-request}, {@code cursor-mismatch} */
    AlertRouteView.Page page(Face face, ListAsk ask, String self) {
        unfiltered(ask, face.what() + "s have nothing to be filtered by");
        var reach = reach();
        var found = routes.list().stream()
                .filter(face::shows)
                .filter(route -> reach.touches(route.scope()))
                .map(route -> AlertRouteView.of(route, reach.seen(route.scope()), Optional.empty()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        var part = paging.part(ask, face.name(), found, ORDER);
        return new AlertRouteView.Page(
                part.items(), part.next(), part.count(), Lists.Links.of(self, part.next()), List.of());
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    AlertRoute get(Face face, UUID id) {
        return routes.find(new AlertRouteId(id))
                .filter(face::shows)
                .filter(route -> reach().touches(route.scope()))
                .orElseThrow(() -> Rejected.notFound(face.what()));
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the caller's reach */
    AlertRoute whole(Face face, UUID id) {
        var route = get(face, id);
        ScopeBody.requireWhole(route.scope(), reach(), face.what());
        return route;
    }

    /** The same over the version that was seen. @throws Rejected {@code precondition-required}, {@code precondition-failed} */
    AlertRoute matched(Face face, UUID id, @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var route = whole(face, id);
        ETags.matchIfGiven(match, route.version());
        return route;
    }

    NewAlertRoute wanted(Face face, Optional<AlertRoute> saved, AlertRouteBody body) {
        return body.checked(face, saved, reach());
    }

    AlertRouteView view(AlertRoute route, Optional<String> secret) {
        return AlertRouteView.of(route, reach().seen(route.scope()), secret);
    }

    /** @throws Rejected {@code malformed-request}, {@code cursor-mismatch}, {@code not-found} */
    DeliveryView.Page log(Face face, UUID id, ListAsk ask, String self) {
        var route = get(face, id);
        unfiltered(ask, "deliveries have nothing to be filtered by");
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: deliveries are not counted");
        }
        var most = Lists.limit(ask.limit);
        var name = caller.principal().userId() + " deliveries " + id;
        var before = cursors.position(ask.cursor, name).map(Lists::uuid).map(DeliveryId::new);
        var found = deliveries.of(route.id(), before, most + 1);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.getLast().id().toString(), name) : null;
        return new DeliveryView.Page(
                items.stream().map(this::view).toList(), next, Lists.Links.of(self, next), List.of());
    }

    /** A delivery of a route that is within reach, whole. @throws Rejected {@code not-found} */
    Delivery delivery(Face face, UUID id, UUID delivery) {
        var route = whole(face, id);
        return deliveries
                .find(new DeliveryId(delivery))
                .filter(one -> one.route().equals(route.id()))
                .orElseThrow(() -> Rejected.notFound("delivery"));
    }

    DeliveryView view(Delivery delivery) {
        return DeliveryView.of(delivery, caller::reaches);
    }

    private static void unfiltered(ListAsk ask, String why) {
        if (ask.q != null && !ask.q.isBlank()) {
            throw Lists.malformed("q", "does not apply: " + why);
        }
    }

    private ScopeReach reach() {
        return new ScopeReach(caller.principal(), accounts.all());
    }
}
