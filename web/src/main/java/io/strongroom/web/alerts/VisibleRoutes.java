package io.strongroom.web.alerts;

import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.List;

/** Routes that speak of an account within a person's reach. To change one, all that it speaks of must be. */
@Singleton
class VisibleRoutes {
    private final AlertRoutes routes;
    private final Reach reach;

    VisibleRoutes(AlertRoutes routes, Reach reach) {
        this.routes = routes;
        this.reach = reach;
    }

    /** By name. */
    List<AlertRoute> list(Principal person) {
        var within = reach.scopes(person);
        return routes.list().stream()
                .filter(route -> within.touches(route.scope()))
                .toList();
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    AlertRoute find(Principal person, String id) {
        var route = Ids.parse(id)
                .map(AlertRouteId::new)
                .flatMap(routes::find)
                .orElseThrow(() -> Rejected.notFound("alert route"));
        if (!reach.scopes(person).touches(route.scope())) {
            throw reach.denied(person, "alert-route", id);
        }
        return route;
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the person's reach */
    AlertRoute whole(Principal person, String id) {
        var route = find(person, id);
        if (!reach.scopes(person).covers(route.scope())) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This route speaks of accounts beyond your reach. Ask somebody who reaches all of them.");
        }
        return route;
    }
}
